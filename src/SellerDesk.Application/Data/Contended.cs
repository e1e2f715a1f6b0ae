using Microsoft.EntityFrameworkCore;

namespace SellerDesk.Application.Data;

/// <summary>
/// Rows that many touch change for small reasons too: an item is read or timed anew, a feed writes its page. A deed that meets such a write has left
/// nothing behind and is done once more on the fresh rows; whether it still may be done they say themselves.
/// </summary>
internal static class Contended
{
    private const int Tries = 4;

    /// <param name="deed">Loads anew every time that it runs.</param>
    /// <exception cref="DbUpdateConcurrencyException">The rows kept changing.</exception>
    public static async Task<T> RunAsync<T>(Func<Task<T>> deed)
    {
        for (var attempt = 1; ; attempt++)
        {
            try
            {
                return await deed();
            }
            catch (DbUpdateConcurrencyException) when (attempt < Tries)
            {
                await Task.Delay(20 * attempt);
            }
        }
    }

    /// <inheritdoc cref="RunAsync{T}(Func{Task{T}})"/>
    public static Task RunAsync(Func<Task> deed) => RunAsync(async () =>
    {
        await deed();
        return true;
    });
}
