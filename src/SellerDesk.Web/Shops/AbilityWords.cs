using SellerDesk.Application.Marketplaces;
using SellerDesk.Domain.Shops;
using SellerDesk.Web.Shell.Language;
using SellerDesk.Web.Shell.Widgets;

namespace SellerDesk.Web.Shops;

/// <summary>What a shop may and may not do in words: short for a grid, whole for a person who wants to know why and what to do about it.</summary>
internal static class AbilityWords
{
    public static string Name(Texts t, Ability ability) => Abilities.FeedOf(ability) is { } feed ? FeedWords.Name(t, feed) : t["abilities.deed." + Key(ability)];

    public static string Short(Texts t, Marketplace marketplace, AbilityFact fact) => fact.State switch
    {
        AbilityState.NotOffered => t["abilities.short.not", FeedWords.Marketplace(t, marketplace)],
        AbilityState.NeedsScope => Need(t, fact) is { } need ? t["abilities.short.scope", need] : t["abilities.short.scope.any"],
        AbilityState.NeedsSubscription => Need(t, fact) is { } need ? t["abilities.short.plan", need] : t["abilities.short.plan.any"],
        AbilityState.Open => t["abilities.short.open"],
        _ => t["abilities.short.unknown"],
    };

    /// <summary>One sentence: what is missing and whose doing it is.</summary>
    public static string Why(Texts t, Marketplace marketplace, AbilityFact fact) => fact.State switch
    {
        AbilityState.NotOffered => t["abilities.not." + Key(fact.Ability), FeedWords.Marketplace(t, marketplace)],
        AbilityState.NeedsScope => Need(t, fact) is { } need ? t["abilities.why.scope", need] : t["abilities.why.scope.any"],
        AbilityState.NeedsSubscription => Need(t, fact) is { } need ? t["abilities.why.plan", FeedWords.Marketplace(t, marketplace), need] : t["abilities.why.plan.any", FeedWords.Marketplace(t, marketplace)],
        _ => t["abilities.why.unknown", FeedWords.Marketplace(t, marketplace)],
    };

    /// <summary>How to get it all the same.</summary>
    public static string Way(Texts t, Marketplace marketplace, AbilityFact fact) => fact.State switch
    {
        AbilityState.NotOffered when fact.Ability is Ability.Reviews or Ability.Orders => t["abilities.way.file", FeedWords.Marketplace(t, marketplace)],
        AbilityState.NotOffered when fact.Ability == Ability.Pushes => t["abilities.way.pull"],
        AbilityState.NotOffered => t["abilities.way.cabinet", FeedWords.Marketplace(t, marketplace)],
        AbilityState.NeedsScope => t["abilities.way.scope", FeedWords.Marketplace(t, marketplace)],
        AbilityState.NeedsSubscription => t["abilities.way.plan", FeedWords.Marketplace(t, marketplace)],
        _ => t["abilities.way.unknown"],
    };

    public static (string Name, string? Css) Icon(AbilityState state) => state switch
    {
        AbilityState.Open => ("check", "ok"),
        AbilityState.NotOffered => ("minus", "t3"),
        AbilityState.NeedsScope => ("key", "warn"),
        AbilityState.NeedsSubscription => ("lock", "warn"),
        _ => ("question", "t3"),
    };

    public static bool IsFeed(Ability ability) => Abilities.FeedOf(ability) is not null;

    /// <summary>A feed that nothing is known of is told like any other.</summary>
    public static AbilityFact Of(IEnumerable<AbilityFact> facts, Ability ability) => facts.FirstOrDefault(fact => fact.Ability == ability) ?? new AbilityFact(ability, AbilityState.Unknown);

    // Of several rights or plans one is enough. Rights have the marketplace's own names, translated where they are known.
    private static string? Need(Texts t, AbilityFact fact)
    {
        var needs = (fact.Need ?? "").Split(", ", StringSplitOptions.RemoveEmptyEntries);
        return needs.Length == 0 ? null : string.Join(t["abilities.or"], needs.Select(need => FeedWords.Scopes(t, [need])));
    }

    private static string Key(Ability ability) => ability.ToString().ToLowerInvariant();
}
