using System.Globalization;
using Npgsql;
using SellerDesk.Application.Data;
using SellerDesk.Application.Inbox;
using SellerDesk.Application.Reviews;
using SellerDesk.Benchmarks.Harness;
using SellerDesk.Domain.Shops;

namespace SellerDesk.Benchmarks.Data;

/// <summary>A desk with two years of reviews. Kept from run to run, and brought to the current schema as a desk's own database is.</summary>
internal static class FilledDatabase
{
    /// <summary>Raise it when <see cref="ReviewMaker"/>, or what is written of a review, changes.</summary>
    private const int Edition = 1;

    private const int Writers = 2;

    public static async Task<string> OpenAsync(BenchOptions options)
    {
        var databases = new Databases(options.Server);
        var rows = options.Number("rows", 1_000_000);
        var name = string.Create(CultureInfo.InvariantCulture, $"filled_{rows}_{Edition}");
        if ((await databases.ListAsync(name)).Count > 0)
        {
            if ((await databases.MigrateAsync(name)).Count > 0)
            {
                await Databases.ExecuteAsync(databases.At(name), "vacuum analyze");
            }
        }
        else
        {
            foreach (var old in await databases.ListAsync("filled_%"))
            {
                await databases.DropAsync(old);
            }

            Console.WriteLine($"Filling a database with {rows:N0} reviews (kept for the next run)...");
            var seconds = await Sample.SecondsAsync(() => FillAsync(databases, rows));
            await databases.RenameAsync("filling", name);
            Console.WriteLine($"Filled in {seconds:N0} s.");
        }

        return databases.At(name);
    }

    private static async Task FillAsync(Databases databases, int rows)
    {
        await databases.CreateAsync("filling");
        var database = databases.At("filling");
        var shops = await BenchShops.AddAsync(database);
        var indexes = await SecondaryIndexesAsync(database);
        await Databases.ExecuteAsync(database, string.Join(';', indexes.Select(index => $"drop index {index.Name}")));
        await using (var source = DeskData.Source(database + ";Pooling=false"))
        {
            var end = DateTimeOffset.UtcNow;
            await Task.WhenAll(Enumerable.Range(0, Writers).Select(writer => Task.Run(() => WriteAsync(source, shops, new ReviewMaker(rows, end), writer, end))));
            await new FoldInboxCountsJob(source).RunAsync(CancellationToken.None);
        }

        await Databases.ExecuteAsync(database, "set maintenance_work_mem = '512MB';" + string.Join(';', indexes.Select(index => index.Definition)));
        await Databases.ExecuteAsync(database, "vacuum analyze");
        await Databases.ExecuteAsync(database, "checkpoint");
    }

    /// <summary>Built at the end they cost a fraction of what they cost row by row; pulling itself needs the unique ones alone.</summary>
    private static async Task<IReadOnlyList<(string Name, string Definition)>> SecondaryIndexesAsync(string database)
    {
        await using var source = NpgsqlDataSource.Create(database + ";Pooling=false");
        await using var command = source.CreateCommand("""
            select i.indexrelid::regclass::text, pg_get_indexdef(i.indexrelid) from pg_index i
            where i.indrelid in ('work_items'::regclass, 'reviews'::regclass) and not i.indisunique
            """);
        await using var reader = await command.ExecuteReaderAsync();
        var indexes = new List<(string, string)>();
        while (await reader.ReadAsync())
        {
            indexes.Add((reader.GetString(0), reader.GetString(1)));
        }

        return indexes;
    }

    private static async Task WriteAsync(NpgsqlDataSource source, IReadOnlyList<ShopId> shops, ReviewMaker maker, int writer, DateTimeOffset now)
    {
        await using var connection = await source.OpenConnectionAsync();
        foreach (var (shop, page) in maker.Pages(shop => shop % Writers == writer))
        {
            await using var transaction = await connection.BeginTransactionAsync();
            await ReviewWriter.WriteAsync(new WriteBatch(connection, transaction, shops[shop], now), page, CancellationToken.None);
            await transaction.CommitAsync();
        }
    }
}
