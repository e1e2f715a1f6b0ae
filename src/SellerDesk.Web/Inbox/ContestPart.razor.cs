using Microsoft.AspNetCore.Components;
using SellerDesk.Application.Inbox;
using SellerDesk.Application.Reviews;
using SellerDesk.Application.Team;
using SellerDesk.Domain.Reviews;

namespace SellerDesk.Web.Inbox;

/// <summary>The complaint about one review, from its ground to its outcome.</summary>
public sealed partial class ContestPart(ContestBoard board, ContestReview contests)
{
    private readonly HashSet<string> evidence = [];
    private Contest? contest;
    private ContestGround ground;
    private string text = "";
    private bool busy;

    [Parameter, EditorRequired]
    public ItemDetails Details { get; set; } = default!;

    [Parameter, EditorRequired]
    public Actor Actor { get; set; } = default!;

    private bool Fixed => contest is not null && contest.State != ContestState.Prepared;

    private DateTimeOffset? FileBy => contest?.FiledAt is null ? ContestGrounds.FileBy(Details.Shop.Marketplace, Details.Item.CreatedAt) : null;

    protected override async Task OnInitializedAsync()
    {
        await base.OnInitializedAsync();
        ground = ContestGrounds.Of(Details.Shop.Marketplace)[0];
        if (IsLive)
        {
            await TryAsync(LookAsync);
        }
    }

    protected override Task ReloadAsync() => LookAsync();

    private async Task LookAsync()
    {
        contest = await board.OfReviewAsync(Details.Item.Id, Cancel);
        evidence.Clear();
        if (contest is null)
        {
            text = Wording();
            return;
        }

        (ground, text) = (contest.Ground, contest.Text);
        evidence.UnionWith(contest.Evidence);
    }

    private string Wording() => T["contests.wording." + ground, Details.Words.Number, Details.Product?.Name ?? Details.Item.ProductName ?? T["contests.thisProduct"]];

    /// <summary>The prepared words follow the ground until a person has written their own.</summary>
    private void GroundChosen()
    {
        if (contest is null)
        {
            text = Wording();
        }
    }

    private void Toggle(string proof, bool on) => _ = on ? evidence.Add(proof) : evidence.Remove(proof);

    private Task PrepareAsync() => DoAsync(() => contests.PrepareAsync(Actor, Details.Item.Id, ground, text, evidence, Cancel));

    private Task WriteAsync() => DoAsync(() => contests.WriteAsync(Actor, contest!.Id, ground, text, evidence, Cancel));

    private Task FileAsync() => DoAsync(async () =>
    {
        await contests.WriteAsync(Actor, contest!.Id, ground, text, evidence, Cancel);
        await contests.FileAsync(Actor, contest.Id, Cancel);
    });

    private Task DecideAsync(bool won) => DoAsync(() => contests.DecideAsync(Actor, contest!.Id, won, null, Cancel));

    private Task WithdrawAsync() => DoAsync(() => contests.WithdrawAsync(Actor, contest!.Id, Cancel));

    private Task StepBackAsync() => DoAsync(() => contests.StepBackAsync(Actor, contest!.Id, Cancel));

    private async Task DoAsync(Func<Task> work)
    {
        busy = true;
        if (await TryAsync(work))
        {
            await TryAsync(LookAsync);
        }

        busy = false;
    }
}
