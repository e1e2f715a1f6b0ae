using System.Runtime.CompilerServices;
using SellerDesk.Application.Buyers;
using SellerDesk.Application.Data;
using SellerDesk.Application.Marketplaces;
using SellerDesk.Domain.Common;
using SellerDesk.Domain.Shops;

namespace SellerDesk.Application.Shops;

/// <summary>How one kind of thing comes in: which feed of a connector reads it and which writer keeps it.</summary>
internal abstract class Intake
{
    /// <exception cref="RuleException"><c>feed.notOffered</c>.</exception>
    public abstract IAsyncEnumerable<IntakePage> ReadAsync(Connector connector, ShopAccess shop, string? cursor, BuyerDoor door, CancellationToken cancel);

    /// <summary>Reads one set-aside payload again.</summary>
    /// <param name="connector">Null for a shop without one, whose payloads are the desk's own form.</param>
    /// <param name="shop">Asked for only when the payload is the marketplace's own text.</param>
    /// <exception cref="MarketplaceException">It still cannot be read.</exception>
    public abstract IntakeItem ReadAgain(Connector? connector, Func<ShopAccess> shop, string raw, BuyerDoor door);
}

/// <summary>A page that was read and knows how it is written.</summary>
/// <param name="Write">Writes what could be read; answers what the database refused, too.</param>
internal sealed record IntakePage(
    string Cursor, FeedProgress? Progress, IReadOnlyList<UnreadablePayload> Unreadable,
    Func<WriteBatch, CancellationToken, Task<(PullCounts Counts, List<UnreadablePayload> Refused)>> Write);

/// <summary>One thing that was read again and knows how it is written.</summary>
/// <param name="CameLater">Whether the marketplace gave the same thing in a readable form after the moment given: that one counts then.</param>
/// <param name="Write">Answers why the database refused it; null when it is kept.</param>
internal sealed record IntakeItem(Func<WriteBatch, DateTimeOffset, CancellationToken, Task<bool>> CameLater, Func<WriteBatch, CancellationToken, Task<string?>> Write);

/// <param name="feed">The connector's feed; null when the marketplace offers none.</param>
/// <param name="known">Where a newer form of the same thing would be found; null where parts are merged and nothing is overwritten.</param>
internal sealed class Intake<T>(
    Func<Connector, IFeed<T>?> feed, Func<WriteBatch, IReadOnlyList<T>, CancellationToken, Task<PullCounts>> write, KnownPlace<T>? known = null) : Intake
{
    public override async IAsyncEnumerable<IntakePage> ReadAsync(Connector connector, ShopAccess shop, string? cursor, BuyerDoor door, [EnumeratorCancellation] CancellationToken cancel)
    {
        await foreach (var page in Offered(connector).ReadAsync(shop, cursor, cancel).WithCancellation(cancel))
        {
            var items = await door.AdmitAsync(shop, page.Items, cancel);
            yield return new IntakePage(page.Cursor, page.Progress, page.Unreadable, (batch, token) => TolerantWriter.WriteAsync(batch, items, write, token));
        }
    }

    public override IntakeItem ReadAgain(Connector? connector, Func<ShopAccess> shop, string raw, BuyerDoor door)
    {
        var item = SetAsideReader.Read(raw, theirs => Offered(connector).ReadAgain(shop(), theirs));
        return new IntakeItem(
            async (batch, received, token) => known is not null && await SetAsideReader.CameLaterAsync(batch, known.Table, known.Where, known.KeyOf(item), received, token),
            async (batch, token) => (await TolerantWriter.WriteAsync(batch, await AdmittedAsync(token), write, token)).Refused.FirstOrDefault()?.Reason);

        // The desk's own form of an item was made after it came through the door.
        async Task<IReadOnlyList<T>> AdmittedAsync(CancellationToken token) =>
            raw.StartsWith(TolerantWriter.OwnForm, StringComparison.Ordinal) ? [item] : await door.AdmitAsync(shop(), [item], token);
    }

    private IFeed<T> Offered(Connector? connector) => (connector is null ? null : feed(connector)) ?? throw new RuleException("feed.notOffered");
}

/// <summary>A table in which a thing is found by a key, with the time when it was received.</summary>
/// <param name="Where">A condition on <c>@key</c>.</param>
internal sealed record KnownPlace<T>(string Table, Func<T, string> KeyOf, string Where = "number = @key");
