using Microsoft.AspNetCore.Components;
using SellerDesk.Application.Inbox;
using SellerDesk.Application.Inbox.Teamwork;
using SellerDesk.Application.Team;
using SellerDesk.Domain.Inbox;

namespace SellerDesk.Web.Inbox.Teamwork;

public sealed partial class NotesPart(WriteNote notes)
{
    private static readonly TimeSpan UndoFor = TimeSpan.FromSeconds(10);

    private ItemNoteId? editing;
    private string words = "";

    [Parameter, EditorRequired]
    public ItemDetails Details { get; set; } = default!;

    [Parameter, EditorRequired]
    public NameBook Names { get; set; } = default!;

    [Parameter]
    public Actor? Actor { get; set; }

    /// <summary>Only what was written then or later.</summary>
    [Parameter]
    public DateTimeOffset? Since { get; set; }

    /// <summary>Only what was written before.</summary>
    [Parameter]
    public DateTimeOffset? Until { get; set; }

    [Parameter]
    public EventCallback OnChanged { get; set; }

    private string People => NoteWords.Callable(Names.People.Values);

    private void Begin(NoteDetails note) => (editing, words) = (note.Id, note.Text);

    private async Task SaveAsync() => await TryAsync(async () =>
    {
        await notes.EditAsync(Actor!, editing!.Value, words, Cancel);
        editing = null;
        await OnChanged.InvokeAsync();
    });

    private async Task DeleteAsync(NoteDetails note) => await TryAsync(async () =>
    {
        var gone = await notes.DeleteAsync(Actor!, note.Id, Cancel);
        var actor = Actor!;
        Toasts.Undo(T["together.note.deleted"], null, Now + UndoFor, () => notes.RestoreAsync(actor, gone, CancellationToken.None));
        await OnChanged.InvokeAsync();
    });
}
