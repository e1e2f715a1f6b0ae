namespace SellerDesk.Integrations.YandexMarket;

/// <summary>
/// Numbers of returns and cancellations. The vendor asks for the order with every return, and a cancellation has no number but its order's: both
/// numbers hold what is needed to find the thing again.
/// </summary>
internal static class ReturnNumbers
{
    private const string CancellationPrefix = "cancel-";

    public static string Return(string orderId, string returnId) => $"{orderId}-{returnId}";

    public static string Cancellation(string orderId) => CancellationPrefix + orderId;

    /// <summary>The order's number, and the return's unless it is a cancellation.</summary>
    public static (long Order, long? Return) Parse(string number)
    {
        if (number.StartsWith(CancellationPrefix, StringComparison.Ordinal))
        {
            return (YandexClient.IdOf(number[CancellationPrefix.Length..]), null);
        }

        var parts = number.Split('-', 2);
        return (YandexClient.IdOf(parts[0]), YandexClient.IdOf(parts.Length == 2 ? parts[1] : ""));
    }
}
