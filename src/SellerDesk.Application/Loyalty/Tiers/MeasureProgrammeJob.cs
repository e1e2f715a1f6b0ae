using Npgsql;
using NpgsqlTypes;
using SellerDesk.Application.Data;
using SellerDesk.Application.Jobs;
using SellerDesk.Domain.Loyalty.Tiers;
using SellerDesk.Domain.Shops;

namespace SellerDesk.Application.Loyalty.Tiers;

/// <summary>Every night, and some times a day: what the programme brings in each shop, members against comparable buyers who are none. Who writes the shop's row has the turn.</summary>
public sealed class MeasureProgrammeJob(NpgsqlDataSource source, TimeProvider time) : IJob
{
    /// <summary>Days after the month of joining before anything is said.</summary>
    public const int FewestDays = 30;

    private const string Take = """
        insert into programme_effects (shop_id, day, made_at, report) values (@shop, @day, @now, '{}')
        on conflict (shop_id) do update set day = excluded.day, made_at = excluded.made_at
        where programme_effects.day < excluded.day or programme_effects.made_at <= @now - interval '6 hours' or (programme_effects.made_at <= @now - interval '5 minutes' and (
          exists (select 1 from feeds f where f.shop_id = @shop and f.kind = 'Orders' and not f.history_done) or coalesce((programme_effects.report ->> 'members')::bigint, 0) = 0))
        """;

    public async Task<bool> RunAsync(CancellationToken cancel)
    {
        var measured = false;
        foreach (var (shop, currency) in await ShopsAsync(cancel))
        {
            measured |= await MeasureAsync(shop, currency, cancel);
        }

        return measured;
    }

    private async Task<bool> MeasureAsync(ShopId shop, string currency, CancellationToken cancel)
    {
        await using var connection = await source.OpenConnectionAsync(cancel);
        await using var transaction = await connection.BeginTransactionAsync(cancel);
        if (await TierPolicy.LoadAsync(connection, cancel) is not { Programme: var programme })
        {
            return false;
        }

        var batch = new WriteBatch(connection, transaction, shop, time.GetUtcNow());
        var today = programme.Today(batch.Now);
        await using (var take = batch.Command(Take))
        {
            take.Parameters.AddWithValue("day", today.AddDays(-1));
            if (await take.ExecuteNonQueryAsync(cancel) == 0)
            {
                return false;
            }
        }

        var report = await ReportAsync(batch, programme, currency, today, cancel);
        await using (var keep = batch.Command("update programme_effects set report = @report where shop_id = @shop"))
        {
            keep.Parameters.Add(new NpgsqlParameter("report", NpgsqlDbType.Jsonb) { Value = report.Write() });
            await keep.ExecuteNonQueryAsync(cancel);
        }

        await transaction.CommitAsync(cancel);
        return true;
    }

    private static async Task<EffectReport> ReportAsync(WriteBatch batch, LoyaltyProgramme programme, string currency, DateOnly today, CancellationToken cancel)
    {
        await RunAsync(batch, programme, currency, today, EffectSql.People, cancel);
        var strata = new Dictionary<EffectMeasure, List<Stratum>>();
        long early, members, others;
        await using (var count = Command(batch, programme, currency, today, EffectSql.Early))
        await using (var row = await count.ExecuteReaderAsync(cancel))
        {
            await row.ReadAsync(cancel);
            (early, members, others) = (row.GetInt64(0), row.GetInt64(1), row.GetInt64(2));
        }

        await using (var read = Command(batch, programme, currency, today, EffectSql.Strata))
        await using (var row = await read.ExecuteReaderAsync(cancel))
        {
            while (await row.ReadAsync(cancel))
            {
                var measure = Enum.Parse<EffectMeasure>(row.GetString(0));
                if (!strata.TryGetValue(measure, out var some))
                {
                    strata[measure] = some = [];
                }

                some.Add(new Stratum(row.GetInt64(1), row.GetDouble(2), row.GetDouble(3), row.GetInt64(4), row.GetDouble(5), row.GetDouble(6)));
            }
        }

        return new EffectReport(
            currency, today.AddDays(-1), members, others, early, programme is { Joining: Joining.Delivered, HoldOutPercent: > 0 }, programme.MarginPercent, programme.PointCost,
            [.. Enum.GetValues<EffectMeasure>().Where(strata.ContainsKey).Select(measure => new MeasuredEffect(measure, StratifiedDifference.Of(strata[measure])))]);
    }

    private static async Task RunAsync(WriteBatch batch, LoyaltyProgramme programme, string currency, DateOnly today, string sql, CancellationToken cancel)
    {
        await using var command = Command(batch, programme, currency, today, sql);
        await command.ExecuteNonQueryAsync(cancel);
    }

    private static NpgsqlCommand Command(WriteBatch batch, LoyaltyProgramme programme, string currency, DateOnly today, string sql)
    {
        var command = batch.Command(sql);
        foreach (var (name, type, value) in new (string, NpgsqlDbType, object)[]
        {
            ("zone", NpgsqlDbType.Text, programme.Zone), ("currency", NpgsqlDbType.Text, currency), ("margin", NpgsqlDbType.Numeric, programme.MarginPercent), ("cost", NpgsqlDbType.Numeric, programme.PointCost), ("fewest", NpgsqlDbType.Integer, programme.Joining == Joining.Delivered ? programme.FewestOrders : 1),
            ("started", NpgsqlDbType.Timestamp, programme.StartedOn.ToDateTime(TimeOnly.MinValue)), ("until", NpgsqlDbType.Timestamp, today.ToDateTime(TimeOnly.MinValue)),
            ("latest", NpgsqlDbType.Timestamp, today.AddDays(-FewestDays).ToDateTime(TimeOnly.MinValue)),
        })
        {
            if (sql.Contains("@" + name, StringComparison.Ordinal))
            {
                command.Parameters.Add(new NpgsqlParameter(name, type) { Value = value });
            }
        }

        return command;
    }

    private async Task<List<(ShopId Id, string Currency)>> ShopsAsync(CancellationToken cancel)
    {
        await using var command = source.CreateCommand("select id, currency from shops");
        await using var reader = await command.ExecuteReaderAsync(cancel);
        var shops = new List<(ShopId, string)>();
        while (await reader.ReadAsync(cancel))
        {
            shops.Add((new ShopId(reader.GetGuid(0)), reader.GetString(1)));
        }

        return shops;
    }
}
