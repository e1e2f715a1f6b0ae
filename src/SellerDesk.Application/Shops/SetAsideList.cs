using Microsoft.EntityFrameworkCore;
using SellerDesk.Application.Buyers;
using SellerDesk.Application.Data;
using SellerDesk.Domain.Common;
using SellerDesk.Domain.Shops;

namespace SellerDesk.Application.Shops;

/// <param name="Length">Of the raw text, in characters.</param>
public sealed record SetAsideRow(SetAsidePayloadId Id, FeedKind Kind, string Start, int Length, string Reason, DateTimeOffset ReceivedAt);

public sealed record SetAsideDetails(SetAsidePayloadId Id, FeedKind Kind, string Raw, string Reason, DateTimeOffset ReceivedAt, DateTimeOffset? ResolvedAt);

/// <summary>What a shop sent that could not be read and still waits, newest first; and one of them whole. What is kept encrypted
/// is shown with the buyers blotted out.</summary>
public sealed class SetAsideList(ScopedDb database, BuyerDoor door)
{
    public const int SliceSize = 50;

    private const int StartLength = 160;

    /// <param name="kind">Null for all feeds.</param>
    /// <param name="before">The last one of the slice before; null for the newest.</param>
    public async Task<IReadOnlyList<SetAsideRow>> LoadAsync(ShopId shopId, FeedKind? kind, (DateTimeOffset ReceivedAt, SetAsidePayloadId Id)? before, CancellationToken cancel)
    {
        await using var db = await database.OpenAsync(cancel);
        var waiting = db.SetAsidePayloads.AsNoTracking().Where(p => p.ShopId == shopId && p.ResolvedAt == null && (kind == null || p.Kind == kind));
        if (before is { } last)
        {
            waiting = waiting.Where(p => EF.Functions.LessThan(ValueTuple.Create(p.ReceivedAt, p.Id), ValueTuple.Create(last.ReceivedAt, last.Id)));
        }

        var rows = await waiting.OrderByDescending(p => p.ReceivedAt).ThenByDescending(p => p.Id).Take(SliceSize)
            .Select(p => new SetAsideRow(p.Id, p.Kind, p.Raw.Substring(0, StartLength), p.Raw.Length, p.Reason, p.ReceivedAt))
            .ToListAsync(cancel);
        return rows.ConvertAll(row => BuyerDoor.Outline(row.Start) is { } outline ? row with { Start = outline.Start, Length = outline.Length } : row);
    }

    public async Task<SetAsideDetails> LoadWholeAsync(ShopId shopId, SetAsidePayloadId id, CancellationToken cancel)
    {
        await using var db = await database.OpenAsync(cancel);
        var whole = await db.SetAsidePayloads.AsNoTracking().Where(p => p.Id == id && p.ShopId == shopId)
            .Select(p => new SetAsideDetails(p.Id, p.Kind, p.Raw, p.Reason, p.ReceivedAt, p.ResolvedAt))
            .FirstOrDefaultAsync(cancel) ?? throw new RuleException("setAside.unknown");
        return whole with { Raw = door.Shown(whole.Raw) };
    }
}
