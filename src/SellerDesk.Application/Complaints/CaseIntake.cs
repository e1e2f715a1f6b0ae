using NpgsqlTypes;
using SellerDesk.Application.Data;
using SellerDesk.Application.ServiceLevels;
using SellerDesk.Domain.Complaints;
using SellerDesk.Domain.ServiceLevels;

namespace SellerDesk.Application.Complaints;

/// <summary>Keeps cases as the marketplace's returns are, and as the orders come, in the transaction that brings those. Repeating it changes nothing.</summary>
internal static class CaseIntake
{
    /// <summary>Of the returns in <c>staged_returns</c>.</summary>
    public static Task FollowStagedAsync(WriteBatch batch, CancellationToken cancel) =>
        FollowAsync(batch, "insert into touched_returns select r.id from staged_returns s join returns r on r.shop_id = @shop and r.number = s.number on conflict do nothing", cancel);

    /// <summary>Of returns that a desk had before there were cases.</summary>
    /// <returns>How many were looked at.</returns>
    public static async Task<int> OpenOldAsync(WriteBatch batch, Guid after, int slice, CancellationToken cancel)
    {
        await batch.LockAsync("returns", cancel);
        return await FollowAsync(batch, $"insert into touched_returns select id from returns where shop_id = @shop and id > '{after}' order by id limit {slice}", cancel);
    }

    /// <summary>Cases that name an order of <c>staged_orders</c> which the desk did not have.</summary>
    public static Task LinkStagedAsync(WriteBatch batch, CancellationToken cancel) => batch.ExecuteAsync(CaseFollowingSql.LinkOrders, cancel);

    private static async Task<int> FollowAsync(WriteBatch batch, string fill, CancellationToken cancel)
    {
        await batch.ExecuteAsync("drop table if exists pg_temp.touched_returns", cancel);
        await batch.ExecuteAsync(CaseOpeningSql.Touched, cancel);
        var touched = await batch.ExecuteAsync(fill, cancel);
        await batch.ExecuteAsync(CaseFollowingSql.Choose, cancel);
        await batch.ExecuteAsync(CaseFollowingSql.Move, cancel);
        await MoveClocksAsync(batch, cancel);
        await batch.ExecuteAsync(CaseFollowingSql.Hold, cancel);
        await batch.ExecuteAsync(CaseOpeningSql.KeepWords, cancel);
        await batch.ExecuteAsync(CaseOpeningSql.Choose, cancel);
        await ExplainAsync(batch, cancel);
        await batch.ExecuteAsync(CaseOpeningSql.LockLines, cancel);
        await batch.ExecuteAsync(CaseOpeningSql.Count, cancel);
        await batch.ExecuteAsync(CaseOpeningSql.Insert, cancel);
        await BeginClocksAsync(batch, cancel);
        return touched;
    }

    private static async Task ExplainAsync(WriteBatch batch, CancellationToken cancel)
    {
        var (ids, codes) = (new List<Guid>(), new List<string>());
        await using (var ask = batch.Command(CaseOpeningSql.Unexplained))
        await using (var row = await ask.ExecuteReaderAsync(cancel))
        {
            while (await row.ReadAsync(cancel))
            {
                if (ShippedTrees.ReasonIn(row.GetString(1), await row.IsDBNullAsync(2, cancel) ? null : row.GetString(2)) is { } code)
                {
                    ids.Add(row.GetGuid(0));
                    codes.Add(code);
                }
            }
        }

        if (ids.Count > 0)
        {
            await using var explain = batch.Command(CaseOpeningSql.Explain);
            explain.Parameters.AddWithValue("ids", ids);
            explain.Parameters.AddWithValue("codes", codes);
            await explain.ExecuteNonQueryAsync(cancel);
        }
    }

