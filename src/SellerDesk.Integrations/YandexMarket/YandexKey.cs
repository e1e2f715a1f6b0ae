using SellerDesk.Application.Marketplaces;
using SellerDesk.Domain.Shops;
using SellerDesk.Integrations.Http;

namespace SellerDesk.Integrations.YandexMarket;

/// <summary>What a key allows: the key itself does not tell, the marketplace does.</summary>
internal sealed class YandexKey(YandexClient client) : IKeyReader
{
    private static readonly Dictionary<Ability, (YandexMethod Method, bool Write)> Needs = new()
    {
        [Ability.Reviews] = (YandexMethods.Feedbacks, false),
        [Ability.Questions] = (YandexMethods.Questions, false),
        [Ability.Chats] = (YandexMethods.Chats, false),
        [Ability.Orders] = (YandexMethods.Orders, false),
        [Ability.Returns] = (YandexMethods.Returns, false),
        [Ability.Products] = (YandexMethods.Mappings, false),
        [Ability.Funnel] = (YandexMethods.GenerateShows, false),
        [Ability.Quality] = (YandexMethods.Quality, false),
        [Ability.ReviewAnswers] = (YandexMethods.UpdateComment, true),
        [Ability.ReviewAnswerEdits] = (YandexMethods.UpdateComment, true),
        [Ability.QuestionAnswers] = (YandexMethods.UpdateAnswer, true),
        [Ability.ChatMessages] = (YandexMethods.SendMessage, true),
        [Ability.ReturnDecisions] = (YandexMethods.SubmitDecision, true),
    };

    public KeyFacts Read(string key)
    {
        YandexApiKey.Read(key);
        return new KeyFacts(null, null, [.. Enum.GetValues<Ability>().Select(ability => FactOf(ability, null))], null);
    }

    public async Task<KeyFacts> LookAsync(ShopAccess shop, CancellationToken cancel)
    {
        var scopes = await ScopesAsync(shop, cancel);
        var campaigns = await YandexAccount.CampaignsAsync(client, shop, cancel);
        var facts = new KeyFacts(null, scopes, [.. Enum.GetValues<Ability>().Select(ability => FactOf(ability, scopes))], null);
        if (client.Settings(shop).BusinessId is null && campaigns.DistinctBy(campaign => campaign.Business).Count() > 1)
        {
            return facts with { Accounts = [.. campaigns.DistinctBy(campaign => campaign.Business).Select(campaign => new KeyAccount(YandexSettingNames.BusinessId, campaign.Business, campaign.BusinessName ?? campaign.Business))] };
        }

        var account = YandexAccount.Choose(campaigns, client.Settings(shop).BusinessId);
        return facts with
        {
            SellerName = account.Name,
            Settings = new Dictionary<string, string>
            {
                [YandexSettingNames.BusinessId] = account.Business,
                [YandexSettingNames.CampaignIds] = string.Join(",", account.Campaigns),
            },
        };
    }

    private async Task<IReadOnlyList<string>?> ScopesAsync(ShopAccess shop, CancellationToken cancel)
    {
        using var answer = await client.TokenAsync(shop, cancel);
        return answer.Problem is null && answer.Root.Find("result")?.Find("apiKey") is { } key
            ? [.. key.List("authScopes").Select(scope => scope.AsText()).OfType<string>().Select(word => YandexScopes.Plain(YandexWords.Plain(word)))]
            : null;
    }

    /// <summary>Pushes are switched on in the cabinet, not by a right of the key; a complaint about a review goes through support, not the API.</summary>
    private static AbilityFact FactOf(Ability ability, IReadOnlyList<string>? scopes)
    {
        if (ability == Ability.Pushes)
        {
            return new AbilityFact(ability, AbilityState.Open);
        }

        if (!Needs.TryGetValue(ability, out var need))
        {
            return new AbilityFact(ability, AbilityState.NotOffered);
        }

        return scopes is null ? new AbilityFact(ability, AbilityState.Unknown)
            : YandexScopes.Allow(scopes, need.Method, need.Write) ? new AbilityFact(ability, AbilityState.Open)
            : new AbilityFact(ability, AbilityState.NeedsScope, need.Method.Need);
    }
}
