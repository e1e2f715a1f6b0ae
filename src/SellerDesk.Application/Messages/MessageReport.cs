using Microsoft.EntityFrameworkCore;
using SellerDesk.Application.Data;
using SellerDesk.Domain.Messages;
using SellerDesk.Domain.Shops;

namespace SellerDesk.Application.Messages;

/// <summary>What came of messages: of a rule with a template by a channel, or of all together.</summary>
/// <param name="Skipped">By reason.</param>
/// <param name="Dead">By reason.</param>
/// <param name="Untold">By reason: buyers to whom no channel of the rule led, so that no message was made.</param>
public sealed record MessageFigures(
    int Queued, int Waiting, int Sent, int Delivered, int Opened, int Clicked, IReadOnlyDictionary<string, int> Skipped, IReadOnlyDictionary<string, int> Dead, IReadOnlyDictionary<string, int> Untold)
{
    public int AllUntold => Untold.Values.Sum();

    public int AllSkipped => Skipped.Values.Sum();

    public int AllDead => Dead.Values.Sum();
}

/// <summary>One line of the report.</summary>
/// <param name="Tracks">The rule has openings and clicks counted.</param>
public sealed record MessageReportRow(MessageRuleId Rule, string RuleName, MessageTemplateId Template, string TemplateName, MessageChannel Channel, bool Tracks, MessageFigures Figures)
{
    /// <summary>Whether the channel can tell it of a message that it took (<see cref="ChannelTells"/>); what it cannot is not known, which is not zero.</summary>
    public bool Knows(string what) => what switch
    {
        "Delivered" => ChannelTells.Arrival(Channel),
        "Opened" or "Clicked" => ChannelTells.Opening(Channel) && Tracks,
        _ => true,
    };
}

/// <summary>Messages by the day on which they were made: each line, their sum, and day by day.</summary>
public sealed record MessageReportData(MessageFigures Total, IReadOnlyList<MessageReportRow> Rows, IReadOnlyList<(DateOnly Day, MessageFigures Figures)> Days);

/// <summary>Read from the sums of <c>message_days</c> alone; every figure is the length of a list that <see cref="MessageFilter"/> shows.</summary>
public sealed class MessageReport(ScopedDb database)
{
    public async Task<MessageReportData> LoadAsync(DateOnly from, DateOnly until, CancellationToken cancel)
    {
        await using var db = await database.OpenAsync(cancel);
        var days = db.MessageDays.AsNoTracking().Where(d => d.Day >= from && d.Day <= until);
        if (!db.Scope.All)
        {
            var seen = db.Scope.Shops.Select(shop => (ShopId?)shop).ToList();
            days = days.Where(d => d.ShopId == null || seen.Contains(d.ShopId));
        }

        var cells = await days.GroupBy(d => new { d.Day, d.RuleId, d.TemplateId, d.Channel, d.What, d.Reason })
            .Select(g => new Cell(g.Key.Day, g.Key.RuleId, g.Key.TemplateId, g.Key.Channel, g.Key.What, g.Key.Reason, g.Sum(d => d.Count))).ToListAsync(cancel);
        var rules = await db.MessageRules.AsNoTracking().ToDictionaryAsync(r => r.Id, r => new { r.Name, r.Tracks }, cancel);
        var templates = await db.MessageTemplates.AsNoTracking().ToDictionaryAsync(t => t.Id, t => t.Name, cancel);
        return new MessageReportData(
            Sum(cells),
            [.. cells.GroupBy(c => (c.Rule, c.Template, c.Channel)).Select(g => new MessageReportRow(g.Key.Rule, rules.GetValueOrDefault(g.Key.Rule)?.Name ?? "", g.Key.Template, templates.GetValueOrDefault(g.Key.Template, ""), g.Key.Channel, rules.GetValueOrDefault(g.Key.Rule)?.Tracks ?? false, Sum(g)))
                .Where(row => row.Figures.Queued > 0 || row.Figures.AllUntold > 0).OrderBy(row => row.RuleName, StringComparer.CurrentCulture).ThenBy(row => row.Channel)],
            [.. cells.GroupBy(c => c.Day).OrderBy(g => g.Key).Select(g => (g.Key, Sum(g)))]);
    }

    private static MessageFigures Sum(IEnumerable<Cell> cells)
    {
        var all = cells.ToList();
        return new MessageFigures(Of(all, "Queued"), Of(all, "Waiting"), Of(all, "Sent"), Of(all, "Delivered"), Of(all, "Opened"), Of(all, "Clicked"), Reasons(all, "Skipped"), Reasons(all, "Dead"), Reasons(all, "Untold"));
    }

    private static int Of(List<Cell> cells, string what) => cells.Where(cell => cell.What == what).Sum(cell => cell.Count);

    private static Dictionary<string, int> Reasons(List<Cell> cells, string what) => cells.Where(cell => cell.What == what).GroupBy(cell => cell.Reason)
        .Select(g => (g.Key, Count: g.Sum(cell => cell.Count))).Where(one => one.Count > 0).OrderByDescending(one => one.Count).ToDictionary(one => one.Key, one => one.Count);

    private sealed record Cell(DateOnly Day, MessageRuleId Rule, MessageTemplateId Template, MessageChannel Channel, string What, string Reason, int Count);
}
