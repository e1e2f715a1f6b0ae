using Microsoft.AspNetCore.Components;
using SellerDesk.Application.Complaints;
using SellerDesk.Application.Marketplaces;
using SellerDesk.Application.Replies;
using SellerDesk.Application.Replies.Decisions;
using SellerDesk.Application.Team;
using SellerDesk.Domain.Common;
using SellerDesk.Domain.Complaints;
using SellerDesk.Domain.Replies;
using SellerDesk.Domain.Team;
using SellerDesk.Web.Inbox;
using SellerDesk.Web.Shell.Widgets;

namespace SellerDesk.Web.Complaints;

/// <summary>What this stage wants of a person, and what follows from it.</summary>
public sealed partial class CaseDecision(ComplaintActions actions, DecideComplaint decide, WithdrawReply withdraw)
{
    private static readonly TimeSpan OutgoingHold = OutgoingReply.Hold;

    private GuardedField? letter;
    private ResolutionKind? kind;
    private decimal? amount;
    private int? points;
    private decimal? discount;
    private string grounds = "";
    private string told = "";
    private string ground = "";
    private string words = "";
    private string? refusal;
    private int blocking;
    private bool busy;

    [Parameter, EditorRequired]
    public CaseData Data { get; set; } = default!;

    [Parameter, EditorRequired]
    public Actor Actor { get; set; } = default!;

    [Parameter]
    public EventCallback OnChanged { get; set; }

    /// <summary>To another stage, by way of what it lacks.</summary>
    [Parameter]
    public EventCallback<ComplaintStage> OnGo { get; set; }

    [Parameter]
    public EventCallback OnTalk { get; set; }

    private ComplaintDetails Case => Data.Case;

    private ComplaintStage Stage => Case.Row.Stage;

    private bool MayWork => Actor.Role >= Role.Support;

    private string Marketplace => MarketplaceMark.Name(T, ComplaintWords.Lower(Case.Marketplace));

    private IReadOnlyList<CaseOption> Options => CaseOptions.Of(Data, T);

    protected override void OnParametersSet()
    {
        if (kind is null && Stage == ComplaintStage.Deciding)
        {
            kind = Case.Row.Resolution ?? Options.FirstOrDefault(option => option.Locked is null)?.Kind;
            words = Case.Facts.ResolutionText ?? "";
            grounds = Case.Facts.Grounds ?? "";
            TakeFitting();
        }
    }

    /// <summary>What the marketplace is told; null: it is done by hand.</summary>
    private AllowedDecision? Chosen => told.Length == 0 ? null : Case.Return?.Decisions.FirstOrDefault(one => one.Code == told);

    private static string Or(string said) => said.Length > 0 ? said : "–";

    private void Choose(ResolutionKind chosen)
    {
        (kind, refusal) = (chosen, null);
        TakeFitting();
    }

    private void TakeFitting() => (told, ground) = (kind is { } wanted ? CaseOptions.Fitting(Data, wanted) is [var first, ..] ? first.Code : "" : "", "");

    private Task ExplainAsync(string? reason, string? cause) => MoveAsync(new CaseMove.Explain(reason, cause ?? (Case.Row.CauseCode is null ? Data.Tree.Find(ComplaintTree.Reason, reason)?.UsualCause : null)), null);

    private async Task MoveAsync(CaseMove move, string? told)
    {
        (busy, refusal) = (true, null);
        await TryAsync(() => actions.DoAsync(Actor, Case.Row.Id, move, null, told, null, Cancel), why => refusal = why);
        busy = false;
        await OnChanged.InvokeAsync();
    }

    /// <summary>Decided, and on to its carrying out: through the marketplace where it allows that.</summary>
    private async Task DecideAsync()
    {
        (busy, refusal) = (true, null);
        await TryAsync(async () =>
        {
            if (letter is not null && !await letter.CheckAsync())
            {
                return;
            }

            var wish = new ResolutionWish(kind!.Value, kind is ResolutionKind.PartialRefund or ResolutionKind.Compensation ? amount : null, kind == ResolutionKind.Rejection ? grounds : null, words.Trim().Length == 0 ? null : words.Trim(), points, discount);
            if (Chosen is { } allowed)
            {
                await SendAsync(allowed, wish);
                return;
            }

            await actions.DoAsync(Actor, Case.Row.Id, new CaseMove.Resolve(wish), Case.Version, null, null, Cancel);
            await CarryOnAsync();
        }, why => refusal = why);
        busy = false;
        await OnChanged.InvokeAsync();
    }

    /// <summary>The row is held for some seconds; taking it back leaves the case where it is, with its decision.</summary>
    private async Task SendAsync(AllowedDecision allowed, ResolutionWish wish)
    {
        var takesWords = allowed.NeedsComment || allowed.CommentMax is not null;
        var reply = await decide.ExecuteAsync(Actor, Case.Row.Id, new Application.Replies.Decisions.CaseDecision(allowed.Code, takesWords ? wish.Text : null, allowed.NeedsAmount ? amount : null, ground.Length > 0 ? ground : null), wish, Case.Version, Cancel);
        var actor = Actor;
        Toasts.Undo(T["complaints.decided", T.Number(Case.Row.Number), T.Resolution(kind!.Value)], allowed.Name ?? allowed.Code, Now + OutgoingHold, () => TakeBackAsync(actor, reply));
    }

    private async Task TakeBackAsync(Actor actor, OutgoingReplyId reply)
    {
        try
        {
            await withdraw.ExecuteAsync(actor, reply, CancellationToken.None);
            Toasts.Say(T["complaints.taken-back"]);
        }
        catch (RuleException late)
        {
            Toasts.Warn(T["complaints.undo.late"], T.Rule(late.Code, [.. late.Arguments]));
        }
    }

    private async Task WithdrawAsync()
    {
        if (Case.Decision is { } going)
        {
            await TakeBackAsync(Actor, going.Id);
            await OnChanged.InvokeAsync();
        }
    }

    private Task CarryOnAsync() => actions.DoAsync(Actor, Case.Row.Id, new CaseMove.ToStage(ComplaintStage.CarryingOut), null, T["complaints.decided", T.Number(Case.Row.Number), T.Resolution(kind!.Value)], null, Cancel);
}
