using System.Security.Cryptography;
using Microsoft.EntityFrameworkCore;
using Npgsql;
using SellerDesk.Application.Data;
using SellerDesk.Application.Team;
using SellerDesk.Domain.Buyers;
using SellerDesk.Domain.Common;
using SellerDesk.Domain.Loyalty.Points;
using SellerDesk.Domain.Messages;
using SellerDesk.Domain.Team;

namespace SellerDesk.Application.Loyalty.Points;

/// <summary>Gives a reward for points: stock, code and points in one transaction, or none of them.</summary>
public sealed class IssueReward(WholeDb database, TimeProvider time)
{
    /// <summary>Without letters and digits that look like one another.</summary>
    private const string Letters = "ABCDEFGHJKMNPQRSTUVWXYZ23456789";

    private const int CodeLength = 10;
    private const int Tries = 5;

    private const string TakeStock = """
        update rewards set stock = stock - 1, issued = issued + 1, codes_left = codes_left - case when codes = 'Imported' then 1 else 0 end
        where id = $1 and is_open and (stock is null or stock > 0) and (codes = 'Generated' or codes_left > 0)
        """;

    private const string TakeCode = """
        update reward_codes set issue_id = $2 where id = (select id from reward_codes where reward_id = $1 and issue_id is null order by id limit 1 for update skip locked) returning code
        """;

    private const string NewCode = "insert into reward_codes (reward_id, issue_id, code) values ($1, $2, $3) on conflict (code) do nothing returning code";

    /// <param name="issue">Made once by whoever asks: the same issue is made once, however often it is sent.</param>
    /// <returns>The code; the same one when it was asked again.</returns>
    /// <exception cref="RuleException"><c>reward.unknown</c>, <c>reward.closed</c>, <c>reward.none</c>, <c>points.notEnough</c>; the role is not enough.</exception>
    public async Task<string> ExecuteAsync(Actor actor, RewardId reward, BuyerId buyer, Guid issue, CancellationToken cancel)
    {
        actor.RequireRole(Role.Support);
        var now = time.GetUtcNow();
        await using var db = database.Open();
        await using var transaction = await db.Database.BeginTransactionAsync(cancel);
        var connection = (NpgsqlConnection)db.Database.GetDbConnection();
        var head = await PointBuyer.RequireAsync(connection, buyer, cancel);
        var key = $"reward:{issue:N}";
        var book = (await PointLedger.OpenAsync(connection, [head], new PointWants([key]), cancel))[head];
        if (book.Knows(key))
        {
            return await db.RewardIssues.Where(i => i.Id == issue).Select(i => i.Code).FirstAsync(cancel);
        }

        var wanted = await db.Rewards.AsNoTracking().FirstOrDefaultAsync(r => r.Id == reward, cancel) ?? throw new RuleException("reward.unknown");
        var burned = book.Burn(new PointCause(LotCause.Return, issue, Person: actor.PersonId?.Value), wanted.Price, key, now)!;
        await PointLedger.SaveAsync(connection, [book], cancel);
        if (await RunAsync(connection, TakeStock, cancel, reward.Value) == 0)
        {
            throw new RuleException(wanted.IsOpen ? "reward.none" : "reward.closed");
        }

        var code = await CodeAsync(connection, wanted, issue, cancel);
        db.Add(new RewardIssue { Id = issue, RewardId = reward, BuyerId = head, Code = code, Price = wanted.Price, IssuedAt = now, IssuedBy = actor.PersonId?.Value, ValidUntil = now.AddDays(wanted.ValidDays), TransactionId = burned.Id });
        await db.SaveChangesAsync(cancel);
        await PointNews.AddAsync(connection, [new PointNews(head, null, BuyerEventKind.RewardIssued, issue.ToString("N"), issue,
            new() { ["reward"] = wanted.Name, ["code"] = code, ["points"] = PointNews.Said(wanted.Price), ["until"] = $"{now.AddDays(wanted.ValidDays):yyyy-MM-dd}" }, now)], cancel);
        await transaction.CommitAsync(cancel);
        return code;
    }

    private static async Task<string> CodeAsync(NpgsqlConnection connection, Reward reward, Guid issue, CancellationToken cancel)
    {
        if (reward.Codes == CodeSource.Imported)
        {
            return await ReadAsync(connection, TakeCode, cancel, reward.Id.Value, issue) ?? throw new RuleException("reward.none");
        }

        for (var attempt = 0; attempt < Tries; attempt++)
        {
            if (await ReadAsync(connection, NewCode, cancel, reward.Id.Value, issue, RandomNumberGenerator.GetString(Letters, CodeLength)) is { } code)
            {
                return code;
            }
        }

        throw new InvalidOperationException("No free code was found.");
    }

    internal static async Task<int> RunAsync(NpgsqlConnection connection, string sql, CancellationToken cancel, params object[] values)
    {
        await using var command = With(connection, sql, values);
        return await command.ExecuteNonQueryAsync(cancel);
    }

    private static async Task<string?> ReadAsync(NpgsqlConnection connection, string sql, CancellationToken cancel, params object[] values)
    {
        await using var command = With(connection, sql, values);
        return await command.ExecuteScalarAsync(cancel) as string;
    }

    private static NpgsqlCommand With(NpgsqlConnection connection, string sql, object[] values)
    {
        var command = new NpgsqlCommand(sql, connection);
        foreach (var value in values)
        {
            command.Parameters.Add(new NpgsqlParameter { Value = value });
        }

        return command;
    }
}
