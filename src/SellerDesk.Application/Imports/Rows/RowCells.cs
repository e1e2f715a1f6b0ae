using System.Globalization;
using SellerDesk.Domain.Common;
using SellerDesk.Domain.Imports;

namespace SellerDesk.Application.Imports.Rows;

/// <summary>
/// The row at hand, read field by field. What cannot be read is noted as the row's <see cref="Refusal"/> (the first one counts) and reading goes on:
/// an exception per bad line would make a bad file slow.
/// </summary>
public sealed class RowCells(ColumnMap map, TimeZoneInfo zone)
{
    public const int ShortLength = 500;
    public const int TextLength = 200_000;

    /// <summary>Sums beyond this are a slip of a column, not a price.</summary>
    public const decimal MaxPrice = 1_000_000_000_000m;

    /// <summary>Longest piece of a value that a message repeats.</summary>
    private const int ShownLength = 200;

    private IReadOnlyList<string> cells = [];

    public Refusal? Refusal { get; private set; }

    public void Use(IReadOnlyList<string> row)
    {
        (cells, Refusal) = (row, null);
        if (row.Count < map.Headers.Count || row.Skip(map.Headers.Count).Any(cell => !string.IsNullOrWhiteSpace(cell)))
        {
            Refusal = new Refusal("", null, "import.cells", Number(row.Count), Number(map.Headers.Count));
        }
    }

    /// <summary>Without blanks around; null when empty.</summary>
    public string? Brief(string field, int longest = ShortLength) => Text(field, longest)?.Trim() is { Length: > 0 } text ? text : null;

    /// <summary>As it stands, line breaks and all; null when there is nothing but blanks.</summary>
    public string? Text(string field, int longest = TextLength)
    {
        var raw = Raw(field);
        if (string.IsNullOrWhiteSpace(raw))
        {
            return null;
        }

        var text = CellText.Clean(raw);
        return text.Length <= longest ? text : Refuse<string?>(field, null, "import.tooLong", Number(longest));
    }

    public string Required(string field, int longest = ShortLength) =>
        Brief(field, longest) ?? Refuse(field, "", "import.required");

    /// <summary>The number by which the source knows the thing.</summary>
    public string RequiredNumber(string field) => Required(field, MarketplaceRef.NumberMaxLength);

    public DateTimeOffset? Time(string field) =>
        Brief(field) is not { } text ? null : TimeText.Read(text, zone) ?? Refuse<DateTimeOffset?>(field, null, "import.time");

    public DateTimeOffset RequiredTime(string field) => Brief(field) is null ? Refuse(field, default(DateTimeOffset), "import.required") : Time(field) ?? default;

    /// <returns>Null when empty.</returns>
    public int? Whole(string field, int least, int most)
    {
        if (Brief(field) is not { } text)
        {
            return null;
        }

        return DecimalText.Read(text) is { } value && decimal.Truncate(value) == value && value >= least && value <= most
            ? (int)value
            : Refuse<int?>(field, null, "import.wholeNumber", Number(least), Number(most));
    }

    /// <returns>Null when empty; four decimals are kept.</returns>
    public decimal? Price(string field)
    {
        if (Brief(field) is not { } text)
        {
            return null;
        }

        return DecimalText.Read(text) is >= 0 and <= MaxPrice and var value ? decimal.Round(value, 4) : Refuse<decimal?>(field, null, "import.price");
    }

    public string Currency(string field, string otherwise)
    {
        var text = Brief(field)?.ToUpperInvariant();
        return text switch
        {
            null => otherwise,
            "RUR" or "₽" or "РУБ" or "РУБ." => "RUB",
            "₸" or "ТГ" or "ТЕНГЕ" => "KZT",
            { Length: 3 } when text.All(char.IsAsciiLetterUpper) => text,
            _ => Refuse(field, otherwise, "import.currency"),
        };
    }

    public bool IsEmpty(string field) => string.IsNullOrWhiteSpace(Raw(field));

    public T Refuse<T>(string field, T instead, string code, params string[] arguments)
    {
        var value = Raw(field);
        Refusal ??= new Refusal(map.HeaderOf(field), value.Length > ShownLength ? CellText.Clean(value[..ShownLength]) + "…" : CellText.Clean(value), code, arguments);
        return instead;
    }

    private string Raw(string field) => map.IndexOf(field) is { } index && index < cells.Count ? cells[index] : "";

    private static string Number(int value) => value.ToString(CultureInfo.InvariantCulture);
}
