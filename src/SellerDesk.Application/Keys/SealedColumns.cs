using System.Globalization;
using SellerDesk.Application.Buyers;

namespace SellerDesk.Application.Keys;

/// <summary>A column of sealed values, in one of the forms in which they are kept.</summary>
/// <param name="Where">SQL: the rows that hold a sealed value.</param>
/// <param name="Bytes">SQL: that value as bytes.</param>
/// <param name="Set">SQL: the column's new content, from <c>n.bytes</c>.</param>
public sealed record SealedColumn(string Table, string Where, string Bytes, string Set)
{
    public static SealedColumn Plain(string table, string column) => new(table, $"{column} is not null", column, $"{column} = n.bytes");

    /// <summary>What stands before the sealed bytes, up to the second colon, stays.</summary>
    public static SealedColumn Payload(string table, string column) => new(
        table, $"{column} like '{BuyerDoor.SealedForm}%'", $"decode(split_part({column}, ':', 3), 'base64')",
        string.Create(CultureInfo.InvariantCulture, $"{column} = '{BuyerDoor.SealedForm}' || split_part({column}, ':', 2) || ':' || translate(encode(n.bytes, 'base64'), E'\\n', '')"));

    /// <summary>A field of a choice that is kept as JSON.</summary>
    public static SealedColumn Option(string name, string field) => new(
        "desk_options", $"name = '{name}' and value->>'{field}' is not null", $"decode(value->>'{field}', 'base64')",
        $"value = jsonb_set(value, '{{{field}}}', to_jsonb(translate(encode(n.bytes, 'base64'), E'\\n', '')))");
}

/// <summary>Every place where a sealed value is kept. A new one adds its line here, or a change of the key would lose it; a test looks for columns that are missing.</summary>
public static class SealedColumns
{
    public static IReadOnlyList<SealedColumn> All { get; } =
    [
        SealedColumn.Plain("desk_secrets", "protected_value"),
        SealedColumn.Plain("shops", "protected_key"),
        SealedColumn.Plain("shops", "protected_push_secret"),
        SealedColumn.Plain("message_channels", "secrets"),
        SealedColumn.Plain("buyer_contacts", "sealed"),
        SealedColumn.Plain("orders", "buyer_sealed"),
        SealedColumn.Plain("hooks", "secret"),
        SealedColumn.Plain("hooks", "old_secret"),
        SealedColumn.Payload("set_aside_payloads", "raw"),
        SealedColumn.Payload("incoming_pushes", "raw"),
        SealedColumn.Option("drafting", "ProtectedKey"),
    ];
}
