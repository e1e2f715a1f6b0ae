using SellerDesk.Application.Messages;
using SellerDesk.Domain.Messages;

namespace SellerDesk.Web.Messages;

/// <summary>Those whom nobody could tell: the address says which, and where the page begins.</summary>
public sealed partial class UntoldPage(UntoldList list, MessageReport report, MessageRules rules)
{
    private const int Take = 60;

    private static readonly MessageReason[] Reasons = [MessageReason.NoConsent, MessageReason.Unsubscribed, MessageReason.NoAddress, MessageReason.NoChat];

    private IReadOnlyList<UntoldRow> rows = [];
    private IReadOnlyList<(MessageReason Reason, int Count)> counts = [];
    private IReadOnlyList<MessageRuleFace> ruleFaces = [];
    private UntoldFilter filter = new();
    private UntoldPlace? after;
    private UntoldPlace? next;

    private string Days => filter.From == filter.Until ? T.Format.Day(filter.From!.Value) : string.Join('–', new[] { filter.From, filter.Until }.Select(day => day is { } known ? T.Format.Day(known) : ""));

    protected override bool IsHere(string path) => path == MessagesAddress.Untold;

    protected override void Read(string address) => (filter, after) = MessagesAddress.ReadUntold(address);

    protected override Task ReloadAsync() => LoadAsync(ReadAsync);

    private async Task ReadAsync()
    {
        ruleFaces = await rules.LoadAsync(Cancel);
        var today = DateOnly.FromDateTime(Now.UtcDateTime);
        var figures = await report.LoadAsync(filter.From ?? today.AddDays(-MessageRules.LatelyDays), filter.Until ?? today, Cancel);
        var told = filter.Rule is { } rule ? figures.Rows.Where(row => row.Rule == rule).SelectMany(row => row.Figures.Untold) : figures.Total.Untold;
        counts = [.. told.GroupBy(one => one.Key, one => one.Value).Select(group => (Enum.Parse<MessageReason>(group.Key), group.Sum())).Where(one => filter.Reason is null || filter.Reason == one.Item1).OrderByDescending(one => one.Item2)];
        (rows, next) = await list.LoadAsync(filter, after, Take, Cancel);
    }

    private string Name(MessageRuleId id) => ruleFaces.FirstOrDefault(one => one.Rule.Id == id)?.Rule.Name ?? T["messages.rule"];

    private string Why(UntoldRow row) => string.Join("; ", row.Why.Where(one => filter.Rule is null || one.Rule == filter.Rule).Select(one => row.Why.Count > 1 ? $"{Name(one.Rule)}: {T.Reason(one.Reason)}" : T.Reason(one.Reason)));
}
