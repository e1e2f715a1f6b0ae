using System.Globalization;
using Npgsql;
using NpgsqlTypes;
using SellerDesk.Domain.Segments;

namespace SellerDesk.Application.Segments;

/// <summary>
/// A rule as one statement over rollups, with every value a parameter. What needs more than the buyer's own row is joined as a set of ids, so that the planner hashes it once, also below "any" and "none".
/// </summary>
internal sealed class SegmentSql
{
    public const string Shops = "shops";

    /// <summary>Before the statement, in its transaction. Sets of ids are hashed: a wrong guess at how many there are must never have one of them made anew for each buyer.</summary>
    public const string Room = "set local work_mem = '128MB'; set local jit = off; set local enable_nestloop = off";

    private static readonly TimeSpan OneDay = TimeSpan.FromDays(1);

    private readonly NpgsqlCommand command;
    private readonly DateTimeOffset now;
    private readonly bool scoped;
    private readonly List<string> joins = [];
    private readonly List<string> expectations = [];
    private bool needsMoney;

    private SegmentSql(NpgsqlCommand command, DateTimeOffset now) => (this.command, this.now, scoped) = (command, now, command.Parameters.Contains(Shops));

    /// <summary>Ids and last contacts of all whom the rule takes in, as <c>select x.id, x.last_at from …</c>; its parameters are added to the command.</summary>
    /// <param name="command">With the parameter <see cref="Shops"/> where only figures of some shops count; otherwise the whole desk's.</param>
    public static string Members(NpgsqlCommand command, RuleGroup rule, DateTimeOffset now)
    {
        var sql = new SegmentSql(command, now);
        var where = sql.Rule(rule);
        return $"select x.id, x.last_at from {sql.Source()} {string.Join('\n', sql.joins)} {sql.Expectations()} where {(!sql.scoped ? "x.merged_into is null and x.last_at is not null and x.erased_at is null and " : "")}{where}";
    }

    private string Source() => !scoped ? "buyers x" : $"""
        (select b.id, b.city, f.*{(needsMoney ? ", coalesce(g.spent, 0) as spent, g.currency" : "")} from (
          select buyer_id, sum(orders)::int as orders, sum(delivered)::int as delivered, sum(returned)::int as returned, sum(cancelled)::int as cancelled, min(first_order_at) as first_order_at,
            max(last_order_at) as last_order_at, max(last_at) as last_at, sum(reviews)::int as reviews, sum(stars)::int as stars, sum(bad_reviews)::int as bad_reviews, sum(chats)::int as chats,
            sum(complaints)::int as complaints, sum(returns)::int as returns, (array_agg(region order by last_at desc) filter (where region is not null))[1] as region
          from buyer_figures where shop_id = any(@shops) group by buyer_id
        ) f join buyers b on b.id = f.buyer_id and b.merged_into is null and b.erased_at is null{(needsMoney ? Money : "")}) x
        """;

    /// <summary>In the currency of most of the delivered orders, as the list of buyers has it.</summary>
    private const string Money = """
         left join (select distinct on (buyer_id) buyer_id, currency, spent from (
            select buyer_id, currency, sum(spent) as spent, sum(delivered) as delivered from buyer_money where shop_id = any(@shops) group by buyer_id, currency
          ) m order by buyer_id, delivered desc, currency) g on g.buyer_id = f.buyer_id
        """;

    private string Rule(SegmentRule rule) => rule switch
    {
        RuleGroup { Kind: GroupKind.None } group => $"(({string.Join(" or ", group.Rules.Select(Rule))}) is not true)",
        RuleGroup group => $"({string.Join(group.Kind == GroupKind.All ? " and " : " or ", group.Rules.Select(Rule))})",
        FigureRule figure => Figure(figure),
        TraitRule trait => Trait(trait),
        ConsentRule consent => In(Consented(consent)),
        SequenceRule sequence => Known(sequence) ?? In(SequenceSql.Of(sequence, now, scoped, Add)),
        _ => throw new ArgumentOutOfRangeException(nameof(rule)),
    };

