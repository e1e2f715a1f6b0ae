namespace SellerDesk.Integrations.Kaspi;

/// <summary>What the bookmark of the orders keeps of orders: the old open ones, and those whose entries are missing.</summary>
internal static class KaspiNotes
{
    private const int MostOld = 1000;
    private const int MostKnown = 400;
    private static readonly TimeSpan OldestOpen = TimeSpan.FromDays(180);
    private static readonly TimeSpan Overlap = TimeSpan.FromHours(2);

    public static KaspiCursor Of(KaspiCursor cursor, IReadOnlyList<KaspiOrder> orders, DateTimeOffset now)
    {
        if (orders.Count == 0)
        {
            return cursor;
        }

        var missing = orders.Where(order => order is { HasLines: false, Id.Length: > 0 } && IsNew(cursor, order) && !cursor.Known.Contains(order.Order.Number))
            .Select(order => new MissingEntries(order.Id, order.Order.Number)).Except(cursor.Missing).ToList();
        return cursor with { Old = Old(cursor, orders, now), Missing = missing.Count == 0 ? cursor.Missing : [.. cursor.Missing, .. missing] };
    }

    /// <summary>The entries of this one were asked for.</summary>
    public static KaspiCursor Asked(KaspiCursor cursor, MissingEntries asked) => cursor with
    {
        Missing = [.. cursor.Missing.Where(other => other != asked)],
        Known = [.. cursor.Known.Where(code => code != asked.Code).TakeLast(MostKnown - 1), asked.Code],
    };

    /// <summary>The answer was about something else: it is asked for again when its turn comes.</summary>
    public static KaspiCursor AskedInVain(KaspiCursor cursor, OldOrder asked, DateTimeOffset now) =>
        cursor with { Old = [.. cursor.Old.Select(order => order == asked ? order with { CheckedAt = now.ToUnixTimeMilliseconds() } : order)] };

    private static OldOrder[] Old(KaspiCursor cursor, IReadOnlyList<KaspiOrder> orders, DateTimeOffset now)
    {
        var oldFrom = now.AddDays(-KaspiPlan.OldDays);
        var open = orders.Where(order => order.Status.IsOpen && order.Order.OrderedAt is { } at && at < oldFrom && at > now - OldestOpen)
            .Select(order => new OldOrder(order.Order.Number, order.Order.OrderedAt!.Value.ToUnixTimeMilliseconds(), now.ToUnixTimeMilliseconds())).ToList();
        var seen = orders.Select(order => order.Order.Number).ToHashSet(StringComparer.Ordinal);
        if (open.Count == 0 && !cursor.Old.Any(order => seen.Contains(order.Code)))
        {
            return cursor.Old;
        }

        return [.. cursor.Old.Where(order => !seen.Contains(order.Code)).Concat(open).OrderByDescending(order => order.CreatedAt).Take(MostOld)];
    }

    /// <summary>Entries do not change without their order being listed with them; of older orders they are known.</summary>
    private static bool IsNew(KaspiCursor cursor, KaspiOrder order) =>
        cursor.Round == KaspiRound.History || cursor.HeadAt is not { } headAt || !((order.Order.ApprovedAt ?? order.Order.OrderedAt) < headAt - Overlap);
}
