namespace SellerDesk.Application.Data;

/// <summary>
/// The statement between a staging table and a table whose rows are told from each other by what they are about: what a source does not say
/// (null) wipes nothing, rows that would not change are not written.
/// </summary>
internal static class UpsertSql
{
    /// <summary>Answers one row: rows that are new, rows that changed.</summary>
    /// <param name="keys">Columns that, with the shop, make the primary key.</param>
    /// <param name="kept">Columns that are taken over.</param>
    /// <param name="receivedAt">Whether the table has <c>received_at</c>, which moves with every change.</param>
    public static string Of(string table, string staged, IReadOnlyList<string> keys, IReadOnlyList<string> kept, bool receivedAt)
    {
        var same = string.Join(" and ", keys.Select(key => $"t.{key} = s.{key}"));
        var columns = string.Join(", ", keys.Concat(kept));
        return $"""
            with fresh as (
              insert into {table} (shop_id, {columns}{(receivedAt ? ", received_at" : "")})
              select @shop, {columns}{(receivedAt ? ", @now" : "")} from {staged} s where not exists (select 1 from {table} t where t.shop_id = @shop and {same})
              returning 1
            ), changed as (
              update {table} t set {string.Join(", ", kept.Select(column => $"{column} = coalesce(s.{column}, t.{column})"))}{(receivedAt ? ", received_at = @now" : "")}
              from {staged} s where t.shop_id = @shop and {same} and ({Differs(kept, "s", "t")})
              returning 1
            )
            select (select count(*) from fresh)::int, (select count(*) from changed)::int
            """;
    }

    /// <summary>Whether one of the columns is said and is not what is there.</summary>
    public static string Differs(IEnumerable<string> columns, string said, string there) =>
        string.Join(" or ", columns.Select(column => $"({said}.{column} is not null and {said}.{column} is distinct from {there}.{column})"));

    /// <summary>Runs a statement that answers (new, changed).</summary>
    public static async Task<(int New, int Changed)> CountAsync(WriteBatch batch, string sql, CancellationToken cancel)
    {
        await using var command = batch.Command(sql);
        await using var reader = await command.ExecuteReaderAsync(cancel);
        await reader.ReadAsync(cancel);
        return (reader.GetInt32(0), reader.GetInt32(1));
    }
}
