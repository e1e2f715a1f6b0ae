using System.Text.Json;
using SellerDesk.Integrations.Http;

namespace SellerDesk.Integrations.Kaspi;

/// <summary>Whether a row may be an answer to what was asked.</summary>
internal static class KaspiFit
{
    private static readonly TimeSpan WrongClock = TimeSpan.FromHours(3);

    public static bool Order(KaspiWindow window, JsonElement row) =>
        row.Field("attributes") is not { } attributes || ((attributes.Enum("state") is not { } state || state == window.List) && IsWithin(window, attributes.Moment("creationDate")));

    public static bool Review(KaspiWindow window, JsonElement row) => row.Field("attributes") is not { } attributes || IsWithin(window, attributes.Moment("approvedDate"));

    private static bool IsWithin(KaspiWindow window, DateTimeOffset? time) =>
        time is not { } at || (at >= DateTimeOffset.FromUnixTimeMilliseconds(window.From) - WrongClock && (window.To is not { } to || at <= DateTimeOffset.FromUnixTimeMilliseconds(to) + WrongClock));
}
