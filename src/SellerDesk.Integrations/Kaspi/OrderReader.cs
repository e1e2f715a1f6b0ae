using System.Text.Json;
using SellerDesk.Application.Marketplaces;
using SellerDesk.Integrations.Http;

namespace SellerDesk.Integrations.Kaspi;

/// <summary>An order that was read, with what its feed needs to know of it.</summary>
/// <param name="Id">The inner number, by which entries and writes go.</param>
/// <param name="HasLines">The entries came with it, whole.</param>
internal sealed record KaspiOrder(IncomingOrder Order, string Id, OrderStatus Status, bool HasLines);

/// <summary>From Kaspi's order to ours. Fields of the delivery stand in <c>kaspiDelivery</c> or beside it.</summary>
internal static class OrderReader
{
    private const int PhoneDigits = 10;

    /// <param name="included">What the answer included beside the orders, by number.</param>
    /// <exception cref="FieldException">It has no number; whatever else is odd is left out.</exception>
    public static KaspiOrder Read(JsonElement order, IReadOnlyDictionary<string, JsonElement> included, string currency, string path)
    {
        var attributes = KaspiWords.Attributes(order, path);
        var status = OrderStatus.Read(attributes);
        var handedOverAt = Delivery(attributes, "courierTransmissionDate")?.Moment("courierTransmissionDate");
        var lines = Entries(order, included) is { } entries ? EntryReader.Lines(entries, currency) : null;
        var isKaspiDelivery = attributes.Flag("isKaspiDelivery") ?? status.State == OrderStatus.KaspiDelivery;
        var customer = attributes.Field("customer");
        return new KaspiOrder(
            new IncomingOrder
            {
                Number = KaspiWords.Number(attributes, "code", $"{path}.attributes"),
                Status = status.Words,
                Stage = status.Stage(handedOverAt is not null),
                Scheme = isKaspiDelivery ? OrderStatus.KaspiDelivery : attributes.Enum("deliveryMode"),
                BuyerNumber = BuyerNumber(customer),
                BuyerCity = Delivery(attributes, "deliveryAddress")?.Field("deliveryAddress")?.Said("town"),
                OrderedAt = attributes.Moment("creationDate"),
                ApprovedAt = attributes.Moment("approvedByBankDate"),
                HandedOverAt = handedOverAt,
                PromisedAt = Delivery(attributes, "plannedDeliveryDate")?.Moment("plannedDeliveryDate"),
                ShipBy = Delivery(attributes, "courierTransmissionPlanningDate")?.Moment("courierTransmissionPlanningDate"),
                Carrier = isKaspiDelivery ? "Kaspi" : null,
                TrackingNumber = Delivery(attributes, "waybillNumber")?.Said("waybillNumber"),
                Warehouse = attributes.Said("pickupPointId"),
                CancelReason = attributes.Said("cancellationReason"),
                Buyer = Buyer(customer),
                Facts = Facts(order, attributes),
                Lines = lines ?? [],
            },
            order.Said("id") ?? "", status, lines is not null);
    }

    /// <summary>The order that was asked for by its code; null when there is none of that code.</summary>
    /// <exception cref="MarketplaceException">The answer cannot be read, or is about other orders.</exception>
    public static JsonElement? One(JsonAnswer answer, string code)
    {
        if (answer.Problem is { } problem)
        {
            throw new MarketplaceException(MarketplaceFailure.Unreadable, problem);
        }

        return IsAboutOthers(answer, code)
            ? throw new MarketplaceException(MarketplaceFailure.Unreadable, $"$.data: not order {code}")
            : answer.Root.List("data").Cast<JsonElement?>().FirstOrDefault(row => IsOf(row!.Value, code));
    }

    public static bool HasOne(JsonAnswer answer, string code) => answer.Root.List("data").Any(row => IsOf(row, code));

    /// <summary>It says nothing of this order, whether it is there or not.</summary>
    public static bool IsAboutOthers(JsonAnswer answer, string code) => answer.Root.List("data").Any() && !HasOne(answer, code);

    /// <summary>What stands beside the orders of an answer, by its number.</summary>
    public static Dictionary<string, JsonElement> Included(JsonElement root)
    {
        var included = new Dictionary<string, JsonElement>(StringComparer.Ordinal);
        foreach (var item in root.List("included").Where(item => item.ValueKind == JsonValueKind.Object))
        {
            if (item.Said("id") is { } id)
            {
                included[id] = item;
            }
        }

        return included;
    }

