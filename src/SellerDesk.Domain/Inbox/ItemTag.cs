using SellerDesk.Domain.Common;

namespace SellerDesk.Domain.Inbox;

/// <summary>A word that people put on items to find them again, with its colour in lists. Shared by all.</summary>
public sealed class ItemTag
{
    public const int NameMaxLength = 40;

    private ItemTag(string name, string colour, DateTimeOffset createdAt)
    {
        Name = name;
        Colour = colour;
        CreatedAt = createdAt;
    }

    /// <summary>Lower case, without spaces: it can be typed in a search as <c>tag:name</c>.</summary>
    public string Name { get; private set; }

    /// <summary>A name of the palette: <c>grey red amber green blue violet</c>.</summary>
    public string Colour { get; private set; }

    public DateTimeOffset CreatedAt { get; private set; }

    public static ItemTag Of(string name, string colour, DateTimeOffset now) => new(NameOf(name), colour, now);

    public void Paint(string colour) => Colour = colour;

    /// <exception cref="RuleException"><c>tag.name</c> when nothing that can be typed is left of it, or it is too long.</exception>
    public static string NameOf(string typed)
    {
        var name = string.Join('-', typed.Trim().TrimStart('#').ToLowerInvariant().Split([' ', ',', ':', '"'], StringSplitOptions.RemoveEmptyEntries));
        return name.Length is > 0 and <= NameMaxLength ? name : throw new RuleException("tag.name", NameMaxLength);
    }
}
