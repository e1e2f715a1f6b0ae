using SellerDesk.Application.Complaints;
using SellerDesk.Application.Notifications;
using SellerDesk.Application.Orders;
using SellerDesk.Domain.Shops;
using SellerDesk.Domain.Team;

namespace SellerDesk.Application.Dashboards;

/// <summary>A number of cases with the question that lists exactly them.</summary>
/// <param name="Capped">Counting ended before the end: the number is "at least".</param>
public sealed record TodayCaseCount(ComplaintAsk Ask, int Count, bool Capped);

/// <param name="AtLine">Cases whose marketplace decides without us soon, or has.</param>
/// <param name="Over">Our deadline has passed.</param>
/// <param name="Due">Our deadline has passed or passes before the day ends.</param>
/// <param name="Rows">The first of <paramref name="AtLine"/>, the nearest red line first.</param>
/// <param name="Stakes">What all of them are about, by currency: given, asked, or what their pieces cost.</param>
public sealed record TodayCases(TodayCaseCount All, TodayCaseCount AtLine, TodayCaseCount Over, TodayCaseCount Due, IReadOnlyList<ComplaintRow> Rows, IReadOnlyList<(decimal Sum, string Currency)> Stakes)
{
    public IEnumerable<TodayCaseCount> Counts => [All, AtLine, Over, Due];

    public int Soon => Math.Max(0, Due.Count - Over.Count);

    public int Rest => Math.Max(0, All.Count - Due.Count);
}

/// <summary>A number of orders with the filter that lists exactly them.</summary>
public sealed record TodayOrderCount(OrderFilter Filter, int Count, bool Capped);

/// <summary>Orders of one shop that are late with us.</summary>
/// <param name="Since">Since when the first of them is late (UTC).</param>
public sealed record TodayLateOrders(ShopId Shop, TodayOrderCount Orders, DateTimeOffset Since);

/// <param name="Today">To be handed over before the day ends, or late already.</param>
/// <param name="Late">Of them, late.</param>
/// <param name="Soon">Late within hours.</param>
/// <param name="Shops">Where <paramref name="Late"/> are, the first to be late first.</param>
public sealed record TodayOrders(TodayOrderCount Today, TodayOrderCount Late, TodayOrderCount Soon, IReadOnlyList<TodayLateOrders> Shops)
{
    public IEnumerable<TodayOrderCount> Counts => [Today, Late, Soon, .. Shops.Select(shop => shop.Orders)];
}

/// <summary>What was answered the day before; of whoever may not see others, their own.</summary>
/// <param name="First">Items that got their first response.</param>
/// <param name="Within">Of them, before their deadline.</param>
/// <param name="Automatic">Answers of rules; null where only a manager sees them.</param>
public sealed record TodayYesterday(DateOnly Day, PersonId? Person, long First, long Within, long? Automatic);

/// <summary>Somebody's day.</summary>
/// <param name="Done">Answers given today.</param>
/// <param name="Left">Open and theirs.</param>
public sealed record TodayPerson(PersonId Id, string Name, long Done, TodayCount Left);

/// <summary>A product that the watch of ratings told of in the last days.</summary>
/// <param name="Topic">What its reviews blame most lately; null: nothing was read out of them.</param>
/// <param name="Blamed">How many do.</param>
public sealed record TodayFalling(Guid ProductId, ShopId Shop, string Name, bool IsBurst, IReadOnlyDictionary<string, string> Words, string Link, string? Topic, int Blamed);

/// <summary>A topic that the reviews of the last days blame more often than before.</summary>
/// <param name="Now">The reviews that do.</param>
/// <param name="Usual">As many of them would have, were it as before.</param>
public sealed record TodayTopic(string Topic, TodayCount Now, double Usual);

public enum TodayAheadKind
{
    Improvement,
    Key,
    Holiday,
    Points,
    Sale,
}

/// <summary>Something that comes.</summary>
/// <param name="Name">Of the product, shop or holiday; of a sale its code.</param>
/// <param name="NameEn">The same in English, where the desk has it in both.</param>
/// <param name="Number">Of the improvement, or how many points.</param>
public sealed record TodayAhead(TodayAheadKind Kind, DateOnly On, string Name, string NameEn, long Number);

/// <summary>What "Today" shows beside the inbox's own counts.</summary>
/// <param name="Mentions">Not looked at yet.</param>
/// <param name="Alerts">Unseen, the newest first.</param>
/// <param name="Unseen">How many are, counted no further than the bell does.</param>
/// <param name="Team">Null: it is switched off, or not for this person.</param>
public sealed record TodayNews(
    TodayCases Cases, TodayOrders Orders, TodayYesterday Yesterday, int Mentions, IReadOnlyList<AlertRow> Alerts, int Unseen, IReadOnlyList<TodayFalling> Falling, IReadOnlyList<TodayTopic> Topics, IReadOnlyList<TodayPerson>? Team,
    IReadOnlyList<TodayAhead> Ahead);

/// <summary>All of it, as one reading found it.</summary>
/// <param name="Shop">Only of this one; null: of all that the person sees.</param>
public sealed record TodayPicture(ShopId? Shop, Today Today, TodayNews News);
