using Npgsql;
using NpgsqlTypes;
using SellerDesk.Domain.Buyers;
using SellerDesk.Domain.Loyalty.Points;
using SellerDesk.Domain.Orders;

namespace SellerDesk.Application.Loyalty.Points;

/// <summary>One batch of what was touched, brought to what the ledger should say of it.</summary>
internal sealed class PointSettling
{
    private readonly NpgsqlConnection connection;
    private readonly DateTimeOffset now;
    private readonly List<PointNews> news = [];
    private List<OrderFact> orders = [];
    private List<ComplaintFact> complaints = [];
    private List<OfferFact> offers = [];
    private Dictionary<BuyerId, BuyerId> heads = [];
    private Dictionary<BuyerId, PointBook> books = [];
    private PointPeople people = null!;
    private EarningBook rules = null!;

    private PointSettling(NpgsqlConnection connection, DateTimeOffset now) => (this.connection, this.now) = (connection, now);

    public static async Task<PointSettling> ReadAsync(NpgsqlConnection connection, Guid[] orders, Guid[] complaints, DateTimeOffset now, CancellationToken cancel)
    {
        var settling = new PointSettling(connection, now)
        {
            rules = await EarningBook.LoadAsync(connection, cancel),
            orders = await PointFacts.OrdersAsync(connection, orders, cancel),
            complaints = await PointFacts.ComplaintsAsync(connection, complaints, cancel),
            offers = await PointFacts.OffersAsync(connection, orders, cancel),
        };
        var named = settling.orders.SelectMany(one => new[] { one.Buyer, one.LotBuyer }).Concat(settling.complaints.SelectMany(one => new[] { one.Buyer, one.LotBuyer })).OfType<BuyerId>()
            .Concat(settling.offers.Select(one => one.Buyer)).Distinct().ToList();
        settling.heads = await PointPeople.HeadsAsync(connection, [.. named.Select(id => id.Value)], cancel);
        BuyerId[] buyers = [.. named.Concat(settling.heads.Values).Distinct()];
        settling.books = await PointLedger.OpenAsync(connection, buyers, settling.Wanted(buyers), cancel);
        settling.people = await PointPeople.LoadAsync(connection, [.. buyers.Select(id => id.Value)], cancel);
        return settling;
    }

    public async Task RunAsync(CancellationToken cancel)
    {
        foreach (var order in orders.Where(order => order.Buyer is not null))
        {
            Follow(LotCause.Order, order.Id.Value, order.LotBuyer, order.Buyer!.Value);
            Settle(order, books[order.Buyer.Value]);
        }

        foreach (var complaint in complaints.Where(complaint => complaint.Buyer is not null))
        {
            Follow(LotCause.Complaint, complaint.Id, complaint.LotBuyer, complaint.Buyer!.Value);
            Settle(complaint, books[complaint.Buyer.Value]);
        }

        foreach (var offer in offers)
        {
            Told(books[offer.Buyer], books[offer.Buyer].Grant(new PointCause(LotCause.Offer, offer.Id, offer.Shop, offer.Order), offer.Points, null, rules.LivesDays(now), "", now), now);
        }

        await PointLedger.SaveAsync(connection, books.Values, cancel);
        await PointNews.AddAsync(connection, news, cancel);
        await GaveAsync(cancel);
    }

    private PointWants Wanted(BuyerId[] buyers) => new(
        [.. orders.Select(order => $"earn:{LotCause.Order}:{order.Id.Value:N}"), .. complaints.Select(complaint => $"grant:{LotCause.Complaint}:{complaint.Id:N}"),
            .. offers.Select(offer => $"grant:{LotCause.Offer}:{offer.Id:N}"), .. buyers.Select(WelcomeKey)],
        [.. orders.Select(order => order.Id.Value), .. complaints.Select(complaint => complaint.Id)]);

    private void Settle(OrderFact order, PointBook book)
    {
        var lot = book.Of(LotCause.Order, order.Id.Value);
        if (lot is null && order.Stage == OrderStage.Delivered && rules.At(order.Ended) is { } version && people.IsMember(book.Buyer, order.Ended))
        {
            lot = Earn(order, book, version);
        }

        if (lot is not null)
        {
            var back = order.Stage == OrderStage.Delivered ? Earning.ReversedFor(lot.Parts, lot.Earned, order.Returned) : lot.Earned;
            Told(book, book.Settle(lot, back, rules.LivesDays(now), now), now);
        }
    }

