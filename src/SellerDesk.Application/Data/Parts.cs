namespace SellerDesk.Application.Data;

/// <summary>Putting several parts of one thing together, later ones winning.</summary>
internal static class Parts
{
    public static IReadOnlyDictionary<string, string> Together(IReadOnlyDictionary<string, string> earlier, IReadOnlyDictionary<string, string> later) =>
        earlier.Count == 0 ? later : later.Count == 0 ? earlier : earlier.Concat(later).GroupBy(fact => fact.Key).ToDictionary(fact => fact.Key, fact => fact.Last().Value);

    /// <summary>One of each key, the last that came, in the order in which the keys came first.</summary>
    public static List<T> Last<T, TKey>(IEnumerable<T> items, Func<T, TKey> key) => [.. items.GroupBy(key).Select(group => group.Last())];

    /// <summary>One of each key, all that came put together.</summary>
    public static List<T> Whole<T, TKey>(IEnumerable<T> items, Func<T, TKey> key, Func<T, T, T> together) => [.. items.GroupBy(key).Select(group => group.Aggregate(together))];
}
