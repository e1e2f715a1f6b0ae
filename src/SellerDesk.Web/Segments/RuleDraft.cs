using System.Globalization;
using SellerDesk.Domain.Buyers;
using SellerDesk.Domain.Segments;

namespace SellerDesk.Web.Segments;

/// <summary>A condition or a group while somebody builds it: what is typed, finished or not.</summary>
public sealed class RuleDraft
{
    public const string Consent = "consent";
    public const string Sequence = "sequence";

    public Guid Key { get; } = Guid.NewGuid();

    /// <summary>Just added: it wants the focus.</summary>
    public bool IsFresh { get; set; }

    /// <summary>Null: a condition.</summary>
    public GroupKind? Group { get; set; }

    public List<RuleDraft> Rules { get; init; } = [];

    /// <summary><c>figure:Orders</c>, <c>trait:Region</c>, <c>consent</c>, <c>sequence</c>.</summary>
    public string What { get; private set; } = Of(BuyerFigure.Orders);

    public string? From { get; set; }

    public string? To { get; set; }

    public string? Currency { get; set; }

    public List<string> Values { get; private set; } = [];

    public ConsentChannel Channel { get; set; } = ConsentChannel.Email;

    public ConsentPurpose Purpose { get; set; }

    public List<StepDraft> Steps { get; private set; } = [];

    public bool IsSilent { get; set; }

    public Deed Silence { get; set; }

    public string? SilentDays { get; set; } = "60";

    public BuyerFigure? Figure => What.Split(':') is ["figure", var name] ? Enum.Parse<BuyerFigure>(name) : null;

    public BuyerTrait? Trait => What.Split(':') is ["trait", var name] ? Enum.Parse<BuyerTrait>(name) : null;

    public static string Of(BuyerFigure figure) => "figure:" + figure;

    public static string Of(BuyerTrait trait) => "trait:" + trait;

    /// <summary>A condition to begin with.</summary>
    public static RuleDraft New(string? currency) => new() { From = "1", Currency = currency, IsFresh = true };

    /// <summary>Another kind of condition: what cannot be carried over is gone.</summary>
    public void Become(string what, string? currency)
    {
        What = what;
        (From, To, Values, Steps, IsSilent) = (null, null, [], [], false);
        Currency ??= currency;
        if (what == Sequence)
        {
            Steps = [new StepDraft { Deed = Deed.Ordered }, new StepDraft { Deed = Deed.ReviewedBadly }];
        }
    }

    public static RuleDraft Of(SegmentRule rule) => rule switch
    {
        RuleGroup group => new RuleDraft { Group = group.Kind, Rules = [.. group.Rules.Select(Of)] },
        FigureRule figure => new RuleDraft { What = Of(figure.Figure), From = Text(figure.From), To = Text(figure.To), Currency = figure.Currency },
        TraitRule trait => new RuleDraft { What = Of(trait.Trait), Values = [.. trait.Values] },
        ConsentRule consent => new RuleDraft { What = Consent, Channel = consent.Channel, Purpose = consent.Purpose },
        SequenceRule sequence => new RuleDraft
        {
            What = Sequence,
            Steps = [.. sequence.Steps.Select(step => new StepDraft { Deed = step.Deed, Within = Text(step.WithinDays) })],
            IsSilent = sequence.Silence is not null,
            Silence = sequence.Silence ?? Deed.Ordered,
            SilentDays = Text(sequence.SilentDays) ?? "60",
        },
        _ => throw new ArgumentOutOfRangeException(nameof(rule)),
    };

    public RuleGroup ToGroup() => (RuleGroup)ToRule();

    public SegmentRule ToRule() => this switch
    {
        { Group: { } kind } => new RuleGroup(kind, [.. Rules.Select(rule => rule.ToRule())]),
        { Figure: { } figure } => new FigureRule(figure, Number(From), Number(To), RuleCheck.IsMoney(figure) ? Currency : null),
        { Trait: { } trait } => new TraitRule(trait, [.. Values.Select(value => value.Trim()).Where(value => value.Length > 0)]),
        { What: Consent } => new ConsentRule(Channel, Purpose),
        _ => new SequenceRule([.. Steps.Select((step, at) => new DeedStep(step.Deed, at == 0 ? null : Days(step.Within)))], IsSilent ? Silence : null, IsSilent ? Days(SilentDays) ?? 0 : null),
    };

    private static decimal? Number(string? text) => decimal.TryParse(text, NumberStyles.Number, CultureInfo.InvariantCulture, out var value) ? value : null;

    private static int? Days(string? text) => int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var value) ? value : null;

    private static string? Text(IFormattable? value) => value?.ToString(null, CultureInfo.InvariantCulture);
}

public sealed class StepDraft
{
    public Guid Key { get; } = Guid.NewGuid();

    public Deed Deed { get; set; }

    /// <summary>Days after the step before; empty: whenever.</summary>
    public string? Within { get; set; }
}
