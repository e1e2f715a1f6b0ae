using System.Text;
using System.Text.Json;
using System.Text.RegularExpressions;
using SellerDesk.Application.Marketplaces;
using SellerDesk.Integrations.Http;

namespace SellerDesk.Integrations.Wildberries;

/// <summary>Reads lists row by row: what cannot be read is set aside, the rest goes on.</summary>
internal static partial class Rows
{
    /// <param name="path">Of the list in its answer, for the reason: <c>$.claims</c>.</param>
    public static (List<T> Items, List<UnreadablePayload> Unreadable) Read<T>(IEnumerable<JsonElement> rows, string path, Func<JsonElement, string, T> read)
    {
        var items = new List<T>();
        var unreadable = new List<UnreadablePayload>();
        var place = 0;
        foreach (var row in rows)
        {
            try
            {
                items.Add(read(row, $"{path}[{place++}]"));
            }
            catch (FieldException field)
            {
                unreadable.Add(new UnreadablePayload(WithoutAddress(row.GetRawText()), field.Message));
            }
        }

        return (items, unreadable);
    }

    /// <summary>The same number twice in a page: the later one counts.</summary>
    public static IReadOnlyList<T> LastOf<T>(IEnumerable<T> items, Func<T, string> numberOf)
    {
        var last = new Dictionary<string, T>();
        foreach (var item in items)
        {
            last[numberOf(item)] = item;
        }

        return [.. last.Values];
    }

    /// <summary>What is wrong with a page as a whole; null when it has the list, which may be empty or null.</summary>
    public static string? Problem(JsonAnswer answer, string list) => answer switch
    {
        { Problem: { } problem } => problem,
        { Root.ValueKind: not JsonValueKind.Object } => "$: not an object",
        _ when !answer.Root.TryGetProperty(list, out _) => $"$.{list}: missing",
        _ => null,
    };

    public static UnreadablePayload Whole(JsonAnswer answer, string what, string problem) => new(WithoutAddress(answer.Raw), $"{what}: {problem}");

    /// <summary>Where a buyer lives is not kept, whatever could not be read around it.</summary>
    private static string WithoutAddress(string raw) => raw.Contains("fullAddress", StringComparison.Ordinal) ? FullAddress().Replace(raw, "$1***") : raw;

    [GeneratedRegex("""("fullAddress"\s*:\s*")(?:[^"\\]|\\.)*""")]
    private static partial Regex FullAddress();

    /// <exception cref="MarketplaceException"><see cref="MarketplaceFailure.Unreadable"/>.</exception>
    public static T Again<T>(string raw, Func<JsonElement, T> read)
    {
        using var answer = JsonAnswer.Of(Encoding.UTF8.GetBytes(raw));
        try
        {
            return answer.Problem is { } problem ? throw new FieldException("$", problem) : read(answer.Root);
        }
        catch (FieldException field)
        {
            throw new MarketplaceException(MarketplaceFailure.Unreadable, field.Message);
        }
    }
}
