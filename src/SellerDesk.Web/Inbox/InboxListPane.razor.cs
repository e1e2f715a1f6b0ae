using Microsoft.AspNetCore.Components;
using SellerDesk.Application.Inbox;
using SellerDesk.Domain.Inbox;
using SellerDesk.Domain.Team;
using SellerDesk.Web.Shell;
using SellerDesk.Web.Shell.Widgets;

namespace SellerDesk.Web.Inbox;

/// <summary>The list: what kind, which filters, rows in groups by time. One element per row and no component in it.</summary>
public sealed partial class InboxListPane
{
    [Parameter, EditorRequired]
    public string Title { get; set; } = "";

    [Parameter, EditorRequired]
    public InboxBoard Board { get; set; } = default!;

    [Parameter, EditorRequired]
    public InboxFilter Filter { get; set; } = default!;

    [Parameter]
    public WorkItemId? Opened { get; set; }

    /// <summary>A row to bring into view; otherwise the open one.</summary>
    [Parameter]
    public WorkItemId? Reveal { get; set; }

    [Parameter, EditorRequired]
    public PageState State { get; set; } = default!;

    [Parameter, EditorRequired]
    public IReadOnlySet<WorkItemId> Marks { get; set; } = default!;

    /// <summary>Rows that this filter shows no longer, kept in place until the list is read again.</summary>
    [Parameter, EditorRequired]
    public IReadOnlySet<WorkItemId> Gone { get; set; } = default!;

    [Parameter]
    public int Fresh { get; set; }

    [Parameter]
    public bool FreshMany { get; set; }

    [Parameter]
    public DateTimeOffset Now { get; set; }

    [Parameter, EditorRequired]
    public TimeZoneInfo Zone { get; set; } = default!;

    [Parameter]
    public PersonId? Me { get; set; }

    [Parameter]
    public EventCallback<WorkItemId> OnOpen { get; set; }

    [Parameter]
    public EventCallback<(IReadOnlyList<WorkItemId> Items, bool On)> OnMark { get; set; }

    [Parameter]
    public EventCallback<string> OnSlice { get; set; }

    [Parameter]
    public EventCallback OnFresh { get; set; }

    /// <summary>To the end of the list (true) or to its start.</summary>
    [Parameter]
    public EventCallback<bool> OnEnd { get; set; }

    /// <summary>How often was searched on this page.</summary>
    [Parameter]
    public int Searches { get; set; }

    [Parameter]
    public EventCallback<string?> OnSearch { get; set; }

    /// <summary>All that the filter shows is meant (true), or nothing.</summary>
    [Parameter]
    public EventCallback<bool> OnAll { get; set; }

    [Parameter]
    public EventCallback OnSave { get; set; }

    private string FreshText => Fresh > 0 && !FreshMany ? T.Count("inbox.fresh", Fresh) : T["inbox.fresh.many"];

    private IReadOnlyList<Tabs.Tab> KindTabs =>
    [
        KindTab(null, T["inbox.kind.all"], Board.Figures.OfAnyKind),
        KindTab(WorkItemKind.Review, T["inbox.kind.reviews"], Board.Figures.Kinds.GetValueOrDefault(WorkItemKind.Review)),
        KindTab(WorkItemKind.Question, T["inbox.kind.questions"], Board.Figures.Kinds.GetValueOrDefault(WorkItemKind.Question)),
        KindTab(WorkItemKind.Chat, T["inbox.kind.chats"], Board.Figures.Kinds.GetValueOrDefault(WorkItemKind.Chat)),
        KindTab(WorkItemKind.Complaint, T["inbox.kind.complaints"], Board.Figures.Kinds.GetValueOrDefault(WorkItemKind.Complaint)),
        .. Rare(WorkItemKind.LateOrder, "inbox.kind.lateorders"),
        .. Rare(WorkItemKind.Survey, "inbox.kind.surveys"),
    ];

    /// <summary>Rare enough to show itself only when there are any.</summary>
    private IReadOnlyList<Tabs.Tab> Rare(WorkItemKind kind, string text) => Board.Figures.Kinds.GetValueOrDefault(kind) > 0 || Filter.Kind == kind
        ? [KindTab(kind, T[text], Board.Figures.Kinds.GetValueOrDefault(kind))]
        : [];

    private Tabs.Tab KindTab(WorkItemKind? kind, string text, int count) =>
        new(kind?.ToString() ?? "", text, InboxAddress.Of(Filter with { Kind = kind }), Board.Counted ? T.Number(count, Board.Figures.Capped) : null);

    private string ClassOf(InboxRow row) =>
        "sd-row" + (row.Unread ? " is-unread" : "") + (row.Id == Opened ? " is-here" : "") + (Marks.Contains(row.Id) ? " is-marked" : "") + (Gone.Contains(row.Id) ? " is-done" : "");

    /// <summary>By our deadline while it waits, by the day it was written when it is over.</summary>
    private string GroupOf(InboxRow row)
    {
        var at = Filter.ByDeadline ? row.DueAt : row.CreatedAt;
        if (Filter.ByDeadline && at < Now)
        {
            return "over";
        }

        var days = (TimeZoneInfo.ConvertTime(at, Zone).Date - TimeZoneInfo.ConvertTime(Now, Zone).Date).Days;
        return days switch
        {
            0 => "today",
            1 when Filter.ByDeadline => "tomorrow",
            -1 when !Filter.ByDeadline => "yesterday",
            _ => Filter.ByDeadline ? "later" : "earlier",
        };
    }

    private Task Opening(RowEventArgs args) => Guid.TryParse(args.Id, out var id) ? OnOpen.InvokeAsync(new WorkItemId(id)) : Task.CompletedTask;

    private Task Marking(RowEventArgs args) => args.Ids is ["*"]
        ? OnAll.InvokeAsync(args.On)
        : OnMark.InvokeAsync(([.. args.Ids.Select(word => Guid.TryParse(word, out var id) ? new WorkItemId(id) : (WorkItemId?)null).OfType<WorkItemId>()], args.On));
}
