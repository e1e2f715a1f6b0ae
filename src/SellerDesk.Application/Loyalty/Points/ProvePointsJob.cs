using System.Diagnostics;
using System.Globalization;
using Microsoft.EntityFrameworkCore;
using Npgsql;
using SellerDesk.Application.Data;
using SellerDesk.Application.Jobs;
using SellerDesk.Application.Notifications;
using SellerDesk.Domain.Loyalty.Points;
using SellerDesk.Domain.Notifications;
using SellerDesk.Domain.Shops;
using SellerDesk.Domain.Team;

namespace SellerDesk.Application.Loyalty.Points;

/// <summary>Every night: all entries added up anew beside balances and lots, over one picture of the database. What differs is an alert to the managers.</summary>
public sealed class ProvePointsJob(NpgsqlDataSource source, WholeDb database, TimeProvider time) : IJob
{
    private const string Prove = """
        with written as (
          select m.buyer_id, coalesce(sum(e.amount) filter (where e.place = 'Pending'), 0) as pending, coalesce(sum(e.amount) filter (where e.place = 'Available'), 0) as available,
            coalesce(-sum(e.amount) filter (where e.place = 'Debt'), 0) as debt, sum(e.amount) as whole
          from point_entries e join point_transactions m on m.id = e.transaction_id group by m.buyer_id
        ), held as (
          select buyer_id, coalesce(sum(remaining) filter (where state = 'Pending'), 0) as pending, coalesce(sum(remaining) filter (where state = 'Available'), 0) as available from point_lots group by buyer_id
        )
        select (select count(*) from point_transactions), count(*)::int, coalesce(sum(w.pending + w.available - w.debt), 0)::bigint, coalesce(sum(a.pending + a.available - a.debt), 0)::bigint,
          coalesce(sum(coalesce(h.pending, 0) + coalesce(h.available, 0) - a.debt), 0)::bigint, coalesce(sum(w.whole), 0)::bigint,
          (count(*) filter (where (coalesce(a.pending, 0), coalesce(a.available, 0), coalesce(a.debt, 0)) is distinct from (coalesce(w.pending, 0), coalesce(w.available, 0), coalesce(w.debt, 0))
            or (coalesce(a.pending, 0), coalesce(a.available, 0)) is distinct from (coalesce(h.pending, 0), coalesce(h.available, 0))))::int
        from point_accounts a full join written w on w.buyer_id = a.buyer_id full join held h on h.buyer_id = coalesce(a.buyer_id, w.buyer_id)
        """;

    public async Task<bool> RunAsync(CancellationToken cancel)
    {
        var now = time.GetUtcNow();
        await using var db = database.Open();
        var last = await db.PointProofs.OrderByDescending(p => p.Id).Select(p => (DateTimeOffset?)p.At).FirstOrDefaultAsync(cancel);
        if (last?.UtcDateTime.Date == now.UtcDateTime.Date || !await db.PointTransactions.AnyAsync(cancel))
        {
            return false;
        }

        await ProveAsync(cancel);
        return true;
    }

    /// <summary>Now, whatever the hour.</summary>
    public async Task<PointProof> ProveAsync(CancellationToken cancel)
    {
        var proof = await LookAsync(cancel);
        await using var db = database.Open();
        await using var transaction = await db.Database.BeginTransactionAsync(cancel);
        db.Add(proof);
        await db.SaveChangesAsync(cancel);
        if (!proof.Holds)
        {
            await AlertAsync(db, proof, cancel);
        }

        await transaction.CommitAsync(cancel);
        return proof;
    }

    private async Task<PointProof> LookAsync(CancellationToken cancel)
    {
        var watch = Stopwatch.StartNew();
        await using var connection = await source.OpenConnectionAsync(cancel);
        await using var transaction = await connection.BeginTransactionAsync(System.Data.IsolationLevel.RepeatableRead, cancel);
        await using var command = new NpgsqlCommand(Prove, connection) { CommandTimeout = 3_600 };
        await using var row = await command.ExecuteReaderAsync(cancel);
        await row.ReadAsync(cancel);
        return new PointProof
        {
            At = time.GetUtcNow(),
            Transactions = row.GetInt64(0),
            Accounts = row.GetInt32(1),
            Entries = row.GetInt64(2),
            Balances = row.GetInt64(3),
            Lots = row.GetInt64(4),
            Whole = row.GetInt64(5),
            Wrong = row.GetInt32(6),
            Milliseconds = (int)watch.ElapsedMilliseconds,
        };
    }

    private static async Task AlertAsync(SellerDeskDb db, PointProof proof, CancellationToken cancel)
    {
        if (await db.Shops.OrderBy(s => s.CreatedAt).Select(s => (ShopId?)s.Id).FirstOrDefaultAsync(cancel) is not { } shop)
        {
            return;
        }

        foreach (var person in await db.Users.Where(p => !p.Disabled && (p.Role == Role.Manager || p.Role == Role.Owner)).Select(p => p.Id).ToListAsync(cancel))
        {
            await RaiseAlert.ExecuteAsync(db, new Alert
            {
                Id = AlertId.New(),
                PersonId = new PersonId(person),
                ShopId = shop,
                Kind = AlertKind.PointsUnbalanced,
                Severity = AlertSeverity.Critical,
                Subject = proof.At.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
                CreatedAt = proof.At,
                Link = "/loyalty/points",
                Arguments = new() { ["accounts"] = PointNews.Said(proof.Wrong), ["difference"] = PointNews.Said(Math.Abs(proof.Entries - proof.Balances) + Math.Abs(proof.Balances - proof.Lots) + Math.Abs(proof.Whole)) },
            }, cancel);
        }
    }
}
