using SellerDesk.Application.Inbox;
using SellerDesk.Domain.Buyers;
using SellerDesk.Domain.Segments;
using SellerDesk.Domain.Segments.Plays;
using SellerDesk.Domain.Shops;
using SellerDesk.Web.Shell.Language;

namespace SellerDesk.Web.Segments;

/// <summary>Segments and their conditions in the reader's words.</summary>
internal static class SegmentWords
{
    /// <summary>What somebody wrote about it; of a ready-made one, what it stands for.</summary>
    public static string SegmentAbout(this Texts t, string description, string? readyMade) => description.Length > 0 || readyMade is null ? description : t[$"segments.ready.{readyMade}.why"];

    public static string Figure(this Texts t, BuyerFigure figure) => t["shell.buyerfigure." + Low(figure)];

    public static string Trait(this Texts t, BuyerTrait trait) => t["shell.buyertrait." + Low(trait)];

    public static string Deed(this Texts t, Deed deed) => t["segments.deed." + Low(deed)];

    public static string Group(this Texts t, GroupKind kind) => t["segments.group." + Low(kind)];

    public static string Channel(this Texts t, ConsentChannel channel) => t["consents.channel." + Low(channel)];

    public static string Purpose(this Texts t, ConsentPurpose purpose) => t["consents.purpose." + Low(purpose)];

    public static string Kind(this Texts t, PlayKind kind) => t["plays.kind." + Low(kind)];

    public static string State(this Texts t, PlayState state) => t["plays.state." + Low(state)];

    public static string Call(this Texts t, CallState state) => t["plays.call." + Low(state)];

    /// <summary>The whole tree as a sentence.</summary>
    public static string Said(this Texts t, SegmentRule rule, NameBook names) => rule switch
    {
        RuleGroup group => Said(t, group, names),
        FigureRule figure => $"{t.Figure(figure.Figure)} {Range(t, figure)}",
        TraitRule trait => $"{t.Trait(trait.Trait)}: {string.Join(", ", trait.Values.Select(value => Value(t, trait.Trait, value, names)))}",
        ConsentRule consent => t["segments.said.consent", t.Channel(consent.Channel), t.Purpose(consent.Purpose)],
        SequenceRule sequence => Said(t, sequence),
        _ => "",
    };

    public static string Value(Texts t, BuyerTrait trait, string value, NameBook names) => trait switch
    {
        BuyerTrait.Shop => Guid.TryParse(value, out var shop) && names.Shops.TryGetValue(new ShopId(shop), out var face) ? face.Name : "–",
        BuyerTrait.Marketplace => Shell.Widgets.MarketplaceMark.Name(t, value),
        BuyerTrait.Tier => Guid.TryParse(value, out var tier) && names.Tiers.TryGetValue(tier, out var called) ? called : t["segments.tier.some"],
        _ => value,
    };

    private static string Said(Texts t, RuleGroup group, NameBook names)
    {
        var parts = group.Rules.Select(one => one is RuleGroup { Kind: not GroupKind.None } inner && inner.Rules.Count > 1 ? $"({t.Said(one, names)})" : t.Said(one, names)).ToList();
        return group.Kind switch
        {
            GroupKind.All => string.Join(t["segments.said.and"], parts),
            GroupKind.Any => string.Join(t["segments.said.or"], parts),
            _ => t["segments.said.none", string.Join("; ", parts)],
        };
    }

    private static string Said(Texts t, SequenceRule rule)
    {
        var steps = string.Join(" → ", rule.Steps.Select(step => step.WithinDays is { } days ? t.Count("segments.said.within", days, t.Deed(step.Deed)) : t.Deed(step.Deed)));
        return rule is { Silence: { } silence, SilentDays: { } silent } ? t.Count("segments.said.silent", silent, steps, t.Deed(silence)) : steps;
    }

    private static string Range(Texts t, FigureRule rule)
    {
        string Number(decimal value) => rule.Currency is { } currency ? t.Format.Money(value, currency) : t.Format.Number(value);
        return (rule.From, rule.To) switch
        {
            ({ } from, { } to) when from == to => $"= {Number(from)}",
            ({ } from, { } to) => t["segments.said.between", Number(from), Number(to)],
            ({ } from, null) => t["segments.said.from", Number(from)],
            (null, { } to) => t["segments.said.to", Number(to)],
            _ => "…",
        };
    }

    public static string Low<T>(T value) where T : struct, Enum => value.ToString().ToLowerInvariant();
}
