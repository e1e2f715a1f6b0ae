using SellerDesk.Application.Marketplaces;
using SellerDesk.Domain.Shops;

namespace SellerDesk.Integrations.Wildberries;

/// <summary>
/// What a token opens. An open feed may still name what it lacks: a source that the token does not open, or the subscription that would bring more.
/// Complaints about reviews have had no method since December 2025; Wildberries never calls a program.
/// </summary>
internal static class WildberriesAbilities
{
    private const string WeekOnly = "Джем: без подписки — только последние 7 дней";
    private const string PersonalOrService = "Personal token / Service token";

    /// <param name="hasReports">Whether the subscription has the reports of the funnel; null: not known.</param>
    public static KeyFacts Of(WildberriesToken token, bool? hasReports) =>
        new(token.ExpiresAt, token.Scopes, [.. Enum.GetValues<Ability>().Select(ability => FactOf(token, ability, hasReports))], token.Kind?.ToString());

    private static AbilityFact FactOf(WildberriesToken token, Ability ability, bool? hasReports) => ability switch
    {
        Ability.Reviews or Ability.Questions => Read(token, ability, WildberriesToken.Feedbacks),
        Ability.ReviewAnswers or Ability.ReviewAnswerEdits or Ability.QuestionAnswers => Write(token, ability, WildberriesToken.Feedbacks),
        Ability.Chats => Read(token, ability, WildberriesToken.Chat),
        Ability.ChatMessages => Write(token, ability, WildberriesToken.Chat),
        Ability.Orders => Read(token, ability, WildberriesToken.Marketplace, WildberriesToken.Statistics),
        Ability.Returns => Read(token, ability, WildberriesToken.Returns, WildberriesToken.Analytics),
        Ability.ReturnDecisions => Write(token, ability, WildberriesToken.Returns),
        Ability.Products => Cards(token),
        Ability.Funnel when hasReports == false => Read(token, ability, WildberriesToken.Analytics) with { Need = WeekOnly },
        Ability.Funnel => Read(token, ability, WildberriesToken.Analytics),
        Ability.Quality => Quality(token),
        _ => new AbilityFact(ability, AbilityState.NotOffered),
    };

    /// <param name="anyOf">Rights of which one is enough; the others are named as lacking.</param>
    private static AbilityFact Read(WildberriesToken token, Ability ability, params int[] anyOf)
    {
        var missing = anyOf.Where(bit => !token.Allows(bit)).Select(WildberriesToken.NameOf).ToList();
        return new AbilityFact(ability, missing.Count == anyOf.Length ? AbilityState.NeedsScope : AbilityState.Open, missing.Count == 0 ? null : string.Join(", ", missing));
    }

    private static AbilityFact Write(WildberriesToken token, Ability ability, int scope) =>
        !token.Allows(scope) ? new AbilityFact(ability, AbilityState.NeedsScope, WildberriesToken.NameOf(scope))
        : token.IsReadOnly ? new AbilityFact(ability, AbilityState.NeedsScope, "read-write")
        : new AbilityFact(ability, AbilityState.Open);

    /// <summary>Cards need one right, their ratings another.</summary>
    private static AbilityFact Cards(WildberriesToken token) => token.Allows(WildberriesToken.Content)
        ? new AbilityFact(Ability.Products, AbilityState.Open, token.Allows(WildberriesToken.Analytics) ? null : WildberriesToken.NameOf(WildberriesToken.Analytics))
        : new AbilityFact(Ability.Products, AbilityState.NeedsScope, WildberriesToken.NameOf(WildberriesToken.Content));

    private static AbilityFact Quality(WildberriesToken token) =>
        !token.IsPersonalOrService ? new AbilityFact(Ability.Quality, AbilityState.NeedsScope, PersonalOrService)
        : token.Kind is TokenKind.Service ? Read(token, Ability.Quality, WildberriesToken.Analytics, WildberriesToken.Feedbacks)
        : Read(token, Ability.Quality, WildberriesToken.Analytics);
}
