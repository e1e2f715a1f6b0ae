using Microsoft.AspNetCore.Components;
using SellerDesk.Application.Inbox;
using SellerDesk.Application.Replies;
using SellerDesk.Application.Replies.Drafting;
using SellerDesk.Application.Team;

namespace SellerDesk.Web.Inbox;

/// <summary>Beginnings of an answer. A draft from outside is asked for with its request in sight, may be given up while it waits, and only ever lands in the editor.</summary>
public sealed partial class WritingTools(PoliteStarts starts, DraftAnswer drafts)
{
    private string? frame;
    private string? preview;
    private string? failure;
    private bool drafting;
    private CancellationTokenSource? asking;

    [Parameter, EditorRequired]
    public ItemDetails Details { get; set; } = default!;

    [Parameter, EditorRequired]
    public Actor Actor { get; set; } = default!;

    [Parameter]
    public EventCallback<string> OnInsert { get; set; }

    protected override async Task OnInitializedAsync()
    {
        await base.OnInitializedAsync();
        if (IsLive)
        {
            await TryAsync(async () =>
            {
                frame = await starts.LoadAsync(Details.Item.Id, Details.Facts(Actor.Name), Cancel);
                drafting = await drafts.IsOnAsync(Cancel);
            });
        }
    }

    protected override void Dispose(bool disposing)
    {
        asking?.Cancel();
        base.Dispose(disposing);
    }

    private Task<bool> PreviewAsync() => TryAsync(async () => preview = await drafts.PreviewAsync(Actor, Details.Item.Id, Cancel));

    private void Close()
    {
        asking?.Cancel();
        (preview, failure) = (null, null);
    }

    private async Task AskAsync()
    {
        failure = null;
        using var own = asking = CancellationTokenSource.CreateLinkedTokenSource(Cancel);
        await TryAsync(async () =>
        {
            try
            {
                var drafted = await drafts.ExecuteAsync(Actor, Details.Item.Id, preview!, Details.Facts(Actor.Name), own.Token);
                preview = null;
                await OnInsert.InvokeAsync(drafted.Text);
                Toasts.Say(T[drafted.Check.Findings.Count > 0 ? "inbox.drafting.found" : "inbox.drafting.here"]);
            }
            catch (DraftingException failed)
            {
                failure = T["inbox.drafting.failed." + failed.Failure.ToString().ToLowerInvariant(), failed.Detail ?? ""];
            }
            catch (OperationCanceledException) when (own.IsCancellationRequested)
            {
                // Given up: nothing came, nothing changed.
            }
        });
        asking = null;
    }
}
