using System.Globalization;
using Microsoft.EntityFrameworkCore;
using SellerDesk.Application.Data;

namespace SellerDesk.Application.Knowledge.Questions;

/// <summary>
/// Up to which question the clusters have read. Ids grow with time, yet a transaction may be saved some minutes after its ids were made: the last minutes are read
/// again, and what is known is left out.
/// </summary>
internal sealed record QuestionPlace(Guid After)
{
    private const string Name = "questions.read";
    private const long Lock = 0x7175657374696F6E;

    private static readonly TimeSpan Late = TimeSpan.FromMinutes(15);

    /// <summary>One node at a time; let go with the transaction.</summary>
    public static async Task<QuestionPlace> LockAsync(SellerDeskDb db, CancellationToken cancel)
    {
        await db.Database.ExecuteSqlAsync($"select pg_advisory_xact_lock({Lock})", cancel);
        var row = await db.DeskOptions.AsNoTracking().FirstOrDefaultAsync(option => option.Name == Name, cancel);
        return new QuestionPlace(row is null ? Guid.Empty : Guid.Parse(row.Value.Trim('"'), CultureInfo.InvariantCulture));
    }

    public static Task KeepAsync(SellerDeskDb db, Guid last, DateTimeOffset now, CancellationToken cancel)
    {
        var (floor, read) = (Floor(now - Late), last);
        var kept = floor.CompareTo(read) < 0 ? floor : read;
        return db.Database.ExecuteSqlAsync($"""
            insert into desk_options (name, value, changed_at) values ({Name}, to_jsonb({kept.ToString()}), {now})
            on conflict (name) do update set value = excluded.value, changed_at = excluded.changed_at
            """, cancel);
    }

    /// <summary>The smallest id of that moment.</summary>
    private static Guid Floor(DateTimeOffset at) => Guid.Parse($"{at.ToUnixTimeMilliseconds():x12}70008000000000000000", CultureInfo.InvariantCulture);
}
