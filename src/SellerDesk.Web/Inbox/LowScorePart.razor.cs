using Microsoft.AspNetCore.Components;
using SellerDesk.Application.Complaints;
using SellerDesk.Application.Inbox;
using SellerDesk.Application.Marketplaces;
using SellerDesk.Application.Surveys;
using SellerDesk.Application.Team;
using SellerDesk.Domain.Common;
using SellerDesk.Domain.Surveys;
using SellerDesk.Domain.Team;
using SellerDesk.Web.Shell;

namespace SellerDesk.Web.Inbox;

/// <summary>A low score of a survey in the pane of the inbox; written to through the chat of its order, or closed with a note.</summary>
public sealed partial class LowScorePart(LowScores scores, AnswerLowScore send, OpenComplaint open, NavigationManager navigation) : DeskPage
{
    private LowScore? low;
    private SurveyAnswerId? shown;
    private GuardedField? field;
    private string text = "";
    private int blocking;
    private bool busy;

    [Parameter, EditorRequired]
    public SurveyAnswerId Answer { get; set; }

    /// <summary>Its item waits for somebody.</summary>
    [Parameter]
    public bool IsOpen { get; set; }

    [Parameter]
    public Actor? Actor { get; set; }

    [Parameter]
    public NameBook? People { get; set; }

    [Parameter]
    public EventCallback OnChanged { get; set; }

    private bool MayWork => Actor?.Role >= Role.Support;

    protected override async Task OnParametersSetAsync()
    {
        if (shown != Answer)
        {
            (shown, text) = (Answer, T["survey.low.start"]);
            await TryAsync(ReadAsync);
        }
    }

    protected override Task ReloadAsync() => TryAsync(ReadAsync);

    private async Task ReadAsync() => low = await scores.LoadAsync(Answer, Cancel);

    private async Task SendAsync()
    {
        if (field is not null && !await field.CheckAsync())
        {
            return;
        }

        busy = true;
        if (await TryAsync(() => TellAsync(Cancel)))
        {
            Toasts.Say(T["survey.low.sent"]);
            await OnChanged.InvokeAsync();
        }

        busy = false;
    }

    private async Task TellAsync(CancellationToken cancel)
    {
        try
        {
            await send.ExecuteAsync(Actor!, Answer, text, cancel);
        }
        catch (MarketplaceException refused)
        {
            throw new RuleException("late.refused", refused.Detail ?? "");
        }
    }

    private async Task ComplainAsync()
    {
        busy = true;
        await TryAsync(async () =>
        {
            var answer = low!.Answer;
            var words = answer.Comment.Length > 0 ? answer.Comment : T["survey.low.head", answer.Score, low.Kind.Highest()];
            var complaint = await open.ExecuteAsync(Actor!, new ComplaintForm(answer.ShopId, words) { OrderNumber = answer.OrderNumber }, Cancel);
            navigation.NavigateTo(InboxAddress.Complaint(complaint.Value));
        });
        busy = false;
    }
}