    private string Figure(FigureRule rule)
    {
        needsMoney |= rule.Figure is BuyerFigure.Spent or BuyerFigure.AverageOrder;
        return rule.Figure switch
        {
            BuyerFigure.Orders => Between("x.orders", rule),
            BuyerFigure.Delivered => Between("x.delivered", rule),
            BuyerFigure.Returned => Between("x.returned", rule),
            BuyerFigure.Cancelled => Between("x.cancelled", rule),
            BuyerFigure.Reviews => Between("x.reviews", rule),
            BuyerFigure.BadReviews => Between("x.bad_reviews", rule),
            BuyerFigure.Chats => Between("x.chats", rule),
            BuyerFigure.Complaints => Between("x.complaints", rule),
            BuyerFigure.Returns => Between("x.returns", rule),
            BuyerFigure.AverageStars => $"(x.reviews > 0 and {Between("x.stars::numeric / nullif(x.reviews, 0)", rule)})",
            BuyerFigure.Spent => $"(x.currency = {Currency(rule)} and {Between("x.spent", rule)})",
            BuyerFigure.AverageOrder => $"(x.currency = {Currency(rule)} and x.delivered > 0 and {Between("x.spent / nullif(x.delivered, 0)", rule)})",
            BuyerFigure.FirstOrderDays => Age("x.first_order_at", rule),
            BuyerFigure.LastOrderDays => Age("x.last_order_at", rule),
            BuyerFigure.LastContactDays => Age("x.last_at", rule),
            BuyerFigure.Alive => Between(Expected("max(alive)::numeric * 100"), rule),
            BuyerFigure.ExpectedOrders => Between(Expected("sum(expected)::numeric"), rule),
            // Kopecks as whole numbers add up twice as fast as fractions do.
            BuyerFigure.LifetimeValue => Between(Expected($"sum((value * 100)::bigint) filter (where shop_id = any(array(select id from shops where currency = {Currency(rule)})))"), rule with { From = rule.From * 100, To = rule.To * 100 }),
            BuyerFigure.RecencyScore => In($"select buyer_id as id from buyer_rfm where {Between("recency", rule)}"),
            BuyerFigure.FrequencyScore => In($"select buyer_id as id from buyer_rfm where {Between("frequency", rule)}"),
            BuyerFigure.MoneyScore => In($"select buyer_id as id from buyer_rfm where {Between("money", rule)}"),
            _ => In($"select buyer_id as id from point_accounts where {Between("available", rule)}"),
        };
    }

    private string Trait(TraitRule rule) => rule.Trait switch
    {
        BuyerTrait.Region => $"x.region = any({Texts(rule)})",
        BuyerTrait.City => $"x.city = any({Texts(rule)})",
        BuyerTrait.Shop => In($"select distinct buyer_id as id from buyer_figures where shop_id = any({Ids(rule)}){Mine()}"),
        BuyerTrait.Marketplace => In($"select distinct buyer_id as id from buyer_figures where shop_id in (select id from shops where marketplace = any({Texts(rule)})){Mine()}"),
        BuyerTrait.Category => In($"select distinct buyer_id as id from buyer_categories where category = any({Texts(rule)}){Mine()}"),
        _ => In($"select buyer_id as id from loyalty_members where tier_id = any({Ids(rule)})"),
    };

    /// <summary>Lines of whoever was merged are those of who goes on.</summary>
    private string Consented(ConsentRule rule) => $"""
        select said.id from (
          with recursive heads as (
            select b.id, b.merged_into as head from buyers b where b.merged_into is not null
            union all select h.id, b.merged_into from heads h join buyers b on b.id = h.head where b.merged_into is not null
          )
          select distinct on (1) coalesce(h.head, c.buyer_id) as id, c.given from buyer_consents c
          left join (select h.id, h.head from heads h join buyers b on b.id = h.head and b.merged_into is null) h on h.id = c.buyer_id
          where c.channel = {Add(NpgsqlDbType.Text, rule.Channel.ToString())} and c.purpose = {Add(NpgsqlDbType.Text, rule.Purpose.ToString())} order by 1, c.at desc, c.id desc
        ) said where said.given
        """;

