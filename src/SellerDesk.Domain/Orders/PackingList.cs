using SellerDesk.Domain.Common;
using SellerDesk.Domain.Products;
using SellerDesk.Domain.Shops;

namespace SellerDesk.Domain.Orders;

public readonly record struct PackingListId(Guid Value) : ITypedId<PackingListId>
{
    public static PackingListId New() => new(Guid.CreateVersion7());

    public static PackingListId From(Guid value) => new(value);
}

/// <summary>What a point of a packing list is about.</summary>
public enum PackingPointKind
{
    /// <summary>Goes into the box.</summary>
    Content,

    /// <summary>Protects it.</summary>
    Protection,
    Leaflet,
    Label,

    /// <summary>Looked at or weighed before the box is closed.</summary>
    Check,
}

/// <summary>A point as it is written on a form.</summary>
/// <param name="Id">Null for a new one.</param>
public sealed record PackingWords(Guid? Id, PackingPointKind Kind, string Text);

/// <summary>
/// How goods of one shop are packed: a product, else its category, else everything. The most particular list counts alone. Points keep their ids when their
/// words change, so that what was ticked off stays ticked off.
/// </summary>
public sealed class PackingList
{
    public const int MostPoints = 30;
    public const int CategoryMaxLength = 200;

    private PackingList(PackingListId id, ShopId shopId)
    {
        Id = id;
        ShopId = shopId;
    }

    public PackingListId Id { get; private set; }

    public ShopId ShopId { get; private set; }

    public ProductId? ProductId { get; private set; }

    /// <summary>As the orders' lines name it; null for a product's list and for the shop's.</summary>
    public string? Category { get; private set; }

    public DateTimeOffset ChangedAt { get; private set; }

    public Guid? ChangedBy { get; private set; }

    public List<PackingPoint> Points { get; private set; } = [];

    /// <exception cref="RuleException">Both a product and a category, or a category without a name.</exception>
    public static PackingList Of(ShopId shop, ProductId? product, string? category)
    {
        var name = category?.Trim();
        if ((product is not null && name is not null) || name is { Length: 0 or > CategoryMaxLength })
        {
            throw new RuleException("packing.scope", CategoryMaxLength);
        }

        return new PackingList(PackingListId.New(), shop) { ProductId = product, Category = name };
    }

    /// <summary>The list says this now, in this order.</summary>
    /// <exception cref="RuleException">No words, words that are too long, too many points, a point of another list.</exception>
    public void Write(IReadOnlyList<PackingWords> words, Guid? person, DateTimeOffset now)
    {
        if (words.Count is 0 or > MostPoints)
        {
            throw new RuleException("packing.points", MostPoints);
        }

        var known = Points.ToDictionary(point => point.Id);
        if (words.Any(point => point.Id is { } id && !known.ContainsKey(id)))
        {
            throw new RuleException("packing.point.gone");
        }

        Points.RemoveAll(point => words.All(word => word.Id != point.Id));
        foreach (var (place, word) in words.Index())
        {
            if (word.Id is { } id)
            {
                known[id].Say(place, word.Kind, word.Text);
            }
            else
            {
                Points.Add(PackingPoint.Of(this, place, word.Kind, word.Text));
            }
        }

        (ChangedAt, ChangedBy) = (now, person);
    }
}

/// <summary>One point of a list, ticked off for each order.</summary>
public sealed class PackingPoint
{
    public const int TextMaxLength = 300;

    private PackingPoint(Guid id, PackingListId listId, ShopId shopId, string text)
    {
        Id = id;
        ListId = listId;
        ShopId = shopId;
        Text = text;
    }

    public Guid Id { get; private set; }

    public PackingListId ListId { get; private set; }

    public ShopId ShopId { get; private set; }

    public int Place { get; private set; }

    public PackingPointKind Kind { get; private set; }

    public string Text { get; private set; }

    internal static PackingPoint Of(PackingList list, int place, PackingPointKind kind, string text)
    {
        var point = new PackingPoint(Guid.CreateVersion7(), list.Id, list.ShopId, "");
        point.Say(place, kind, text);
        return point;
    }

    internal void Say(int place, PackingPointKind kind, string text)
    {
        var words = text.Trim();
        if (words.Length is 0 or > TextMaxLength)
        {
            throw new RuleException("packing.text", TextMaxLength);
        }

        (Place, Kind, Text) = (place, kind, words);
    }
}

/// <summary>Somebody ticked a point off for one line of an order. What was not meant is taken away again, with its row.</summary>
public sealed class PackingTick
{
    public const int PointMaxLength = 60;

    /// <summary>The line of points that are about the whole order: the marketplace's own rules.</summary>
    public const int WholeOrder = 0;

    private PackingTick(OrderId orderId, ShopId shopId, int lineNumber, string point, string text)
    {
        OrderId = orderId;
        ShopId = shopId;
        LineNumber = lineNumber;
        Point = point;
        Text = text;
    }

    public OrderId OrderId { get; private set; }

    public ShopId ShopId { get; private set; }

    public int LineNumber { get; private set; }

    /// <summary>The point's id, or the code of a marketplace's rule.</summary>
    public string Point { get; private set; }

    /// <summary>What it said then: lists change.</summary>
    public string Text { get; private set; }

    public Guid? PersonId { get; private set; }

    public DateTimeOffset At { get; private set; }

    public static PackingTick Of(OrderId order, ShopId shop, int line, string point, string text, Guid? person, DateTimeOffset now) =>
        new(order, shop, line, point, text.Length > PackingPoint.TextMaxLength ? text[..PackingPoint.TextMaxLength] : text) { PersonId = person, At = now };
}
