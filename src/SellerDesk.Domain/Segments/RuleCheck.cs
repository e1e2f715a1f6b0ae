using System.Globalization;
using SellerDesk.Domain.Common;

namespace SellerDesk.Domain.Segments;

/// <summary>Refuses trees that mean nothing, that nobody can meet, or that are too large to be read by a person.</summary>
public static class RuleCheck
{
    /// <summary>Groups inside one another.</summary>
    public const int MaxDepth = 5;

    public const int MaxRules = 40;
    public const int MaxValues = 50;
    public const int ValueMaxLength = 200;
    public const int MaxSteps = 4;
    public const int MaxDays = 3_650;
    public const decimal MaxBound = 1_000_000_000_000;

    /// <exception cref="RuleException">
    /// <c>segment.tooDeep</c>, <c>segment.tooMany</c>, <c>segment.emptyGroup</c>, <c>segment.noBounds</c>, <c>segment.bounds</c> (beyond what the figure can be), <c>segment.contradiction</c> (nobody can meet it),
    /// <c>segment.currency</c>, <c>segment.values</c>, <c>segment.steps</c>, <c>segment.days</c>.
    /// </exception>
    public static RuleGroup Checked(RuleGroup root)
    {
        if (Count(root) > MaxRules)
        {
            throw new RuleException("segment.tooMany", MaxRules);
        }

        Check(root, 1);
        return root;
    }

    public static bool IsMoney(BuyerFigure figure) => figure is BuyerFigure.Spent or BuyerFigure.AverageOrder or BuyerFigure.LifetimeValue;

    private static int Count(SegmentRule rule) => rule is RuleGroup group ? group.Rules.Sum(Count) : 1;

    private static void Check(SegmentRule rule, int depth)
    {
        switch (rule)
        {
            case RuleGroup group:
                CheckGroup(group, depth);
                break;
            case FigureRule figure:
                CheckFigure(figure);
                break;
            case TraitRule trait:
                CheckTrait(trait);
                break;
            case SequenceRule sequence:
                CheckSequence(sequence);
                break;
        }
    }

    private static void CheckGroup(RuleGroup group, int depth)
    {
        if (depth > MaxDepth)
        {
            throw new RuleException("segment.tooDeep", MaxDepth);
        }

        if (group.Rules.Count == 0)
        {
            throw new RuleException("segment.emptyGroup");
        }

        foreach (var rule in group.Rules)
        {
            Check(rule, depth + 1);
        }

        if (group.Kind == GroupKind.All)
        {
            Contradictions(group);
        }
    }

    /// <summary>Two ranges of one figure that have nothing in common, both of which must hold.</summary>
    private static void Contradictions(RuleGroup group)
    {
        foreach (var same in group.Rules.OfType<FigureRule>().GroupBy(rule => rule.Figure))
        {
            if (same.Select(rule => rule.Currency).Distinct().Skip(1).Any() || same.Max(rule => rule.From ?? decimal.MinValue) > same.Min(rule => rule.To ?? decimal.MaxValue))
            {
                throw new RuleException("segment.contradiction", same.Key);
            }
        }
    }

    private static void CheckFigure(FigureRule rule)
    {
        if (rule is { From: null, To: null })
        {
            throw new RuleException("segment.noBounds", rule.Figure);
        }

        var most = Most(rule.Figure);
        if (rule.From is < 0 || rule.To is < 0 || rule.From > most || rule.To > most)
        {
            throw new RuleException("segment.bounds", rule.Figure, most);
        }

        if (rule.From > rule.To)
        {
            throw new RuleException("segment.contradiction", rule.Figure);
        }

        if (IsMoney(rule.Figure) != rule.Currency is { Length: 3 })
        {
            throw new RuleException("segment.currency", rule.Figure);
        }
    }

    private static decimal Most(BuyerFigure figure) => figure switch
    {
        BuyerFigure.AverageStars or BuyerFigure.RecencyScore or BuyerFigure.FrequencyScore or BuyerFigure.MoneyScore => 5,
        BuyerFigure.Alive => 100,
        BuyerFigure.FirstOrderDays or BuyerFigure.LastOrderDays or BuyerFigure.LastContactDays => MaxDays,
        _ => MaxBound,
    };

    private static void CheckTrait(TraitRule rule)
    {
        if (rule.Values.Count is 0 or > MaxValues || rule.Values.Any(value => value.Trim().Length is 0 or > ValueMaxLength))
        {
            throw new RuleException("segment.values", rule.Trait, MaxValues);
        }

        if (rule.Trait is BuyerTrait.Shop or BuyerTrait.Tier && !rule.Values.All(value => Guid.TryParse(value, CultureInfo.InvariantCulture, out _)))
        {
            throw new RuleException("segment.values", rule.Trait, MaxValues);
        }
    }

    private static void CheckSequence(SequenceRule rule)
    {
        if (rule.Steps.Count is 0 or > MaxSteps || rule.Steps[0].WithinDays is not null)
        {
            throw new RuleException("segment.steps", MaxSteps);
        }

        if (rule.Silence is null != rule.SilentDays is null || rule.SilentDays is < 1 or > MaxDays || rule.Steps.Any(step => step.WithinDays is < 1 or > MaxDays))
        {
            throw new RuleException("segment.days", MaxDays);
        }
    }
}
