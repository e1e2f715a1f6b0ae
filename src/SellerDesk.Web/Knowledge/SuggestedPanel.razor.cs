using Microsoft.AspNetCore.Components;
using SellerDesk.Application.Knowledge;
using SellerDesk.Application.Team;
using SellerDesk.Domain.Inbox;

namespace SellerDesk.Web.Knowledge;

/// <summary>Suggested answers beside an item, or in the editor's menu. The newest words typed win: what an older search finds late is not shown.</summary>
public sealed partial class SuggestedPanel(SuggestedAnswers answers, UseArticle use)
{
    private static readonly TimeSpan Rest = TimeSpan.FromMilliseconds(180);

    private IReadOnlyList<SuggestedAnswer>? found;
    private WorkItemId? shown;
    private string typed = "";
    private bool failed;
    private int asking;

    [Parameter, EditorRequired]
    public WorkItemId Item { get; set; }

    [Parameter]
    public Actor? Actor { get; set; }

    [Parameter]
    public bool MayAnswer { get; set; }

    protected override async Task OnParametersSetAsync()
    {
        if (shown != Item)
        {
            (shown, found, typed) = (Item, null, "");
            await FindAsync();
        }
    }

    private async Task SearchAsync(string? words)
    {
        typed = words?.Trim() ?? "";
        var mine = ++asking;
        await Task.Delay(Rest, CancellationToken.None);
        if (mine == asking && !Cancel.IsCancellationRequested)
        {
            await FindAsync();
        }
    }

    private async Task FindAsync()
    {
        var (mine, item) = (++asking, Item);
        IReadOnlyList<SuggestedAnswer>? now = null;
        var done = await TryAsync(async () => now = await answers.LoadAsync(item, typed, Cancel));
        if (mine == asking && item == Item)
        {
            (found, failed) = (now ?? found, !done);
        }
    }

    private Task UsedAsync(SuggestedAnswer answer) =>
        Actor is { } actor ? TryAsync(() => use.ExecuteAsync(actor, answer.Id, Item, CancellationToken.None)) : Task.CompletedTask;
}
