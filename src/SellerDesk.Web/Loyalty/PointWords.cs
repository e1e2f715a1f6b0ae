using System.Globalization;
using SellerDesk.Domain.Loyalty.Points;
using SellerDesk.Web.Shell.Language;

namespace SellerDesk.Web.Loyalty;

/// <summary>Rules, movements and rewards in the reader's words.</summary>
internal static class PointWords
{
    /// <summary>The rules, a sentence each.</summary>
    public static IEnumerable<string> Rules(Texts t, EarningRules rules)
    {
        if (rules.Paused)
        {
            yield return t["points.says.paused"];
        }

        foreach (var rate in rules.Rates)
        {
            yield return t.Count("points.says.rate", rate.Points, t.Format.Money(rate.Per, rate.Currency)) + (rate.Minimum > 0 ? t["points.says.minimum", t.Format.Money(rate.Minimum, rate.Currency)] : "");
        }

        foreach (var one in rules.Multipliers)
        {
            yield return t["points.says.multiplier", one.Name, one.Factor, string.Join(", ", one.Categories.Concat(one.Skus).Take(4))] + (one.On is null ? "" : t["points.says.on", one.On]);
        }

        foreach (var (code, number) in new[] { ("first", rules.FirstOrder), ("welcome", rules.Welcome), ("birthday", rules.Birthday), ("perorder", rules.MostPerOrder), ("perday", rules.MostPerDay), ("permonth", rules.MostPerMonth) })
        {
            if (number > 0)
            {
                yield return t.Count("points.says." + code, number);
            }
        }

        yield return t.Count("points.says.pending", rules.PendingDays);
        yield return t.Count("points.says.lives", rules.LivesDays);
    }

    public static string Kind(Texts t, PointTransaction move) => t["points.move." + move.Kind.ToString().ToLowerInvariant()];

    /// <summary>How it came about: the rule with its numbers.</summary>
    public static string How(Texts t, PointTransaction move)
    {
        var parts = new List<string>();
        if (Number(move, "sum") is { } sum && move.Details.TryGetValue("currency", out var currency) && Number(move, "base") is { } basis)
        {
            parts.Add(t["points.how.base", t.Format.Money(sum, currency), basis]);
        }

        if (move.Details.TryGetValue("multipliers", out var multipliers))
        {
            parts.Add(multipliers);
        }

        if (Number(move, "first") is { } first)
        {
            parts.Add(t["points.how.first", first]);
        }

        if (Number(move, "capped") is { } wanted)
        {
            parts.Add(t["points.how.capped", wanted]);
        }

        if (Number(move, "owed") is { } owed)
        {
            parts.Add(t["points.how.owed", owed]);
        }

        if (move.RuleVersion is { } version)
        {
            parts.Add(t["points.how.version", version]);
        }

        return string.Join(" · ", parts);
    }

    /// <summary>What it changes for the buyer: what can be spent, what waits, what is owed.</summary>
    public static long Change(PointTransaction move) =>
        move.Entries.Where(entry => entry.Place is PointPlace.Available or PointPlace.Pending or PointPlace.Debt).Sum(entry => entry.Amount);

    /// <summary>A movement that only makes points spendable changes nothing in all: its size is what became free.</summary>
    public static string Signed(Texts t, PointTransaction move)
    {
        var points = move.Kind == PointMoveKind.Matured ? -move.Entries.Where(entry => entry.Place == PointPlace.Pending).Sum(entry => entry.Amount) : Change(move);
        return move.Kind != PointMoveKind.Matured && points > 0 ? "+" + t.Format.Number(points) : t.Format.Number(points);
    }

    public static string Finding(Texts t, EarningFinding finding) => t["points.finding." + finding.Code, [.. finding.Arguments.Cast<object?>()]];

    public static string Month(Texts t, DateOnly month) => $"{t["buyers.month." + month.Month.ToString(CultureInfo.InvariantCulture)]} {month.Year.ToString(CultureInfo.InvariantCulture)}";

    public static string Reward(Texts t, Reward reward) => reward.Kind switch
    {
        RewardKind.Discount when reward.Percent is { } percent => t["rewards.kind.discount.percent", t.Format.Percent(percent / 100)],
        RewardKind.Discount => t["rewards.kind.discount.amount", t.Format.Money(reward.Amount ?? 0, reward.Currency ?? "")],
        RewardKind.Goods => t["rewards.kind.goods.named", reward.Goods],
        _ => t["rewards.kind.freedelivery"],
    };

    private static decimal? Number(PointTransaction move, string name) =>
        move.Details.TryGetValue(name, out var text) && decimal.TryParse(text, NumberStyles.Number, CultureInfo.InvariantCulture, out var number) ? number : null;
}
