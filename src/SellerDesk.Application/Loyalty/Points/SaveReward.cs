using Microsoft.EntityFrameworkCore;
using Npgsql;
using SellerDesk.Application.Audit;
using SellerDesk.Application.Data;
using SellerDesk.Application.Team;
using SellerDesk.Domain.Common;
using SellerDesk.Domain.Loyalty.Points;
using SellerDesk.Domain.Team;

namespace SellerDesk.Application.Loyalty.Points;

/// <summary>Makes or changes a reward, and takes in lists of codes.</summary>
public sealed class SaveReward(WholeDb database, TimeProvider time)
{
    public const int MostCodes = 100_000;

    /// <param name="id">Null: a new one.</param>
    /// <exception cref="RuleException">Those of <see cref="Reward.Change"/>; <c>reward.unknown</c>; the role is not enough.</exception>
    public async Task<RewardId> ExecuteAsync(Actor actor, RewardId? id, RewardWish wish, CancellationToken cancel)
    {
        actor.RequireRole(Role.Manager);
        await using var db = database.Open();
        Reward reward;
        if (id is { } known)
        {
            reward = await db.Rewards.FirstOrDefaultAsync(r => r.Id == known, cancel) ?? throw new RuleException("reward.unknown");
            reward.Change(wish);
        }
        else
        {
            reward = Reward.Make(wish, time.GetUtcNow());
            db.Add(reward);
        }

        await db.SaveChangesAsync(cancel);
        return reward.Id;
    }

    /// <summary>One code on each line; those that are known already, of whichever reward, are left out.</summary>
    /// <returns>How many were new.</returns>
    public async Task<int> ImportAsync(Actor actor, RewardId id, string lines, CancellationToken cancel)
    {
        actor.RequireRole(Role.Manager);
        var codes = lines.Split(['\n', '\r', ',', ';', '\t'], StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries).Distinct(StringComparer.Ordinal).ToArray();
        if (codes.Length is 0 or > MostCodes || codes.Any(code => code.Length > RewardCode.MaxLength))
        {
            throw new RuleException("reward.codes", MostCodes, RewardCode.MaxLength);
        }

        await using var db = database.Open();
        await using var transaction = await db.Database.BeginTransactionAsync(cancel);
        var connection = (NpgsqlConnection)db.Database.GetDbConnection();
        if (await IssueReward.RunAsync(connection, "update rewards set codes = codes where id = $1 and codes = 'Imported'", cancel, id.Value) == 0)
        {
            throw new RuleException("reward.notImported");
        }

        var added = await IssueReward.RunAsync(connection, "insert into reward_codes (reward_id, code) select $1, unnest($2) on conflict (code) do nothing", cancel, id.Value, codes);
        await IssueReward.RunAsync(connection, "update rewards set codes_left = codes_left + $2 where id = $1", cancel, id.Value, added);
        await AuditBook.NoteAsync(connection, AuditDeed.ChangedMany, "reward_codes", id.Value.ToString(), null, new Dictionary<string, string> { ["added"] = PointNews.Said(added) }, cancel);
        await transaction.CommitAsync(cancel);
        return added;
    }
}
