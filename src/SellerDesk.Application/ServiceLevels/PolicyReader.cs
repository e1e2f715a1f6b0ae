using System.Collections.Concurrent;
using System.Globalization;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Storage;
using Npgsql;
using NpgsqlTypes;
using SellerDesk.Application.Data;
using SellerDesk.Domain.ServiceLevels;
using SellerDesk.Domain.Shops;

namespace SellerDesk.Application.ServiceLevels;

/// <summary>Reads what sets a shop's clocks: one query; a calendar that was made ready for counting once is kept for all who ask.</summary>
internal static class PolicyReader
{
    private const int MostKept = 500;

    private const string Sql = """
        select s.time_zone, c.hours, v.id, v.terms::text,
          (select coalesce(json_agg(json_build_array(d.date, d.kind, d.hours, d.name) order by d.date), '[]')::text from calendar_days d where d.calendar_id = c.id),
          (select coalesce(json_agg(json_build_array(h.date, h.kind, h.like_day, h.name_ru, h.name_en) order by h.date), '[]')::text from holidays h where h.country = c.country)
        from shops s left join shop_terms t on t.shop_id = s.id
        cross join lateral (select c.* from work_calendars c where c.id = t.calendar_id or c.is_default order by c.id = t.calendar_id desc nulls last limit 1) c
        cross join lateral (select v.* from service_level_versions v join service_levels l on l.id = v.level_id
          where l.id = coalesce(@level, t.level_id) or l.is_default order by l.id = coalesce(@level, t.level_id) desc nulls last, v.number desc limit 1) v
        where s.id = @shop
        """;

    private static readonly ConcurrentDictionary<string, WorkSchedule> Kept = new();

    /// <param name="level">Of this buyer or order; null: the shop's. Here a tier's own level comes in.</param>
    public static Task<ShopPolicy> LoadAsync(WriteBatch batch, ServiceLevelId? level, CancellationToken cancel) =>
        LoadAsync(batch.Connection, batch.Transaction, batch.ShopId, level, cancel);

    /// <param name="level">Of this buyer or order; null: the shop's.</param>
    public static async Task<ShopPolicy> LoadAsync(SellerDeskDb db, ShopId shop, ServiceLevelId? level, CancellationToken cancel)
    {
        await db.Database.OpenConnectionAsync(cancel);
        try
        {
            return await LoadAsync((NpgsqlConnection)db.Database.GetDbConnection(), db.Database.CurrentTransaction?.GetDbTransaction() as NpgsqlTransaction, shop, level, cancel);
        }
        finally
        {
            await db.Database.CloseConnectionAsync();
        }
    }

    /// <summary>The same calendar in the same zone, made ready once.</summary>
    public static WorkSchedule Schedule(string zone, string hours, string days, string holidays)
    {
        if (Kept.Count > MostKept)
        {
            Kept.Clear();
        }

        return Kept.GetOrAdd(string.Join('\n', zone, hours, days, holidays), _ => Make(zone, hours, days, holidays));
    }

    private static async Task<ShopPolicy> LoadAsync(NpgsqlConnection connection, NpgsqlTransaction? transaction, ShopId shop, ServiceLevelId? level, CancellationToken cancel)
    {
        await using var command = new NpgsqlCommand(Sql, connection, transaction);
        command.Parameters.AddWithValue("shop", shop.Value);
        command.Parameters.Add(new NpgsqlParameter("level", NpgsqlDbType.Uuid) { Value = level is { } own ? own.Value : DBNull.Value });
        await using var row = await command.ExecuteReaderAsync(cancel);
        return await row.ReadAsync(cancel)
            ? new ShopPolicy(shop, Schedule(row.GetString(0), row.GetString(1), row.GetString(4), row.GetString(5)), new LevelVersionId(row.GetGuid(2)), TermsJson.Read(row.GetString(3)))
            : throw new InvalidOperationException($"No calendar or level for shop {shop}: the desk has lost its defaults.");
    }

    private static WorkSchedule Make(string zone, string hours, string days, string holidays)
    {
        var week = WeekHours.Read(hours);
        var special = new Dictionary<DateOnly, SpecialDay>();
        using var facts = JsonDocument.Parse(holidays);
        foreach (var day in facts.RootElement.EnumerateArray())
        {
            var date = Date(day[0]);
            DayOfWeek? like = day[2].ValueKind == JsonValueKind.Null ? null : Enum.Parse<DayOfWeek>(day[2].GetString()!);
            special[date] = Holiday.Apply(date, Kind(day[1]), like, day[3].GetString()!, day[4].GetString()!, week);
        }

        using var own = JsonDocument.Parse(days);
        foreach (var day in own.RootElement.EnumerateArray())
        {
            special[Date(day[0])] = new SpecialDay(Kind(day[1]), DayHours.Read(day[2].GetString()!), day[3].GetString()!, day[3].GetString()!);
        }

        return new WorkSchedule(TimeZoneInfo.FindSystemTimeZoneById(zone), week, special);
    }

    private static DateOnly Date(JsonElement text) => DateOnly.ParseExact(text.GetString()!, "yyyy-MM-dd", CultureInfo.InvariantCulture);

    private static SpecialDayKind Kind(JsonElement text) => Enum.Parse<SpecialDayKind>(text.GetString()!);
}