    private PointLot? Earn(OrderFact order, PointBook book, (EarningVersion Version, EarningRules Rules) version)
    {
        var (number, said) = (version.Version.Version, version.Rules);
        if (said is { Welcome: > 0, Paused: false })
        {
            Told(book, book.Grant(new PointCause(LotCause.Welcome), said.Welcome, number, said.LivesDays, WelcomeKey(book.Buyer), now), order.SeenEnd ?? DateTimeOffset.MinValue);
        }

        var earned = people.EarnedBy(book.Buyer).Concat(book.Lots.Where(lot => lot is { IsFresh: true, Cause: LotCause.Order }).Select(lot => (At: lot.EarnedAt, Points: lot.Earned))).ToList();
        var isFirst = order.IsFirst && people.TakeFirst(book.Buyer);
        var earning = Earning.Of(said, new EarningOrder(order.Currency, order.Lines, isFirst,
            earned.Where(one => one.At.UtcDateTime.Date == order.Ended.UtcDateTime.Date).Sum(one => one.Points),
            earned.Where(one => (one.At.UtcDateTime.Year, one.At.UtcDateTime.Month) == (order.Ended.UtcDateTime.Year, order.Ended.UtcDateTime.Month)).Sum(one => one.Points)));
        var move = book.Earn(new PointCause(LotCause.Order, order.Id.Value, order.Shop, order.Id), earning, number, order.Ended, order.Ended.AddDays(said.PendingDays), said.LivesDays, now);
        if (move is not null && isFirst)
        {
            people.GaveFirst(book.Buyer);
        }

        Told(book, move, order.SeenEnd ?? DateTimeOffset.MinValue);
        return book.Of(LotCause.Order, order.Id.Value);
    }

    private void Settle(ComplaintFact complaint, PointBook book)
    {
        if (book.Of(LotCause.Complaint, complaint.Id) is { } lot)
        {
            Told(book, book.Settle(lot, lot.Earned - Math.Min(complaint.Points, lot.Earned), rules.LivesDays(now), now), now);
        }
        else
        {
            Told(book, book.Grant(new PointCause(LotCause.Complaint, complaint.Id, complaint.Shop), complaint.Points, null, rules.LivesDays(now), "", now), now);
        }
    }

    /// <summary>Points go where what earned them went: two records were one person, or one was two.</summary>
    private void Follow(LotCause cause, Guid id, BuyerId? from, BuyerId to)
    {
        if (from is not { } was || was == to || books[was].Of(cause, id) is not { } lot)
        {
            return;
        }

        var (old, fresh) = (books[was], books[to]);
        old.MoveTo(fresh, lot, now);
        foreach (var own in old.Lots.Where(own => own.CauseId is null && (heads.GetValueOrDefault(was) == to || own.HomeId == to)).ToList())
        {
            old.MoveTo(fresh, own, now);
        }

        if (heads.GetValueOrDefault(was) == to)
        {
            old.MoveDebt(fresh, now);
        }

        fresh.PayOwed(now);
    }

    private void Told(PointBook book, PointTransaction? move, DateTimeOffset happened)
    {
        if (move is not null && PointNews.Of(move, book, happened) is { } one)
        {
            news.Add(one);
        }
    }

    private async Task GaveAsync(CancellationToken cancel)
    {
        await using var gave = new NpgsqlCommand("update order_offers set given_at = $1 where id = any($2) and given_at is null", connection)
        {
            Parameters = { new NpgsqlParameter { Value = now.UtcDateTime }, new NpgsqlParameter { NpgsqlDbType = NpgsqlDbType.Array | NpgsqlDbType.Uuid, Value = offers.Select(offer => offer.Id).ToArray() } },
        };
        await gave.ExecuteNonQueryAsync(cancel);
    }

    private static string WelcomeKey(BuyerId buyer) => $"welcome:{buyer.Value:N}";
}
