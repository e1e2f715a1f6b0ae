namespace SellerDesk.Domain.Reading.Topics;

/// <summary>What a mention does: praises, blames, or only mentions.</summary>
public enum Tone
{
    Neutral,
    Praise,
    Blame,
}
