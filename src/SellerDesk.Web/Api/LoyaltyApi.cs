using System.ComponentModel;
using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Http.HttpResults;
using SellerDesk.Application.Loyalty.Points;
using SellerDesk.Domain.Buyers;
using SellerDesk.Domain.Loyalty.Points;

namespace SellerDesk.Web.Api;

internal static class LoyaltyApi
{
    public static void Map(RouteGroupBuilder api)
    {
        var accounts = api.MapGroup("/loyalty/accounts").WithTags("Loyalty");
        accounts.MapGet("/{buyerId:guid}/entries", EntriesAsync).WithName("listPointEntries").WithSummary("Movements of a buyer's points, newest first; the entries of each add up to zero.");
    }

    private static async Task<Ok<ApiSlice<PointMoveShape>>> EntriesAsync(
        Guid buyerId,
        PointEntryList list,
        [Description("next of the slice before.")] string? after = null,
        [Description("How many, 50 unless said."), Range(1, Cursor.MaxLimit)] int? limit = null,
        CancellationToken cancel = default)
    {
        var (rows, next) = await list.LoadAsync(new BuyerId(buyerId), Cursor.Place(after), Cursor.Limit(limit), cancel) ?? throw new ApiMissingException("missing.buyer");
        return TypedResults.Ok(new ApiSlice<PointMoveShape>([.. rows.Select(PointMoveShape.Of)], Cursor.Write(next)));
    }
}

/// <summary>A movement of points.</summary>
public sealed record PointMoveShape(
    Guid Id, PointMoveKind Kind, DateTimeOffset At,
    [property: Description("Change of what can be spent.")] long Available, [property: Description("Change of what waits until the order cannot be sent back.")] long Pending,
    [property: Description("Change of what is owed.")] long Debt, [property: Description("Version of the rules that counts.")] int? RuleVersion, Guid? ShopId, Guid? OrderId,
    [property: Description("The complaint, offer or issued reward behind it.")] Guid? SubjectId, IReadOnlyList<PointEntryShape> Entries)
{
    public static PointMoveShape Of(PointTransaction move) => new(
        move.Id, move.Kind, move.At, Sum(move, PointPlace.Available), Sum(move, PointPlace.Pending), -Sum(move, PointPlace.Debt), move.RuleVersion, move.ShopId?.Value, move.OrderId?.Value, move.SubjectId,
        [.. move.Entries.OrderBy(entry => entry.Id).Select(entry => new PointEntryShape(entry.Place, entry.LotId, entry.Amount))]);

    private static long Sum(PointTransaction move, PointPlace place) => move.Entries.Where(entry => entry.Place == place).Sum(entry => entry.Amount);
}

/// <summary>One leg of a movement.</summary>
public sealed record PointEntryShape(PointPlace Place, Guid? LotId, long Amount);