    /// <summary>The order with its own entries and nobody else's, so that it can be read again alone.</summary>
    public static string Alone(JsonElement order, IReadOnlyDictionary<string, JsonElement> included)
    {
        var entries = order.ValueKind == JsonValueKind.Object ? Entries(order, included) : null;
        return $$"""{"data":{{order.GetRawText()}},"included":[{{string.Join(',', (entries ?? []).Select(entry => entry.GetRawText()))}}]}""";
    }

    /// <summary>One without a code is the one that was asked for, and cannot be read.</summary>
    private static bool IsOf(JsonElement order, string code) => order.Field("attributes")?.Said("code") is not { } said || said == code;

    /// <summary>Null when not all that the order names came with it.</summary>
    private static List<JsonElement>? Entries(JsonElement order, IReadOnlyDictionary<string, JsonElement> included)
    {
        if (order.Field("relationships")?.Field("entries")?.Field("data") is not { } named)
        {
            return null;
        }

        var ids = (named.ValueKind == JsonValueKind.Array ? named.EnumerateArray().AsEnumerable() : [named]).Select(entry => entry.Said("id")).OfType<string>().Distinct().ToList();
        var entries = ids.Where(included.ContainsKey).Select(id => included[id]).ToList();
        return ids.Count > 0 && entries.Count == ids.Count ? entries : null;
    }

    /// <summary>Whoever holds the field: the nested object, or the order itself.</summary>
    private static JsonElement? Delivery(JsonElement attributes, string name) =>
        attributes.Field("kaspiDelivery") is { ValueKind: JsonValueKind.Object } nested && nested.Field(name) is not null ? nested : attributes.Field(name) is null ? null : attributes;

    /// <summary>
    /// The customer's number looks like the phone in base64. Where it is, the phone is what counts, so that orders with the one and with the
    /// other are of one buyer. Either is hashed on the way in.
    /// </summary>
    private static string? BuyerNumber(JsonElement? customer)
    {
        var phone = Digits(customer?.Said("cellPhone"));
        var number = customer?.Said("id");
        return (number is null ? null : PhoneIn(number)) ?? number ?? phone;
    }

    private static string? PhoneIn(string number)
    {
        Span<byte> bytes = stackalloc byte[64];
        var padded = number.TrimEnd('=') + new string('=', (4 - (number.TrimEnd('=').Length % 4)) % 4);
        return padded.Length <= 64 && Convert.TryFromBase64String(padded, bytes, out var length) && length >= PhoneDigits && !bytes[..length].ContainsAnyExceptInRange((byte)'0', (byte)'9')
            ? Digits(System.Text.Encoding.ASCII.GetString(bytes[..length]))
            : null;
    }

    private static string? Digits(string? phone) => string.Concat((phone ?? "").Where(char.IsAsciiDigit)) is { Length: >= PhoneDigits } digits ? digits[^PhoneDigits..] : null;

    private static IncomingBuyer? Buyer(JsonElement? customer)
    {
        var name = string.Join(' ', new[] { customer?.Said("firstName"), customer?.Said("lastName") }.OfType<string>());
        var buyer = new IncomingBuyer(name.Length > 0 ? name : customer?.Said("name"), customer?.Said("cellPhone"));
        return buyer is { Name: null, Phone: null } ? null : buyer;
    }

    private static Dictionary<string, string> Facts(JsonElement order, JsonElement attributes)
    {
        var facts = new Dictionary<string, string>();
        facts.Put("kaspiId", order.Said("id"));
        foreach (var name in new[] { "paymentMode", "deliveryMode", "creditTerm", "totalPrice", "deliveryCost", "deliveryCostForSeller" })
        {
            facts.Put(name, attributes.Said(name));
        }

        foreach (var name in new[] { "preOrder", "signatureRequired" })
        {
            facts.Put(name, attributes.Flag(name) == true ? "true" : null);
        }

        facts.Put("express", (Delivery(attributes, "express") ?? attributes).Flag("express") == true ? "true" : null);
        facts.Put("reservedUntil", attributes.Moment("reservationDate")?.ToString("O"));
        facts.Put("returnedToWarehouse", (Delivery(attributes, "returnedToWarehouse") ?? attributes).Flag("returnedToWarehouse") == true ? "true" : null);
        return facts;
    }
}
