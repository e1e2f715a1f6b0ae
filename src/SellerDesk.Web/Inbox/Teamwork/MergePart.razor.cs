using Microsoft.AspNetCore.Components;
using SellerDesk.Application.Inbox;
using SellerDesk.Application.Inbox.Teamwork;
using SellerDesk.Application.Team;
using SellerDesk.Domain.Inbox;
using SellerDesk.Domain.Team;

namespace SellerDesk.Web.Inbox.Teamwork;

public sealed partial class MergePart(MergeItems merge, ItemHistory history)
{
    private static readonly TimeSpan UndoFor = TimeSpan.FromSeconds(10);

    private IReadOnlyList<InboxRow> similar = [];
    private ItemDetails? shown;

    [Parameter, EditorRequired]
    public ItemDetails Details { get; set; } = default!;

    [Parameter]
    public Actor? Actor { get; set; }

    [Parameter]
    public EventCallback OnChanged { get; set; }

    private bool MayWork => Actor?.Role >= Role.Support;

    protected override async Task OnParametersSetAsync()
    {
        if (!ReferenceEquals(shown, Details))
        {
            shown = Details;
            similar = IsLive && MayWork && Details.Item.State == WorkItemState.Open && Details.Team.MergedInto is null ? await history.SimilarAsync(Details.Item.Id, Cancel) : [];
        }
    }

    private async Task MergeAsync(IReadOnlyList<WorkItemId> others) => await TryAsync(async () =>
    {
        var actor = Actor!;
        await merge.ExecuteAsync(actor, Details.Item.Id, others, Cancel);
        Toasts.Undo(T.Count("together.done.merged", others.Count), T["together.merged.own-target"], Now + UndoFor, () => merge.SplitAsync(actor, others, CancellationToken.None));
        await OnChanged.InvokeAsync();
    });

    private async Task SplitAsync(IReadOnlyList<WorkItemId> merged) => await TryAsync(async () =>
    {
        var (actor, main) = (Actor!, Details.Team.MergedInto?.Id ?? Details.Item.Id);
        await merge.SplitAsync(actor, merged, Cancel);
        Toasts.Undo(T.Count("together.done.split", merged.Count), null, Now + UndoFor, () => merge.ExecuteAsync(actor, main, merged, CancellationToken.None));
        await OnChanged.InvokeAsync();
    });
}
