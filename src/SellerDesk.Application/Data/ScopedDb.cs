using Microsoft.EntityFrameworkCore;
using Npgsql;

namespace SellerDesk.Application.Data;

/// <summary>Contexts for people: narrowed to the shops of whoever asks. One context per call, never kept.</summary>
public sealed class ScopedDb(DbContextOptions<SellerDeskDb> options, IShopScopeSource source, ReadingSource? reading = null)
{
    public async ValueTask<SellerDeskDb> OpenAsync(CancellationToken cancel) => new(options, await source.GetAsync(cancel));

    /// <summary>For figures and charts: on the hot standby while there is one that keeps up, so that dashboards do not burden the database that writes. Nothing may be written through it.</summary>
    public async ValueTask<SellerDeskDb> OpenReadingAsync(CancellationToken cancel)
    {
        var scope = await source.GetAsync(cancel);
        return reading is not null && await reading.OnStandbyAsync(cancel) is { } standby ? await OnAsync(standby, scope, reading, cancel) : new(options, scope);
    }

    private async ValueTask<SellerDeskDb> OnAsync(DbContextOptions<SellerDeskDb> standby, ShopScope scope, ReadingSource reading, CancellationToken cancel)
    {
        var db = new SellerDeskDb(standby, scope);
        try
        {
            await db.Database.OpenConnectionAsync(cancel);
            return db;
        }
        catch (Exception away) when (away is NpgsqlException or TimeoutException)
        {
            await db.DisposeAsync();
            reading.Lost();
            return new(options, scope);
        }
    }
}
