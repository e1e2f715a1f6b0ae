using SellerDesk.Domain.Common;

namespace SellerDesk.Domain.ServiceLevels;

/// <summary>How a level speaks with its buyers.</summary>
public enum Communication
{
    /// <summary>By the marketplace's own chat, when the buyer asks.</summary>
    MarketplaceChat,

    /// <summary>A message at each stage.</summary>
    EachStage,

    /// <summary>A person of the desk who knows the buyer.</summary>
    PersonalManager,
}

/// <summary>What a version of a level promises.</summary>
/// <param name="Times">For each kind of clock; what is missing is not promised and has no clock.</param>
/// <param name="MessageStages">Stages of an order or a complaint at which the buyer is told, where the marketplace permits it.</param>
/// <param name="FirstInLine">Its items come before others that are due at the same hour.</param>
public sealed record LevelTerms(
    IReadOnlyList<ServiceTime> Times, Communication Communication, IReadOnlyList<string> MessageStages, string Packaging, int WarrantyMonths, bool FirstInLine)
{
    public const int PackagingMaxLength = 1000;
    public const int MostWarrantyMonths = 120;

    public ServiceTime? TimeOf(ClockKind kind, string of) => Times.FirstOrDefault(time => time.Kind == kind && time.Of == of);

    /// <exception cref="RuleException"><c>level.zeroTime</c>, <c>level.longTime</c>, <c>level.packaging</c>, <c>level.warranty</c>.</exception>
    public LevelTerms Checked()
    {
        foreach (var time in Times)
        {
            time.Checked();
        }

        if (Packaging.Length > PackagingMaxLength)
        {
            throw new RuleException("level.packaging", PackagingMaxLength);
        }

        return WarrantyMonths is >= 0 and <= MostWarrantyMonths ? this : throw new RuleException("level.warranty", MostWarrantyMonths);
    }
}
