using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging;
using SellerDesk.Application.Data;
using SellerDesk.Application.Jobs;
using SellerDesk.Application.Marketplaces;
using SellerDesk.Domain.Shops;

namespace SellerDesk.Application.Shops;

/// <summary>Keys and plans change behind the desk's back: once a day each shop is looked at anew, soon after it was connected for the first time.</summary>
public sealed class LookAtAbilitiesJob(WholeDb database, LookAtAbilities look, TimeProvider time, ILogger<LookAtAbilitiesJob> log) : IJob
{
    public static readonly TimeSpan Every = TimeSpan.FromDays(1);

    private static readonly TimeSpan AfterFailure = TimeSpan.FromMinutes(10);

    private readonly Dictionary<ShopId, DateTimeOffset> notBefore = [];

    public async Task<bool> RunAsync(CancellationToken cancel)
    {
        var now = time.GetUtcNow();
        var due = (await DueAsync(now, cancel)).Where(shop => notBefore.GetValueOrDefault(shop) <= now).ToList();
        foreach (var shop in due)
        {
            try
            {
                await look.ExecuteAsync(shop, now, cancel);
                notBefore.Remove(shop);
            }
            catch (MarketplaceException failed)
            {
                // Its feeds say so themselves.
                notBefore[shop] = failed.RetryAt is { } retry && retry > now + AfterFailure ? retry : now + AfterFailure;
                log.LogInformation("What shop {Shop} may do could not be found out: {Failure} {Detail}", shop, failed.Failure, failed.Detail);
            }
        }

        return due.Count > 0;
    }

    private async Task<List<ShopId>> DueAsync(DateTimeOffset now, CancellationToken cancel)
    {
        var since = now - Every;
        await using var db = database.Open();
        return await db.Shops.Where(s => s.State == ShopState.Active && s.ProtectedKey != null && (s.LookedAt == null || s.LookedAt < since))
            .OrderBy(s => s.Id).Select(s => s.Id).Take(20).ToListAsync(cancel);
    }
}