    private static async Task BeginClocksAsync(WriteBatch batch, CancellationToken cancel)
    {
        var fresh = new List<(Guid Id, ComplaintKind Kind, DateTimeOffset At, DateTimeOffset? Marketplace, string Stage)>();
        await using (var ask = batch.Command(CaseOpeningSql.Waiting))
        await using (var row = await ask.ExecuteReaderAsync(cancel))
        {
            while (await row.ReadAsync(cancel))
            {
                fresh.Add((row.GetGuid(0), Enum.Parse<ComplaintKind>(row.GetString(1)), row.GetFieldValue<DateTimeOffset>(2), await row.IsDBNullAsync(3, cancel) ? null : row.GetFieldValue<DateTimeOffset>(3), row.GetString(4)));
            }
        }

        if (fresh.Count == 0)
        {
            return;
        }

        var policy = await PolicyReader.LoadAsync(batch, null, cancel);
        await ClockBatch.StartAsync(batch, ClockSubject.Complaint, ClockKind.FirstResponse, fresh.ConvertAll(one => Start(batch, one.Id, ClockKind.FirstResponse, CaseClocks.FirstOf(one.Kind), one.At, one.Marketplace)), cancel);
        await ClockBatch.StartAsync(batch, ClockSubject.Complaint, ClockKind.ComplaintResolution, fresh.ConvertAll(one => Start(batch, one.Id, ClockKind.ComplaintResolution, "", one.At, one.Marketplace)), cancel);
        await ClockBatch.StartAsync(batch, ClockSubject.Complaint, ClockKind.ComplaintStage, fresh.ConvertAll(one => Start(batch, one.Id, ClockKind.ComplaintStage, one.Stage, one.At, one.Marketplace)), cancel);
        await using var due = batch.Command(CaseOpeningSql.BeDue);
        due.Parameters.AddWithValue("ids", fresh.ConvertAll(one => one.Id));
        due.Parameters.AddWithValue("dues", NpgsqlDbType.Array | NpgsqlDbType.TimestampTz, fresh.ConvertAll(one => Nearest(policy, one.Kind, one.Stage, one.At).UtcDateTime).ToArray());
        await due.ExecuteNonQueryAsync(cancel);
        await TierClocks.FollowAsync(batch, [.. fresh.Select(one => one.Id)], cancel);
    }

    /// <summary>Somebody has to deal with it, and its first stage may have a time of its own.</summary>
    private static DateTimeOffset Nearest(ShopPolicy policy, ComplaintKind kind, string stage, DateTimeOffset at)
    {
        var first = policy.FirstResponse(CaseClocks.FirstOf(kind), at).DueAt;
        return policy.Set(ClockKind.ComplaintStage, stage, at) is { } own && own.DueAt < first ? own.DueAt : first;
    }

    private static async Task MoveClocksAsync(WriteBatch batch, CancellationToken cancel)
    {
        var moved = new List<(Guid Id, string From, string To, DateTimeOffset? Marketplace)>();
        await using (var ask = batch.Command(CaseFollowingSql.Moved))
        await using (var row = await ask.ExecuteReaderAsync(cancel))
        {
            while (await row.ReadAsync(cancel))
            {
                moved.Add((row.GetGuid(0), row.GetString(1), row.GetString(2), await row.IsDBNullAsync(3, cancel) ? null : row.GetFieldValue<DateTimeOffset>(3)));
            }
        }

        if (moved.Count == 0)
        {
            return;
        }

        const string Over = nameof(ComplaintStage.Closed);
        await ClockBatch.StopAsync(batch, ClockKind.ComplaintStage, moved.ConvertAll(one => (one.Id, batch.Now)), cancel);
        await ClockBatch.StopAsync(batch, ClockKind.ComplaintResolution, [.. moved.Where(one => one.To == Over).Select(one => (one.Id, batch.Now))], cancel);
        await ClockBatch.StartAsync(batch, ClockSubject.Complaint, ClockKind.ComplaintResolution,
            [.. moved.Where(one => one.From == Over).Select(one => Start(batch, one.Id, ClockKind.ComplaintResolution, "", batch.Now, one.Marketplace))], cancel);
        var begun = await ClockBatch.StartAsync(batch, ClockSubject.Complaint, ClockKind.ComplaintStage,
            [.. moved.Where(one => one.To != Over).Select(one => Start(batch, one.Id, ClockKind.ComplaintStage, one.To, batch.Now, one.Marketplace))], cancel);
        if (begun > 0)
        {
            await using var due = batch.Command(CaseFollowingSql.BeDue);
            due.Parameters.AddWithValue("ids", moved.ConvertAll(one => one.Id));
            await due.ExecuteNonQueryAsync(cancel);
        }
    }

    private static ClockStart Start(WriteBatch batch, Guid id, ClockKind kind, string of, DateTimeOffset at, DateTimeOffset? marketplace) =>
        new(batch.ShopId, ClockSubject.Complaint, id, kind, of, at, marketplace);
}
