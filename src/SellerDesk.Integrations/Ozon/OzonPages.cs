using System.Text;
using System.Text.Json;
using SellerDesk.Application.Marketplaces;
using SellerDesk.Integrations.Http;

namespace SellerDesk.Integrations.Ozon;

/// <summary>Reads rows one by one; those that cannot be read are set aside whole.</summary>
internal static class OzonPages
{
    private const int AtOnce = 8;
    private const int Tries = 4;

    /// <param name="numberOf">The same number twice in a page: the later one counts.</param>
    public static OzonPage<T> Read<T>(IReadOnlyList<JsonElement> rows, string name, Func<JsonElement, string, T> read, Func<T, string> numberOf)
    {
        var items = new Dictionary<string, T>();
        var unreadable = new List<UnreadablePayload>();
        for (var i = 0; i < rows.Count; i++)
        {
            try
            {
                var item = read(rows[i], $"$.{name}[{i}]");
                items[numberOf(item)] = item;
            }
            catch (FieldException field)
            {
                unreadable.Add(new UnreadablePayload(rows[i].GetRawText(), field.Message));
            }
        }

        return new OzonPage<T>([.. items.Values], unreadable);
    }

    /// <summary>
    /// Further calls for items of a page, several at once: the limit is shared out by the governor. One unreadable answer among hundreds must not cost
    /// the page: it is asked for again.
    /// </summary>
    public static async Task<IReadOnlyList<T>> EachAsync<T>(IReadOnlyList<T> items, Func<T, CancellationToken, Task<T>> more, CancellationToken cancel)
    {
        var read = items.ToArray();
        await Parallel.ForAsync(0, read.Length, new ParallelOptions { MaxDegreeOfParallelism = AtOnce, CancellationToken = cancel }, async (i, token) => read[i] = await PatientlyAsync(read[i], more, token));
        return read;
    }

    private static async Task<T> PatientlyAsync<T>(T item, Func<T, CancellationToken, Task<T>> more, CancellationToken cancel)
    {
        for (var tries = 1; ; tries++)
        {
            try
            {
                return await more(item, cancel);
            }
            catch (MarketplaceException broken) when (broken.Failure == MarketplaceFailure.Unreadable && tries < Tries)
            {
            }
        }
    }

    /// <exception cref="MarketplaceException"><see cref="MarketplaceFailure.Unreadable"/> when it still cannot be read.</exception>
    public static T Again<T>(string raw, Func<JsonElement, string, T> read)
    {
        using var answer = JsonAnswer.Of(Encoding.UTF8.GetBytes(raw));
        try
        {
            return answer.Problem is { } problem ? throw new FieldException("$", problem) : read(answer.Root, "$");
        }
        catch (FieldException field)
        {
            throw new MarketplaceException(MarketplaceFailure.Unreadable, field.Message);
        }
    }
}
