namespace SellerDesk.Domain.Reading;

/// <summary>A text and what it says, to learn from or to be measured by.</summary>
/// <param name="Weight">A person's correction weighs more than stars: it was made about the text itself.</param>
public sealed record LabelledText(string Text, Sentiment Label, float Weight = 1);
