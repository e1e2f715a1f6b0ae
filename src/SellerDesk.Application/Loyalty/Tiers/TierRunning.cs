using Npgsql;
using SellerDesk.Domain.Loyalty.Tiers;

namespace SellerDesk.Application.Loyalty.Tiers;

/// <summary>Goes through everybody where that was asked for: a slice to a transaction, with what was done on the row, so that another node goes on where one was stopped.</summary>
internal static class TierRunning
{
    private const int Slice = 1_000;

    public static async Task<bool> StepAsync(TierDesk desk, TierPolicy policy, DateTimeOffset now, CancellationToken cancel)
    {
        var (id, kind, announces, last) = await OpenAsync(desk, cancel);
        if (id == 0)
        {
            return false;
        }

        var next = await desk.ListAsync(
            kind == TierRunKind.Enrol ? "select id from buyers where id > @last and merged_into is null and last_at is not null order by id limit @most" : "select buyer_id from loyalty_members where buyer_id > @last order by buyer_id limit @most",
            cancel, new NpgsqlParameter("last", last), new NpgsqlParameter("most", Slice));
        if (next.Count == 0)
        {
            return await desk.RunAsync("update tier_runs set ended_at = @now where id = @id", cancel, new NpgsqlParameter("id", id), TierDesk.At(now)) > 0;
        }

        var occasion = new TierOccasion(now, kind switch { TierRunKind.Apply => TierMoveCause.RuleChanged, TierRunKind.Undo => TierMoveCause.RuleUndone, _ => null }, announces);
        var (tally, joined) = kind == TierRunKind.Enrol ? await MoveTiersJob.MembersAsync(desk, policy, next, occasion, cancel) : (await TierWriting.LookAsync(desk, policy, next, occasion, cancel), 0);
        await desk.RunAsync("update tier_runs set last_buyer = @last, done = done + @done, rose = rose + @rose, fell = fell + @fell, joined = joined + @joined where id = @id", cancel,
            new NpgsqlParameter("id", id), new NpgsqlParameter("last", next[^1]), new NpgsqlParameter("done", next.Count), new NpgsqlParameter("rose", tally.Rose), new NpgsqlParameter("fell", tally.Fell), new NpgsqlParameter("joined", joined));
        return true;
    }

    private static async Task<(long Id, TierRunKind Kind, bool Announces, Guid Last)> OpenAsync(TierDesk desk, CancellationToken cancel)
    {
        await using var command = desk.Command("select id, kind, announces, last_buyer from tier_runs where ended_at is null order by id limit 1");
        await using var row = await command.ExecuteReaderAsync(cancel);
        return await row.ReadAsync(cancel) ? (row.GetInt64(0), Enum.Parse<TierRunKind>(row.GetString(1)), row.GetBoolean(2), await row.IsDBNullAsync(3, cancel) ? Guid.Empty : row.GetGuid(3)) : default;
    }
}
