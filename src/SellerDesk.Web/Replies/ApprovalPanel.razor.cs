using Microsoft.AspNetCore.Components;
using SellerDesk.Application.Inbox;
using SellerDesk.Application.Replies.Approvals;
using SellerDesk.Web.Team;

namespace SellerDesk.Web.Replies;

/// <summary>One answer that waits: read, changed if need be, let go or given back.</summary>
public sealed partial class ApprovalPanel(DecideApproval decide, CurrentPerson current)
{
    private string text = "";
    private string reason = "";
    private string? problem;
    private bool returning;
    private bool busy;

    [Parameter, EditorRequired]
    public ApprovalRow Row { get; set; } = default!;

    [Parameter, EditorRequired]
    public NameBook Names { get; set; } = NameBook.Empty;

    [Parameter]
    public EventCallback OnDone { get; set; }

    private string Author => Names.NameOf(Row.Author) ?? T["inbox.by-program"];

    private string ShopName => Names.Shops.TryGetValue(Row.Shop, out var shop) ? shop.Name : "";

    private string Field => $"answer-{Row.Id.Value}";

    protected override void OnInitialized() => text = Row.Text;

    private Task ApproveAsync() => DoAsync(
        async () => await decide.ApproveAsync(await current.GetActorAsync(Cancel), Row.Id, text, Cancel), "approvals.said.yes");

    private Task SendBackAsync() => DoAsync(
        async () => await decide.SendBackAsync(await current.GetActorAsync(Cancel), Row.Id, reason, Cancel), "approvals.said.back");

    private async Task DoAsync(Func<Task> work, string said)
    {
        (problem, busy) = (null, true);
        if (await TryAsync(work, refused => problem = refused))
        {
            Toasts.Say(T[said, Author]);
            await OnDone.InvokeAsync();
        }

        busy = false;
    }
}
