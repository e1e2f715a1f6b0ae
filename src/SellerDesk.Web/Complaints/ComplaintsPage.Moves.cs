using SellerDesk.Application.Complaints;
using SellerDesk.Domain.Common;
using SellerDesk.Domain.Complaints;

namespace SellerDesk.Web.Complaints;

/// <summary>Cards that go from stage to stage, by hand or by keyboard.</summary>
public sealed partial class ComplaintsPage
{
    private CardWays? lifted;
    private ComplaintStage? target;
    private ComplaintStage? filling;
    private bool choosing;

    /// <summary>A card is in the hand: every column says what it wants of it.</summary>
    private async Task LiftAsync(string word) => await TryAsync(async () =>
    {
        LetGo();
        lifted = Guid.TryParse(word, out var id) ? await ways.LoadAsync(ComplaintId.From(id), Cancel) : null;
    });

    private void LetGo() => (lifted, target, filling, choosing) = (null, null, null, false);

    private async Task MoveCardAsync(MoveCardEventArgs args) => await TryAsync(async () =>
    {
        LetGo();
        if (!Guid.TryParse(args.Id, out var id) || await ways.LoadAsync(ComplaintId.From(id), Cancel) is not { } card)
        {
            return;
        }

        ComplaintStage? to = args.To switch
        {
            "next" => card.Next,
            "previous" => card.Previous,
            _ => Enum.TryParse<ComplaintStage>(args.To, out var stage) ? stage : null,
        };
        lifted = card;
        if (args.To == "choose")
        {
            choosing = true;
        }
        else if (to is { } wanted)
        {
            await GoAsync(card, wanted);
        }
    });

    private async Task ChooseAsync(ComplaintStage to)
    {
        choosing = false;
        await TryAsync(() => GoAsync(lifted!, to));
    }

    /// <summary>There it goes, or the column says what is missing and offers to give it in place.</summary>
    private async Task GoAsync(CardWays card, ComplaintStage to)
    {
        if (card.OnTheWay || card.To(to) is not { } way)
        {
            (lifted, target) = (card, to);
            return;
        }

        if (way.Lacks.Count > 0 || to == ComplaintStage.Closed)
        {
            (lifted, target, filling) = (card, to, to == ComplaintStage.Closed || list ? to : null);
            return;
        }

        try
        {
            CaseMove move = card.Stage == ComplaintStage.Closed ? new CaseMove.Reopen() : new CaseMove.ToStage(to);
            await actions.DoAsync(actor!, card.Id, move, card.Version, T["complaints.moved", T.Number(card.Number), T.Stage(to)], null, Cancel);
            LetGo();
        }
        catch (RuleException beaten) when (beaten.Code.StartsWith("complaint.movedMeanwhile", StringComparison.Ordinal))
        {
            LetGo();
            Toasts.Warn(T["shell.conflict.title"], T.Rule(beaten.Code, [.. beaten.Arguments]));
        }

        await RefreshAsync();
    }

    /// <summary>What was missing is there now, and the case went on.</summary>
    private async Task FilledAsync()
    {
        LetGo();
        await TryAsync(RefreshAsync);
    }
}
