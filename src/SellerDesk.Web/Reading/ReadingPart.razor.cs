using Microsoft.AspNetCore.Components;
using SellerDesk.Application.Reading;
using SellerDesk.Application.Team;
using SellerDesk.Domain.Common;
using SellerDesk.Domain.Inbox;
using SellerDesk.Domain.Reading;
using SellerDesk.Domain.Team;
using SellerDesk.Web.Shell;
using SellerDesk.Web.Shell.Language;

namespace SellerDesk.Web.Reading;

/// <summary>The reading of one item. It is looked up after the item itself is on the screen, so that moving through the list does not wait for it.</summary>
public sealed partial class ReadingPart(ExplainReading explain, CorrectReading correct, Toasts toasts, Texts texts, TimeProvider time) : IDisposable
{
    private static readonly TimeSpan UndoFor = TimeSpan.FromSeconds(10);

    private readonly CancellationTokenSource leaving = new();
    private ReadingDetails? reading;
    private IReadOnlyList<WeighedPiece> pieces = [];
    private WorkItemId? shown;
    private bool open;

    [Parameter, EditorRequired]
    public WorkItemId Item { get; set; }

    [Parameter]
    public Actor? Actor { get; set; }

    [Parameter]
    public EventCallback OnChanged { get; set; }

    private Texts T => texts;

    private bool MayCorrect => Actor?.Role >= Role.Support;

    public void Dispose()
    {
        leaving.Cancel();
        leaving.Dispose();
    }

    protected override async Task OnParametersSetAsync()
    {
        if (shown != Item)
        {
            (shown, reading, open) = (Item, null, false);
            await LookAsync();
        }
    }

    private async Task LookAsync()
    {
        try
        {
            reading = await explain.LoadAsync(Item, leaving.Token);
            pieces = reading is null ? [] : WeighedPiece.Of(reading.Text, reading.Explanation, T);
        }
        catch (OperationCanceledException) when (leaving.IsCancellationRequested)
        {
            // The person has gone on to the next item.
        }
    }

    private async Task SaveAsync(Correction correction)
    {
        if (await TryAsync(() => correct.ExecuteAsync(Actor!, Item, correction.Sentiment, correction.Topics, CancellationToken.None)))
        {
            toasts.Undo(T["reading.saved"], T["reading.saved.text"], time.GetUtcNow() + UndoFor, () => InvokeAsync(UndoAsync));
        }
    }

    private Task UndoAsync() => TryAsync(() => correct.UndoAsync(Actor!, Item, CancellationToken.None));

    private async Task<bool> TryAsync(Func<Task> work)
    {
        try
        {
            await work();
            await LookAsync();
            await OnChanged.InvokeAsync();
            return true;
        }
        catch (RuleException refused)
        {
            toasts.Warn(T.Rule(refused.Code, [.. refused.Arguments]));
            return false;
        }
    }
}
