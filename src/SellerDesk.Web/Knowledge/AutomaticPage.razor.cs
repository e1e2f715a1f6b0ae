using Microsoft.AspNetCore.Components;
using SellerDesk.Application.Knowledge.Automation;
using SellerDesk.Domain.Inbox;
using SellerDesk.Domain.Knowledge;
using SellerDesk.Domain.Team;
using SellerDesk.Web.Shell.Widgets;
using SellerDesk.Web.Team;

namespace SellerDesk.Web.Knowledge;

/// <summary>What the desk proposes and answers by itself, to be looked at and judged.</summary>
public sealed partial class AutomaticPage(AutomaticBoard board, AutomationOptions options, JudgeProposal judge, CurrentPerson current)
{
    private List<ProposalRow> rows = [];
    private IReadOnlyList<PairRow> pairs = [];
    private (DateTimeOffset CreatedAt, WorkItemId Item)? next;
    private AutomationSettings settings = new();
    private (ProposalView, ArticleId?)? shown;
    private bool mayJudge;

    [SupplyParameterFromQuery(Name = "view")]
    private string? ViewText { get; set; }

    [SupplyParameterFromQuery(Name = "pair")]
    private string? PairText { get; set; }

    private ProposalView View => Enum.TryParse<ProposalView>(ViewText, out var view) ? view : ProposalView.All;

    private ArticleId? Pair => Guid.TryParse(PairText, out var pair) ? ArticleId.From(pair) : null;

    protected override async Task OnParametersSetAsync()
    {
        if (shown != (View, Pair))
        {
            shown = (View, Pair);
            await LoadAsync(LookAsync);
        }
    }

    private static string Address(ProposalView view, ArticleId? pair) => $"{KnowledgeAddress.Automatic}?view={view}" + (pair is { } one ? $"&pair={one.Value}" : "");

    private static Tone ToneOf(ProposalRow row) => row.State switch
    {
        ProposalState.Sent => Tone.Ok,
        ProposalState.Refused or ProposalState.Stopped => Tone.Warn,
        _ => Tone.Quiet,
    };

    private async Task LookAsync()
    {
        mayJudge = (await current.GetActorAsync(Cancel)).Role >= Role.Support;
        settings = (await options.LoadAsync(Cancel)).Settings;
        pairs = await board.PairsAsync(Cancel);
        var slice = await board.ProposalsAsync(View, Pair, null, Cancel);
        (rows, next) = ([.. slice.Rows], slice.Next);
    }

    private Task<bool> MoreAsync() => TryAsync(async () =>
    {
        var slice = await board.ProposalsAsync(View, Pair, next, Cancel);
        rows.AddRange(slice.Rows);
        next = slice.Next;
    });

    private async Task JudgeAsync(ProposalRow row, ProposalOutcome outcome)
    {
        if (await TryAsync(async () => await judge.ExecuteAsync(await current.GetActorAsync(Cancel), row.Item, outcome, Cancel)))
        {
            await TryAsync(async () =>
            {
                pairs = await board.PairsAsync(Cancel);
                rows = rows.ConvertAll(one => one.Item == row.Item ? one with { Outcome = outcome, JudgedBy = Guid.TryParse(Person?.Id, out var me) ? me : Guid.Empty } : one);
            });
        }
    }

    /// <summary>Our own codes have words here; what the rules of sending said has its sentence there.</summary>
    private string WhyOf(string code) => T.Has("knowledge.reason." + code) ? T["knowledge.reason." + code] : T.Has("rule." + code) ? T["automation.refusedBy"] : code;
}
