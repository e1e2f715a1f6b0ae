using SellerDesk.Domain.Inbox;
using SellerDesk.Domain.Team;

namespace SellerDesk.Application.Inbox.Teamwork;

/// <summary>What people of the desk have around an item: notes, tags, items of the same matter.</summary>
/// <param name="LastEvent">The newest line of its history when it was read: what came later, somebody did meanwhile.</param>
public sealed record ItemTeam(
    IReadOnlyList<NoteDetails> Notes, IReadOnlyList<TagFace> Tags, IReadOnlyList<InboxRow> Merged, InboxRow? MergedInto, DateTimeOffset? SnoozedUntil, SnoozeWake? SnoozeWake,
    bool HasOrder, long LastEvent)
{
    public static readonly ItemTeam None = new([], [], [], null, null, null, false, 0);
}

public sealed record NoteDetails(ItemNoteId Id, PersonId Author, string Text, DateTimeOffset CreatedAt, DateTimeOffset? EditedAt);

/// <summary>One line of an item's history.</summary>
public sealed record ItemEventRow(long Id, ItemEventKind Kind, PersonId? Person, DateTimeOffset At, IReadOnlyDictionary<string, string> Details);
