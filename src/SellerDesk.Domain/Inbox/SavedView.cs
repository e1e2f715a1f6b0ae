using SellerDesk.Domain.Common;
using SellerDesk.Domain.Team;

namespace SellerDesk.Domain.Inbox;

public readonly record struct SavedViewId(Guid Value) : ITypedId<SavedViewId>
{
    public static SavedViewId New() => new(Guid.CreateVersion7());

    public static SavedViewId From(Guid value) => new(value);
}

/// <summary>The list that a view is of.</summary>
public enum ViewSection
{
    Inbox,
    Orders,
    Complaints,
    Buyers,
}

/// <summary>A named set of a list's filters, kept as the query part of the page's address. Personal, or shared when nobody owns it.</summary>
public sealed class SavedView
{
    public const int NameMaxLength = 60;
    public const int QueryMaxLength = 1000;

    private SavedView(SavedViewId id, ViewSection section, string name, string query, PersonId? ownerId, int position)
    {
        Id = id;
        Section = section;
        Name = name;
        Query = query;
        OwnerId = ownerId;
        Position = position;
    }

    public SavedViewId Id { get; private set; }

    public ViewSection Section { get; private set; }

    public string Name { get; private set; }

    /// <summary><c>state=open&amp;rating=1,2</c>: the same words as in the address.</summary>
    public string Query { get; private set; }

    public PersonId? OwnerId { get; private set; }

    public int Position { get; private set; }

    public static SavedView Of(ViewSection section, string name, string query, PersonId? owner, int position) => query.Length > QueryMaxLength
        ? throw new RuleException("view.tooManyFilters")
        : new SavedView(SavedViewId.New(), section, Named(name), query, owner, position);

    public void Rename(string name) => Name = Named(name);

    public void Move(int position) => Position = position;

    private static string Named(string name) => name.Trim() is { Length: > 0 and <= NameMaxLength } named ? named : throw new RuleException("view.nameLength", NameMaxLength);
}
