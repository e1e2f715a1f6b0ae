namespace SellerDesk.Integrations.Kaspi;

/// <summary>
/// Which pieces of which lists a round reads. Lists go by creation, so that what changes late must be looked for: what is open in the head, what
/// ended every hour, what is old every day. After a standstill every round reaches back as far as the one before it began.
/// </summary>
/// <param name="Head">Lists of what is under way.</param>
/// <param name="Ended">Lists of what is at its end.</param>
/// <param name="EndedEvery">Null: they are read with the head.</param>
/// <param name="DeepDays">How far the daily look goes.</param>
/// <param name="DeepEvery">How often that look is.</param>
/// <param name="HistoryDays">How far the history goes, unless it ends before.</param>
internal sealed record KaspiPlan(
    IReadOnlyList<KaspiList> Head, IReadOnlyList<KaspiList> Ended, TimeSpan? EndedEvery, int DeepDays, TimeSpan DeepEvery, int HistoryDays)
{
    public const string Reviews = "reviews";

    /// <summary>A day under the fourteen that are allowed: a clock that is wrong by hours costs nothing.</summary>
    public const int WindowDays = 13;

    /// <summary>Older open orders are asked for by code; a day under a window, so that none falls between.</summary>
    public const int OldDays = 12;

    /// <summary>Nothing for so many pieces of every list, some nine months: the shop is not older.</summary>
    private const int EmptyPieces = 20;

    private const int Year = 365;
    private const int OpenForDays = 7 * WindowDays;
    private const int FreshDays = 2;

    /// <summary>Orders that stand in a list of open ones for longer than three months are met by their code.</summary>
    public static KaspiPlan OfOrders { get; } = new([.. OrderStatus.Open.Select(state => new KaspiList(state))], [new(OrderStatus.Archive)], TimeSpan.FromHours(1), 65, TimeSpan.FromDays(1), 3 * Year);

    /// <summary>A status by itself is a short list.</summary>
    public static KaspiPlan OfReturns { get; } = new(
        [
            new(OrderStatus.KaspiDelivery, OrderStatus.Cancelling), new(OrderStatus.KaspiDelivery, OrderStatus.ReturnRequested), new("DELIVERY", OrderStatus.Cancelling), new("PICKUP", OrderStatus.Cancelling),
        ],
        [
            new(OrderStatus.Archive, OrderStatus.ReturnRequested), new(OrderStatus.Archive, OrderStatus.ReturnAccepted), new(OrderStatus.Archive, OrderStatus.Returned), new(OrderStatus.Archive, OrderStatus.Cancelled),
        ],
        null, 65, TimeSpan.FromHours(1), Year);

    public static KaspiPlan OfReviews { get; } = new([new(Reviews)], [], null, 30, TimeSpan.FromDays(1), 3 * Year);

    /// <summary>So many pieces in a row with nothing in them are the beginning of the shop.</summary>
    public bool IsBeforeTheShop(int emptyPieces) => emptyPieces >= EmptyPieces * Math.Max(1, Ended.Count);

    /// <summary>Whether an empty piece says anything of the shop's age: lists of what is under way are empty for most of the time.</summary>
    public bool Counts(KaspiWindow window) => Ended.Count == 0 || Ended.Contains(new KaspiList(window.List, window.Status));

    /// <summary>What a pull that begins now does.</summary>
    public KaspiCursor Begin(KaspiCursor cursor, DateTimeOffset now)
    {
        var round = cursor switch
        {
            { HistoryDone: false } => KaspiRound.History,
            _ => KaspiRound.Head | (EndedEvery is null || IsDue(cursor.WideAt, EndedEvery.Value, now) ? KaspiRound.Wide : 0) | (IsDue(cursor.DeepAt, DeepEvery, now) ? KaspiRound.Deep : 0),
        };
        KaspiWindow[] windows = [.. Windows(round, cursor, now), .. cursor.Again];
        return cursor with { Round = round, RoundAt = now, Left = windows, Planned = windows.Length, Again = [], Empty = 0 };
    }

    /// <summary>What is new, read in between while a long history is being walked.</summary>
    public IEnumerable<KaspiWindow> HeadWindows(DateTimeOffset since, DateTimeOffset now) => Pieces(Earlier(since, now).AddDays(-WindowDays), now, now).SelectMany(piece => Each(Head, piece));

    public static KaspiCursor End(KaspiCursor cursor) => cursor with
    {
        Round = KaspiRound.None,
        HistoryDone = cursor.HistoryDone || cursor.Round == KaspiRound.History,
        HeadAt = cursor.Round.HasFlag(KaspiRound.Head) || cursor.Round == KaspiRound.History ? cursor.RoundAt : cursor.HeadAt,
        WideAt = cursor.Round.HasFlag(KaspiRound.Wide) || cursor.Round == KaspiRound.History ? cursor.RoundAt : cursor.WideAt,
        DeepAt = cursor.Round.HasFlag(KaspiRound.Deep) || cursor.Round == KaspiRound.History ? cursor.RoundAt : cursor.DeepAt,
    };

    private IEnumerable<KaspiWindow> Windows(KaspiRound round, KaspiCursor cursor, DateTimeOffset now)
    {
        if (round == KaspiRound.History)
        {
            // Newest first: people ask for those. Old orders are at their end, so that only that list has them.
            return Pieces(now.AddDays(-HistoryDays), now, now).SelectMany(piece => Each(piece.To is null || now - piece.From <= TimeSpan.FromDays(OpenForDays) ? [.. Head, .. Ended] : Ended.Count > 0 ? Ended : Head, piece));
        }

        var windows = HeadWindows(cursor.HeadAt ?? now, now);
        windows = windows.Concat(round.HasFlag(KaspiRound.Wide)
            ? Pieces(Earlier(cursor.WideAt ?? now, now).AddDays(-WindowDays), now, now).SelectMany(piece => Each(Ended, piece))
            : Each(Ended, (now.AddDays(-FreshDays), null)));
        return round.HasFlag(KaspiRound.Deep) ? windows.Concat(Pieces(Earlier(cursor.DeepAt ?? now, now).AddDays(-DeepDays), now.AddDays(-OldDays), now).SelectMany(piece => Each([.. Head, .. Ended], piece))) : windows;
    }

    /// <summary>The newest piece has no end: what the marketplace calls now may be later than what we do.</summary>
    private static IEnumerable<(DateTimeOffset From, DateTimeOffset? To)> Pieces(DateTimeOffset from, DateTimeOffset to, DateTimeOffset now)
    {
        for (var end = to; end > from; end = end.AddDays(-WindowDays))
        {
            var begin = end.AddDays(-WindowDays);
            yield return (begin > from ? begin : from, end == now ? null : end);
        }
    }

    private static IEnumerable<KaspiWindow> Each(IEnumerable<KaspiList> lists, (DateTimeOffset From, DateTimeOffset? To) piece) =>
        lists.Select(list => new KaspiWindow(list.Name, piece.From.ToUnixTimeMilliseconds(), piece.To?.ToUnixTimeMilliseconds(), Status: list.Status));

    private static bool IsDue(DateTimeOffset? last, TimeSpan every, DateTimeOffset now) => !(now - last < every);

    private static DateTimeOffset Earlier(DateTimeOffset one, DateTimeOffset other) => one < other ? one : other;
}

/// <param name="Name">A state of orders.</param>
/// <param name="Status">Only those of this status.</param>
internal sealed record KaspiList(string Name, string? Status = null);
