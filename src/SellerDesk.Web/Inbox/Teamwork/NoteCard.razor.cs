using Microsoft.AspNetCore.Components;
using SellerDesk.Application.Inbox;
using SellerDesk.Application.Inbox.Teamwork;
using SellerDesk.Application.Team;

namespace SellerDesk.Web.Inbox.Teamwork;

public sealed partial class NoteCard(WriteNote notes)
{
    private static readonly TimeSpan UndoFor = TimeSpan.FromSeconds(10);

    private bool editing;
    private string words = "";

    [Parameter, EditorRequired]
    public NoteDetails Note { get; set; } = default!;

    [Parameter, EditorRequired]
    public NameBook Names { get; set; } = default!;

    [Parameter]
    public Actor? Actor { get; set; }

    [Parameter]
    public EventCallback OnChanged { get; set; }

    private string People => NoteWords.Callable(Names.People.Values);

    private void Begin() => (editing, words) = (true, Note.Text);

    private async Task SaveAsync() => await TryAsync(async () =>
    {
        await notes.EditAsync(Actor!, Note.Id, words, Cancel);
        editing = false;
        await OnChanged.InvokeAsync();
    });

    private async Task DeleteAsync() => await TryAsync(async () =>
    {
        var gone = await notes.DeleteAsync(Actor!, Note.Id, Cancel);
        var actor = Actor!;
        Toasts.Undo(T["together.note.deleted"], null, Now + UndoFor, () => notes.RestoreAsync(actor, gone, CancellationToken.None));
        await OnChanged.InvokeAsync();
    });
}
