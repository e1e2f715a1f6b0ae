using System.Globalization;
using SellerDesk.Application.Marketplaces;
using SellerDesk.Domain.Imports;

namespace SellerDesk.Application.Imports.Rows;

/// <summary>
/// Puts the lines of one order together, wherever in the file they stood. What its first line says of the order counts; later lines may add what is
/// unknown there, and are refused when they say otherwise. A line number that repeats is refused, unless the whole line repeats.
/// </summary>
public sealed class OrderParts(ColumnMap map)
{
    private readonly List<(int Line, OrderRow Row)> taken = [];
    private readonly Dictionary<int, int> placeOfNumber = [];
    private OrderHead head = new();

    public string Number => taken[0].Row.Number;

    public bool IsEmpty => taken.Count == 0;

    /// <summary>How many lines of the file went into the order.</summary>
    public int Lines => taken.Count;

    public void Clear()
    {
        taken.Clear();
        placeOfNumber.Clear();
        head = new OrderHead();
    }

    /// <returns>Why the line is not taken; null when it was.</returns>
    public Refusal? Add(int line, OrderRow row)
    {
        if (taken.Count > 0 && Contradiction(row.Head) is { } field)
        {
            return new Refusal(map.HeaderOf(field.Name), field.Value, "import.orderDiffers", Text(taken[0].Line), field.Other);
        }

        if (row.Line?.LineNumber is { } number && !placeOfNumber.TryAdd(number, line))
        {
            return new Refusal(map.HeaderOf("line_no"), Text(number), "import.repeatedLine", Text(placeOfNumber[number]));
        }

        head = head.FilledFrom(row.Head);
        taken.Add((line, row));
        return null;
    }

    public IncomingOrder ToOrder() => new()
    {
        Number = Number,
        Whole = true,
        Status = head.Status,
        Stage = OrderStatusWords.StageOf(head.Status, head.HandedOverAt is not null, head.DeliveredAt is not null, head.CancelledAt is not null),
        BuyerNumber = head.BuyerNumber,
        BuyerPhone = head.BuyerPhone,
        BuyerEmail = head.BuyerEmail,
        BuyerRegion = head.BuyerRegion,
        BuyerCity = head.BuyerCity,
        OrderedAt = head.OrderedAt,
        ApprovedAt = head.ApprovedAt,
        HandedOverAt = head.HandedOverAt,
        DeliveredAt = head.DeliveredAt,
        PromisedAt = head.PromisedAt,
        CancelledAt = head.CancelledAt,
        Lines = [.. NumberedLines()],
    };

    private IEnumerable<IncomingOrderLine> NumberedLines()
    {
        var next = 1;
        foreach (var line in taken.Select(part => part.Row.Line).OfType<OrderRowLine>())
        {
            while (line.LineNumber is null && placeOfNumber.ContainsKey(next))
            {
                next++;
            }

            yield return new IncomingOrderLine(line.LineNumber ?? next++, line.Product, line.Category, line.Quantity, line.UnitPrice, line.DeliveryPrice, line.Currency);
        }
    }

    private (string Name, string Value, string Other)? Contradiction(OrderHead other)
    {
        foreach (var ((field, mine), (_, theirs)) in head.Parts().Zip(other.Parts()))
        {
            if (mine is not null && theirs is not null && !mine.Equals(theirs))
            {
                return (field, Text(theirs), Text(mine));
            }
        }

        return null;
    }

    private static string Text(object value) => value is DateTimeOffset time
        ? time.ToString("yyyy-MM-dd HH:mm:ss'Z'", CultureInfo.InvariantCulture)
        : Convert.ToString(value, CultureInfo.InvariantCulture) ?? "";
}
