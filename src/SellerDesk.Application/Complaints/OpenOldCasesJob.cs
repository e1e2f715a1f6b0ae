using Microsoft.EntityFrameworkCore;
using Npgsql;
using SellerDesk.Application.Data;
using SellerDesk.Application.Jobs;
using SellerDesk.Domain.Shops;

namespace SellerDesk.Application.Complaints;

/// <summary>
/// Returns that a desk had before there were cases get theirs, slice by slice, the place kept in the transaction of its rows. Once all are done it has nothing to
/// do any more: new ones are opened by the pull itself.
/// </summary>
public sealed class OpenOldCasesJob(WholeDb database, NpgsqlDataSource source, TimeProvider time) : IJob
{
    private const string Mark = "old-cases";
    private const string Done = "done";
    private const int Slice = 500;

    public async Task<bool> RunAsync(CancellationToken cancel)
    {
        await using var db = database.Open();
        if (await db.DeskOptions.Where(o => o.Name == Mark).Select(o => o.Value).FirstOrDefaultAsync(cancel) == $"\"{Done}\"")
        {
            return false;
        }

        foreach (var shop in await db.Shops.Select(s => s.Id).ToListAsync(cancel))
        {
            await OpenAsync(shop, cancel);
        }

        await db.Database.ExecuteSqlAsync($"""
            insert into desk_options (name, value, changed_at) values ({Mark}, {$"\"{Done}\""}::jsonb, {time.GetUtcNow()}) on conflict (name) do update set value = excluded.value, changed_at = excluded.changed_at
            """, cancel);
        return true;
    }

    private async Task OpenAsync(ShopId shop, CancellationToken cancel)
    {
        var after = Guid.Empty;
        while (true)
        {
            await using var connection = await source.OpenConnectionAsync(cancel);
            await using var transaction = await connection.BeginTransactionAsync(cancel);
            var batch = new WriteBatch(connection, transaction, shop, time.GetUtcNow());
            if (await CaseIntake.OpenOldAsync(batch, after, Slice, cancel) == 0)
            {
                return;
            }

            await using (var last = batch.Command("select id from touched_returns order by id desc limit 1"))
            {
                after = (Guid)(await last.ExecuteScalarAsync(cancel))!;
            }

            await transaction.CommitAsync(cancel);
        }
    }
}
