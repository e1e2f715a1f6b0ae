using System.Globalization;
using System.Runtime.CompilerServices;
using System.Text;
using System.Text.Json;
using SellerDesk.Application.Marketplaces;
using SellerDesk.Integrations.Http;

namespace SellerDesk.Integrations.YandexMarket;

/// <summary>The quality index of each shop of the cabinet and what it is made of, the last 30 days: the vendor tells no older ones. Asked for every six hours.</summary>
internal sealed class YandexQualityFeed(YandexClient client, TimeProvider clock) : IFeed<IncomingQuality>
{
    private const int DaysBack = 29;
    private const int MostCampaigns = 50;
    private static readonly TimeSpan Every = TimeSpan.FromHours(6);

    public async IAsyncEnumerable<FeedPage<IncomingQuality>> ReadAsync(ShopAccess shop, string? cursor, [EnumeratorCancellation] CancellationToken cancel)
    {
        var now = clock.GetUtcNow();
        if (DateTimeOffset.TryParse(cursor, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var last) && now - last < Every && now >= last)
        {
            yield break;
        }

        var account = await YandexAccount.OfAsync(client, shop, cancel);
        var items = new List<IncomingQuality>();
        var unreadable = new List<UnreadablePayload>();
        foreach (var campaigns in account.Campaigns.Chunk(MostCampaigns))
        {
            using var answer = await client.QualityAsync(shop, account.Business, [.. campaigns.Select(YandexClient.IdOf)], YandexWords.DayOf(now).AddDays(-DaysBack), YandexWords.DayOf(now), cancel);
            if (answer.Problem is { } problem)
            {
                throw new MarketplaceException(MarketplaceFailure.Unreadable, problem);
            }

            foreach (var (campaign, rating) in Ratings(answer.Root))
            {
                Read(campaign, rating, account.Campaigns.Count > 1, items, unreadable);
            }
        }

        yield return new FeedPage<IncomingQuality>(items, unreadable, now.ToString("O", CultureInfo.InvariantCulture));
    }

    public IncomingQuality ReadAgain(ShopAccess shop, string raw)
    {
        using var answer = JsonAnswer.Of(Encoding.UTF8.GetBytes(raw));
        var items = new List<IncomingQuality>();
        if (answer.Problem is null)
        {
            Read(null, answer.Root, false, items, []);
        }

        return items.FirstOrDefault() ?? throw new MarketplaceException(MarketplaceFailure.Unreadable, answer.Problem ?? "$.calculationDate: not a day");
    }

    /// <param name="isOneOfSeveral">The code then tells of which shop it is.</param>
    public static void Read(string? campaign, JsonElement rating, bool isOneOfSeveral, List<IncomingQuality> items, List<UnreadablePayload> unreadable)
    {
        if (rating.Date("calculationDate") is not { } day || rating.Amount("rating") is not { } value)
        {
            unreadable.Add(new UnreadablePayload(rating.GetRawText(), "$.rating: no day or no number"));
            return;
        }

        var note = isOneOfSeveral && campaign is not null ? $"campaign {campaign}" : null;
        items.Add(new IncomingQuality(day, Code("QUALITY_INDEX"), value, "INDEX", Note: note));
        items.AddRange(rating.List("components").Where(component => component.Enum("componentType") is not null && component.Amount("value") is not null)
            .Select(component => new IncomingQuality(day, Code(component.Enum("componentType")!), component.Amount("value")!.Value, "PERCENT", Note: note)));

        string Code(string word) => note is null ? word : $"{word}/{campaign}";
    }

    public static IEnumerable<(string? Campaign, JsonElement Rating)> Ratings(JsonElement root) =>
        (root.Find("result")?.List("campaignRatings") ?? []).SelectMany(campaign => campaign.List("ratings").Select(rating => (campaign.Word("campaignId"), rating)));
}
