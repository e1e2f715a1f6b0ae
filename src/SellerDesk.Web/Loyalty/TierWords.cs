using SellerDesk.Application.Loyalty.Tiers;
using SellerDesk.Domain.Loyalty.Tiers;
using SellerDesk.Web.Shell.Language;
using SellerDesk.Web.Shell.Widgets;

namespace SellerDesk.Web.Loyalty;

/// <summary>Tiers in words.</summary>
internal static class TierWords
{
    public static string Tier(this Texts t, TierBook book, TierId? tier) => book.Name(tier) ?? t["tiers.none"];

    public static string Cause(this Texts t, TierMoveCause cause) => t["tiers.cause." + cause.ToString().ToLowerInvariant()];

    public static string Joined(this Texts t, JoinedBy how) => t["members.how." + how.ToString().ToLowerInvariant()];

    /// <summary>What a tier asks for: "от 5 000 ₽ или 30 000 ₸, или 2 заказа".</summary>
    public static string Rule(this Texts t, TierRule rule)
    {
        if (rule.IsOpen)
        {
            return t["tiers.rule.everybody"];
        }

        var parts = new List<string>();
        if (rule.Spend.Count > 0)
        {
            parts.Add(t["tiers.rule.spend", string.Join(t["tiers.rule.or"], rule.Spend.Select(one => t.Format.Money(one.Value, one.Key)))]);
        }

        if (rule.Orders is { } orders)
        {
            parts.Add(t.Count("tiers.rule.orders", orders));
        }

        return string.Join(t[rule.All ? "tiers.rule.and" : "tiers.rule.else"], parts);
    }

    public static string Window(this Texts t, TierWindow window) => window.Kind == TierWindowKind.Sliding ? t.Count("tiers.window.days", window.Days) : t["tiers.window.year"];

    public static string Money(this Texts t, IEnumerable<KeyValuePair<string, decimal>> spend) =>
        spend.Where(one => one.Value != 0).ToList() is { Count: > 0 } sums ? t.Format.Money(sums.Select(one => (Math.Round(one.Value, 2), one.Key))) : "–";

    public static Tone Tone(this TierBook book, TierMoveRow move) => book.Table is not { } table ? Shell.Widgets.Tone.Quiet : table.Place(move.To) > table.Place(move.From) ? Shell.Widgets.Tone.Ok : Shell.Widgets.Tone.Warn;

    public static string Signed(this Texts t, int change) => change switch
    {
        0 => "0",
        > 0 => "+" + t.Format.Number(change),
        _ => Format.Minus + t.Format.Number(-change),
    };
}
