using SellerDesk.Domain.Common;

namespace SellerDesk.Domain.Knowledge;

/// <summary>What a rule wants of the words beside the stars.</summary>
public enum PraiseText
{
    /// <summary>Stars alone.</summary>
    None,

    /// <summary>Words that were read as praise, or none.</summary>
    NoneOrPositive,

    Positive,
}

/// <summary>All that a person chooses for a rule.</summary>
public sealed record PraiseRuleContent(
    string Name, short MinRating, PraiseText Text, bool WithPhotos, IReadOnlyList<Guid> Shops, IReadOnlyList<Guid> Templates,
    int PerHour, int PerDay, short FromHour, short ToHour, int DelayMinutes)
{
    public static readonly PraiseRuleContent Blank = new("", 5, PraiseText.None, false, [], [], 20, 200, 9, 21, 30);

    public PraiseRuleContent Checked()
    {
        if (Name.Trim().Length is 0 or > PraiseRule.NameMaxLength)
        {
            throw new RuleException("praise.name", PraiseRule.NameMaxLength);
        }

        return MinRating is 4 or 5 && PerHour is >= 1 and <= 1000 && PerDay is >= 1 and <= 10_000 && FromHour is >= 0 and <= 24 && ToHour is >= 0 and <= 24
            && DelayMinutes is >= 0 and <= 7 * 24 * 60 && Templates.Count <= PraiseRule.MostTemplates
                ? this with { Name = Name.Trim() }
                : throw new RuleException("praise.limits");
    }
}
