using SellerDesk.Domain.Inbox;
using SellerDesk.Domain.Shops;

namespace SellerDesk.Domain.Reading;

/// <summary>What the desk read out of a buyer's text, and what a person made of that.</summary>
public sealed class Reading
{
    public WorkItemId WorkItemId { get; init; }

    public ShopId ShopId { get; init; }

    public int ModelVersion { get; set; }

    /// <summary>-1, 0 or 1.</summary>
    public short Sentiment { get; set; }

    /// <summary>Probabilities by class, as JSON.</summary>
    public string Scores { get; set; } = "{}";

    /// <summary><c>[{"code", "tone", "start", "length"}]</c></summary>
    public string Topics { get; set; } = "[]";

    public string[] Flags { get; set; } = [];

    public DateTimeOffset ReadAt { get; set; }

    public Guid? CorrectedBy { get; set; }

    public DateTimeOffset? CorrectedAt { get; set; }

    /// <summary>What it was before the correction, as JSON.</summary>
    public string? Before { get; set; }
}

/// <summary>A version of a model: its weights, and what it was measured at when it was made.</summary>
public sealed class TextModelVersion
{
    public Guid Id { get; init; }

    public int Version { get; init; }

    public byte[] Content { get; init; } = [];

    /// <summary>Texts that it learned from.</summary>
    public int TrainedOn { get; init; }

    /// <summary>Texts that were held back to judge it.</summary>
    public int HeldBack { get; init; }

    /// <summary>Macro F1 on the held-back texts, 0 to 1.</summary>
    public double Score { get; init; }

    /// <summary>The former model on the same texts.</summary>
    public double FormerScore { get; init; }

    public bool Kept { get; init; }

    public bool IsCurrent { get; set; }

    public DateTimeOffset CreatedAt { get; init; }
}
