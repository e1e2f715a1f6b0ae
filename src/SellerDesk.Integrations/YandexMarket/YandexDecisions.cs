using System.Text.Json;
using SellerDesk.Application.Marketplaces;
using SellerDesk.Domain.Complaints;
using SellerDesk.Integrations.Http;

namespace SellerDesk.Integrations.YandexMarket;

/// <summary>Carries decisions on returns and on wishes to cancel. One decision is given for all goods of a return.</summary>
internal sealed class YandexDecisions(YandexClient client) : IReturnDecider
{
    public async Task DecideAsync(ShopAccess shop, ReturnCall decision, CancellationToken cancel)
    {
        var (order, returned) = ReturnNumbers.Parse(decision.Number);
        var known = decision.Facts.ContainsKey(ReturnReader.CampaignFact) && (returned is null || decision.Facts.ContainsKey(ReturnReader.ItemsFact))
            ? decision.Facts
            : (await LookUpAsync(shop, decision.Number, cancel))?.Facts ?? throw new MarketplaceException(MarketplaceFailure.NotFound, decision.Number);
        var campaign = known.GetValueOrDefault(ReturnReader.CampaignFact) ?? throw new MarketplaceException(MarketplaceFailure.NotFound, "the shop of the cabinet is not known");
        await (returned is { } number
            ? client.SubmitDecisionAsync(shop, campaign, order, number, Items(shop, decision, known), cancel)
            : client.AcceptCancellationAsync(shop, campaign, order, decision.Code == DecisionReader.Accept ? null : decision.Reason ?? "ORDER_IN_DELIVERY", cancel));
    }

    public async Task<IncomingReturn?> LookUpAsync(ShopAccess shop, string number, CancellationToken cancel)
    {
        var (order, returned) = ReturnNumbers.Parse(number);
        if (returned is not { } id)
        {
            return await new Cancellations(client).FindAsync(shop, order, cancel);
        }

        var account = await YandexAccount.OfAsync(client, shop, cancel);
        foreach (var campaign in account.Campaigns)
        {
            using var answer = await client.ReturnAsync(shop, campaign, order, id, cancel);
            if (answer.Problem is { } problem)
            {
                throw new MarketplaceException(MarketplaceFailure.Unreadable, problem);
            }

            if (answer.Root.Find("result") is { ValueKind: JsonValueKind.Object } result && result.Whole("id") == id)
            {
                return await WithDecisionsAsync(shop, account.Business, campaign, result, cancel);
            }
        }

        return null;
    }

    private async Task<IncomingReturn> WithDecisionsAsync(ShopAccess shop, string business, string campaign, JsonElement result, CancellationToken cancel)
    {
        try
        {
            var found = ReturnReader.Read(result, campaign, client.Settings(shop).Host, "$.result");
            return found.Stage == ReturnStage.AwaitsSeller
                ? found with { Decisions = await YandexReturnFeed.DecisionsAsync(client, shop, business, campaign, found.Number, cancel) }
                : found;
        }
        catch (FieldException field)
        {
            throw new MarketplaceException(MarketplaceFailure.Unreadable, field.Message);
        }
    }

    private static List<object> Items(ShopAccess shop, ReturnCall decision, IReadOnlyDictionary<string, string> facts)
    {
        var items = facts.GetValueOrDefault(ReturnReader.ItemsFact, "").Split(',', StringSplitOptions.RemoveEmptyEntries).Select(YandexClient.IdOf).ToList();
        if (items.Count == 0)
        {
            throw new MarketplaceException(MarketplaceFailure.NotFound, "the goods of the return are not known");
        }

        if (decision.Code == DecisionReader.Partial && items.Count > 1)
        {
            // One sum, several goods: which of them it is for only a person in the cabinet can say.
            throw new MarketplaceException(MarketplaceFailure.Refused, "part of the money for several goods is decided in the cabinet");
        }

        return [.. items.Select(item => (object)Item(shop, decision, item))];
    }

    private static Dictionary<string, object> Item(ShopAccess shop, ReturnCall decision, long item)
    {
        var body = new Dictionary<string, object> { ["returnItemId"] = item, ["decisionType"] = decision.Code };
        if (decision is { Code: DecisionReader.DeclineRefund, Reason.Length: > 0 })
        {
            body["decisionReasonType"] = decision.Reason;
        }

        if (!string.IsNullOrWhiteSpace(decision.Comment))
        {
            body["comment"] = decision.Comment;
        }

        if (decision is { Code: DecisionReader.Partial, Amount: { } amount })
        {
            body["compensation"] = new { value = amount, currencyId = YandexWords.OwnCurrency(shop.Currency) };
        }

        return body;
    }
}
