using System.Globalization;
using System.Text;
using NpgsqlTypes;
using SellerDesk.Domain.Segments;

namespace SellerDesk.Application.Segments;

/// <summary>
/// Who did one thing after the other, over the links of buyers. Of the last step only the latest that is old enough matters: if nothing came after an earlier one, nothing came after that one either.
/// </summary>
internal static class SequenceSql
{
    /// <param name="add">Adds a parameter and gives its place.</param>
    public static string Of(SequenceRule rule, DateTimeOffset now, bool scoped, Func<NpgsqlDbType, object, string> add)
    {
        var last = rule.Steps.Count - 1;
        var from = new StringBuilder();
        var where = new List<string>();

        // Over the whole desk the rollup knows of the first order and of the last: that an order came before, or none after, needs no look at the orders.
        var begins = !scoped && rule.Steps is [{ Deed: Deed.Ordered }, { WithinDays: null }, ..] ? 1 : 0;
        for (var at = begins; at <= last; at++)
        {
            var step = string.Create(CultureInfo.InvariantCulture, $"e{at}");
            var before = string.Create(CultureInfo.InvariantCulture, $"e{at - 1}");
            from.Append(at == begins ? $"buyer_links {step}" : $" join buyer_links {step} on {step}.buyer_id = {before}.buyer_id and {step}.at > {before}.at");
            if (at > begins && rule.Steps[at].WithinDays is { } within)
            {
                from.Append(CultureInfo.InvariantCulture, $" and {step}.at <= {before}.at + {add(NpgsqlDbType.Interval, TimeSpan.FromDays(within))}");
            }

            from.Append(Rating(rule.Steps[at].Deed, step));
            where.Add($"{step}.kind = '{Kind(rule.Steps[at].Deed)}'");
            if (scoped)
            {
                where.Add($"{step}.shop_id = any(@shops)");
            }
        }

        if (begins == 1)
        {
            from.Append(" join buyers f on f.id = e1.buyer_id and f.first_order_at < e1.at");
        }

        if (rule.SilentDays is { } days)
        {
            where.Add($"e{last}.at <= {add(NpgsqlDbType.TimestampTz, now.AddDays(-days).UtcDateTime)}");
        }

        var steps = $"select e{last}.buyer_id as id, max(e{last}.at) as at from {from} where {string.Join(" and ", where)} group by 1";
        return rule.Silence is { } deed ? Silent(steps, deed, scoped) : $"select t.id from ({steps}) t";
    }

    private static string Silent(string steps, Deed deed, bool scoped) => deed == Deed.Ordered && !scoped
        ? $"select t.id from ({steps}) t join buyers l on l.id = t.id and (l.last_order_at is null or l.last_order_at <= t.at)"
        : $"""
            select t.id from ({steps}) t where not exists (
              select 1 from buyer_links n{Rating(deed, "n")} where n.buyer_id = t.id and n.at > t.at and n.kind = '{Kind(deed)}'{(scoped ? " and n.shop_id = any(@shops)" : "")})
            """;

    private static string Kind(Deed deed) => deed switch
    {
        Deed.Ordered => "Order",
        Deed.Complained => "Complaint",
        Deed.Returned => "Return",
        Deed.Wrote => "Chat",
        _ => "Review",
    };

    private static string Rating(Deed deed, string of) => deed switch
    {
        Deed.ReviewedBadly => $" join reviews r{of} on r{of}.id = {of}.thing_id and r{of}.shop_id = {of}.shop_id and r{of}.rating <= 2",
        Deed.ReviewedWell => $" join reviews r{of} on r{of}.id = {of}.thing_id and r{of}.shop_id = {of}.shop_id and r{of}.rating >= 4",
        _ => "",
    };
}
