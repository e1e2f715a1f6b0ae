using System.Text.Json;
using SellerDesk.Integrations.Http;

namespace SellerDesk.Integrations.Kaspi;

/// <summary>Whether a row may be an answer to what was asked.</summary>
internal static class KaspiFit
{
    private static readonly TimeSpan WrongClock = TimeSpan.FromHours(3);

    public static bool Order(KaspiWindow window, JsonElement row) =>
        row.Field("attributes") is not { } attributes || (IsOf(window, OrderStatus.Read(attributes)) && IsWithin(window, attributes.Moment("creationDate")));

    public static bool Review(KaspiWindow window, JsonElement row) => row.Field("attributes") is not { } attributes || IsWithin(window, attributes.Moment("approvedDate"));

    /// <summary>Lists of one state differ by the status alone, and follow each other.</summary>
    private static bool IsOf(KaspiWindow window, OrderStatus row) =>
        (row.State is null || row.State == window.List) && (window.Status is null || row.Status is null || row.Status == window.Status);

    private static bool IsWithin(KaspiWindow window, DateTimeOffset? time) =>
        time is not { } at || (at >= DateTimeOffset.FromUnixTimeMilliseconds(window.From) - WrongClock && (window.To is not { } to || at <= DateTimeOffset.FromUnixTimeMilliseconds(to) + WrongClock));
}
