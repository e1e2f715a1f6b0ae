using Microsoft.EntityFrameworkCore;

namespace SellerDesk.Application.Data;

/// <summary>Throws old rows of a shop's table away, a few at a time so that nobody waits for it.</summary>
internal static class OldRows
{
    private const int AtOnce = 2_000;

    /// <param name="table">Its ids are UUIDs of version 7: they grow with time, so the primary key finds the old rows without an index of its own.</param>
    /// <param name="time">The column that says how old a row is.</param>
    /// <returns>Whether there were any.</returns>
    public static async Task<bool> ForgetAsync(SellerDeskDb db, string table, string time, DateTimeOffset until, CancellationToken cancel)
    {
        var sql = $"delete from {table} where (id, shop_id) in (select id, shop_id from {table} where id < {{0}} and {time} < {{1}} order by id limit {AtOnce})";
        var bound = Guid.CreateVersion7(until);
        var forgotten = 0;
        int removed;
        do
        {
            removed = await db.Database.ExecuteSqlRawAsync(sql, [bound, until], cancel);
            forgotten += removed;
        }
        while (removed == AtOnce);
        return forgotten > 0;
    }
}
