using Microsoft.EntityFrameworkCore;

namespace SellerDesk.Application.Shops;

/// <summary>A pull writes the row of its feed with every page: a person's change that meets such a write is simply made once more on the fresh row.</summary>
internal static class FeedTries
{
    private const int Most = 4;

    public static async Task RunAsync(Func<Task> change)
    {
        for (var attempt = 1; ; attempt++)
        {
            try
            {
                await change();
                return;
            }
            catch (DbUpdateConcurrencyException) when (attempt < Most)
            {
                await Task.Delay(20 * attempt);
            }
        }
    }
}