    /// <summary>What is told by the buyer's own row, so that no look at what they did is needed.</summary>
    private string? Known(SequenceRule rule) => rule switch
    {
        { SilentDays: not null } => null,
        { Steps: [{ Deed: var deed }] } => deed switch
        {
            Deed.Ordered => "(x.orders > 0)",
            Deed.Complained => "(x.complaints > 0)",
            Deed.Returned => "(x.returns > 0)",
            Deed.Wrote => "(x.chats > 0)",
            Deed.ReviewedBadly => "(x.bad_reviews > 0)",
            _ => null,
        },
        { Steps: [{ Deed: Deed.Ordered }, { Deed: Deed.Ordered, WithinDays: { } within }] } when !scoped => $"(x.shortest_gap <= {Add(NpgsqlDbType.Interval, TimeSpan.FromDays(within))})",
        _ => null,
    };

    /// <summary>All that is expected of buyers is summed up in one pass, however many rules ask for it.</summary>
    private string Expected(string sum)
    {
        expectations.Add(sum);
        return string.Create(CultureInfo.InvariantCulture, $"l.e{expectations.Count - 1}");
    }

    private string Expectations() => expectations.Count == 0 ? ""
        : $"left join (select buyer_id, {string.Join(", ", expectations.Select((sum, at) => string.Create(CultureInfo.InvariantCulture, $"{sum} as e{at}")))} from buyer_lifetimes{(scoped ? " where shop_id = any(@shops)" : "")} group by buyer_id) l on l.buyer_id = x.id";

    private string In(string set)
    {
        var name = string.Create(CultureInfo.InvariantCulture, $"s{joins.Count}");
        joins.Add($"left join ({set}) {name} on {name}.id = x.id");
        return $"({name}.id is not null)";
    }

    private string Mine() => scoped ? " and shop_id = any(@shops)" : "";

    private string Between(string value, FigureRule rule) => string.Join(" and ", new[]
    {
        rule.From is { } from ? $"{value} >= {Add(NpgsqlDbType.Numeric, from)}" : null, rule.To is { } to ? $"{value} <= {Add(NpgsqlDbType.Numeric, to)}" : null,
    }.OfType<string>());

    /// <summary>Whole days: "to 30" ends where "from 31" begins.</summary>
    private string Age(string at, FigureRule rule) => $"({string.Join(" and ", new[]
    {
        rule.From is { } from ? $"{at} <= {Moment(decimal.Ceiling(from))}" : null, rule.To is { } to ? $"{at} > {Moment(decimal.Floor(to) + 1)}" : null,
    }.OfType<string>())})";

    private string Moment(decimal daysAgo) => Add(NpgsqlDbType.TimestampTz, (now - (OneDay * (double)daysAgo)).UtcDateTime);

    private string Currency(FigureRule rule) => Add(NpgsqlDbType.Char, rule.Currency!);

    private string Texts(TraitRule rule) => Add(NpgsqlDbType.Array | NpgsqlDbType.Text, rule.Values.ToArray());

    private string Ids(TraitRule rule) => Add(NpgsqlDbType.Array | NpgsqlDbType.Uuid, rule.Values.Select(value => Guid.Parse(value, CultureInfo.InvariantCulture)).ToArray());

    private string Add(NpgsqlDbType type, object value)
    {
        var name = string.Create(CultureInfo.InvariantCulture, $"p{command.Parameters.Count}");
        command.Parameters.Add(new NpgsqlParameter(name, type) { Value = value });
        return "@" + name;
    }
}
