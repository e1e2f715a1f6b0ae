using SellerDesk.Domain.Common;
using SellerDesk.Domain.Shops;
using SellerDesk.Domain.Team;

namespace SellerDesk.Domain.Inbox;

public readonly record struct ItemNoteId(Guid Value) : ITypedId<ItemNoteId>
{
    public static ItemNoteId New() => new(Guid.CreateVersion7());

    public static ItemNoteId From(Guid value) => new(value);
}

/// <summary>What people of the desk write to each other about an item; the buyer never sees it.</summary>
public sealed class ItemNote
{
    public const int TextMaxLength = 4_000;

    private ItemNote(ItemNoteId id, ShopId shopId, WorkItemId workItemId, PersonId authorId, string text, DateTimeOffset createdAt)
    {
        Id = id;
        ShopId = shopId;
        WorkItemId = workItemId;
        AuthorId = authorId;
        Text = text;
        CreatedAt = createdAt;
    }

    public ItemNoteId Id { get; private set; }

    public ShopId ShopId { get; private set; }

    public WorkItemId WorkItemId { get; private set; }

    public PersonId AuthorId { get; private set; }

    public string Text { get; private set; }

    /// <summary>People who were called by name with <c>@</c>.</summary>
    public Guid[] Mentions { get; private set; } = [];

    public DateTimeOffset CreatedAt { get; private set; }

    public DateTimeOffset? EditedAt { get; private set; }

    public static ItemNote Write(WorkItem item, PersonId author, string text, IEnumerable<PersonId> mentions, DateTimeOffset now)
    {
        var note = new ItemNote(ItemNoteId.New(), item.ShopId, item.Id, author, "", now);
        note.Say(text, mentions);
        return note;
    }

    public void Edit(PersonId person, string text, IEnumerable<PersonId> mentions, DateTimeOffset now)
    {
        if (person != AuthorId)
        {
            throw new RuleException("note.notYours");
        }

        Say(text, mentions);
        EditedAt = now;
    }

    private void Say(string text, IEnumerable<PersonId> mentions)
    {
        Text = text.Trim().Length is > 0 and <= TextMaxLength ? text.Trim() : throw new RuleException("note.length", TextMaxLength);
        Mentions = [.. mentions.Select(person => person.Value).Distinct()];
    }
}
