using System.ComponentModel;
using Microsoft.AspNetCore.Http.HttpResults;
using SellerDesk.Application.Shops;
using SellerDesk.Domain.Common;
using SellerDesk.Domain.Shops;

namespace SellerDesk.Web.Api;

internal static class ShopsApi
{
    public static void Map(RouteGroupBuilder api)
    {
        var shops = api.MapGroup("/shops").WithTags("Shops");
        shops.MapGet("", ListAsync).WithName("listShops").WithSummary("Shops with the state of every feed and of everything else that the marketplace may let a program do.");
        shops.MapPost("/{id:guid}/pull", PullAsync).RequireAuthorization(ApiPolicies.Write).WithName("pullShop")
            .WithSummary("One complete pull now, of every feed or of one; answers when it is done.");
    }

    private static async Task<Ok<ApiSlice<ShopShape>>> ListAsync(ShopStateList list, TimeProvider clock, CancellationToken cancel)
    {
        var now = clock.GetUtcNow();
        var shops = await list.LoadAsync(cancel);
        return TypedResults.Ok(new ApiSlice<ShopShape>([.. shops.Select(row => ShopShape.Of(row, now))], null));
    }

    private static async Task<Ok<Dictionary<string, PullShape>>> PullAsync(
        Guid id, ShopStateList list, PullFeed pull, [Description("One feed; all of them unless said."), Words(typeof(FeedKind))] string? feed = null,
        CancellationToken cancel = default)
    {
        var wanted = ApiInput.Word<FeedKind>("feed", feed);
        var shop = await list.FindAsync(new ShopId(id), cancel) ?? throw new ApiMissingException("missing.shop");
        var report = new Dictionary<string, PullShape>(StringComparer.Ordinal);
        foreach (var kind in wanted is { } one ? [one] : shop.Feeds.Select(f => f.Kind))
        {
            report[Word(kind)] = await PullFeedAsync(pull, shop.Shop.Id, kind, alone: wanted is not null, cancel);
        }

        return TypedResults.Ok(report);
    }

    /// <summary>One feed that cannot be pulled must not keep the others from it; asked for alone, it is the call that fails.</summary>
    private static async Task<PullShape> PullFeedAsync(PullFeed pull, ShopId shop, FeedKind kind, bool alone, CancellationToken cancel)
    {
        try
        {
            var report = await pull.ExecuteAsync(shop, kind, cancel);
            return PullShape.Of(report.Counts, report.ErrorCode);
        }
        catch (RuleException refusal) when (!alone)
        {
            return PullShape.Of(PullCounts.None, refusal.Code);
        }
    }

    private static string Word(FeedKind kind) => kind.ToString().ToLowerInvariant();
}

/// <summary>A shop as programs get it.</summary>
public sealed record ShopShape(
    Guid Id, string Name, [property: Description("wildberries, ozon, yandexmarket, kaspi or other.")] string Marketplace, string TimeZone, string Currency, ShopState State,
    [property: Description("When the marketplace's key runs out, if the key says so.")] DateTimeOffset? KeyExpiresAt, IReadOnlyList<FeedShape> Feeds,
    [property: Description("Empty for a shop without a key, which files feed.")] IReadOnlyList<AbilityShape> Abilities)
{
    public static ShopShape Of(ShopStateRow row, DateTimeOffset now) => new(
        row.Shop.Id.Value, row.Shop.Name, row.Shop.Marketplace.ToString().ToLowerInvariant(), row.Shop.TimeZone, row.Shop.Currency, row.Shop.State,
        row.Shop.KeyExpiresAt, [.. row.Feeds.Select(feed => FeedShape.Of(feed, row.Abilities.FirstOrDefault(ability => ability.Ability == Domain.Shops.Abilities.Of(feed.Kind)), now))],
        [.. row.Abilities.Select(AbilityShape.Of)]);
}

/// <summary>What the marketplace may let a program do for this shop, as found by looking.</summary>
public sealed record AbilityShape(
    Ability Ability, AbilityState State, [property: Description("The missing right or plan, in the marketplace's own words.")] string? Need, DateTimeOffset CheckedAt)
{
    public static AbilityShape Of(ShopAbility ability) => new(ability.Ability, ability.State, ability.Need, ability.CheckedAt);
}

public sealed record FeedShape(
    FeedKind Feed, [property: Description("running, paused, shut, failing or waiting.")] string State,
    [property: Description("What a shut feed needs: the missing right or plan, in the marketplace's own words.")] string? Need, bool HistoryDone, int ProgressDone, int? ProgressTotal,
    DateTimeOffset? LastSuccessAt, DateTimeOffset NextRunAt, string? Error, string? ErrorDetail, int Failures)
{
    public static FeedShape Of(Feed feed, ShopAbility? ability, DateTimeOffset now) => new(
        feed.Kind,
        feed.IsRunning(now) ? "running" : feed.Paused ? "paused" : ability is { IsShut: true } ? "shut" : feed.ErrorCode is null ? "waiting" : "failing",
        ability is { IsShut: true } ? ability.Need : null,
        feed.HistoryDone, feed.ProgressDone, feed.ProgressTotal, feed.LastSuccessAt, feed.NextRunAt, feed.ErrorCode, feed.ErrorDetail, feed.Failures);
}

/// <summary>What a pull brought: read = new + changed + unchanged + setAside.</summary>
public sealed record PullShape(int Read, int New, int Changed, int Unchanged, int SetAside, string? Error)
{
    public static PullShape Of(PullCounts counts, string? error) => new(counts.Read, counts.New, counts.Changed, counts.Unchanged, counts.SetAside, error);
}
