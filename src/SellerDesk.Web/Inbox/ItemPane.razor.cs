using Microsoft.AspNetCore.Components;
using SellerDesk.Application.Inbox;
using SellerDesk.Application.Replies;
using SellerDesk.Application.Team;
using SellerDesk.Domain.Common;
using SellerDesk.Domain.Inbox;
using SellerDesk.Domain.Replies;
using SellerDesk.Domain.Reviews;
using SellerDesk.Domain.Team;
using SellerDesk.Web.Shell;

namespace SellerDesk.Web.Inbox;

/// <summary>The conversation: what the buyer wrote, what we answered and what became of it, and the place to answer.</summary>
public sealed partial class ItemPane(WithdrawReply withdraw, Toasts toasts)
{
    private ReplyEditor? editor;
    private WorkItemId? shown;
    private bool editing;

    [Parameter, EditorRequired]
    public InboxBoard Board { get; set; } = default!;

    [Parameter]
    public WorkItemId? Opened { get; set; }

    [Parameter, EditorRequired]
    public InboxFilter Filter { get; set; } = default!;

    [Parameter]
    public Actor? Actor { get; set; }

    [Parameter]
    public DateTimeOffset Now { get; set; }

    [Parameter, EditorRequired]
    public TimeZoneInfo Zone { get; set; } = default!;

    /// <summary>What somebody else did to the open item meanwhile.</summary>
    [Parameter]
    public string? Notice { get; set; }

    [Parameter]
    public bool Context { get; set; }

    [Parameter]
    public EventCallback<PersonFace?> OnAssign { get; set; }

    [Parameter]
    public EventCallback OnClose { get; set; }

    [Parameter]
    public EventCallback OnReopen { get; set; }

    /// <summary>An answer was put on its way; true: go on with the next item.</summary>
    [Parameter]
    public EventCallback<bool> OnSent { get; set; }

    [Parameter]
    public EventCallback OnChanged { get; set; }

    [Parameter]
    public EventCallback OnContext { get; set; }

    [Parameter]
    public EventCallback OnNoticeSeen { get; set; }

    private bool MayAnswer => Actor?.Role >= Role.Support;

    /// <summary>Puts a text that was used before into the editor, if there is one.</summary>
    public Task InsertAsync(string text) => editor?.InsertAsync(text) ?? Task.CompletedTask;

    protected override void OnParametersSet()
    {
        if (Board.Item?.Item.Id != shown)
        {
            (shown, editing) = (Board.Item?.Item.Id, false);
        }
    }

    private bool EditorShown(ItemDetails details) => MayAnswer && details.Item.Kind.IsAnswered() && (editing || Answerable(details));

    /// <summary>When our answer stands in the conversation: notes before it are shown before it.</summary>
    private static DateTimeOffset? AnsweredAt(ItemDetails details) => details.Answer?.At ?? details.OnTheWay?.CreatedAt;

    private static bool Answerable(ItemDetails details) =>
        details.Item.State != WorkItemState.Answering && details.Answer is not { State: AnswerState.Published or AnswerState.InModeration or AnswerState.Unread };

    private void Edit() => editing = true;

    private void StopEditing() => editing = false;

    private async Task SentAsync(bool next)
    {
        editing = false;
        await OnSent.InvokeAsync(next);
    }

    private async Task WithdrawAsync(OutgoingReplyId reply)
    {
        try
        {
            await withdraw.ExecuteAsync(Actor!, reply, CancellationToken.None);
        }
        catch (RuleException refused)
        {
            toasts.Warn(T["inbox.undo.late"], T.Rule(refused.Code, [.. refused.Arguments]));
        }

        await OnChanged.InvokeAsync();
    }
}
