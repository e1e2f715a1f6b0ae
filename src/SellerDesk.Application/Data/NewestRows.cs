using Microsoft.EntityFrameworkCore;
using Npgsql;
using NpgsqlTypes;
using SellerDesk.Domain.Shops;

namespace SellerDesk.Application.Data;

/// <summary>A place in a list that goes from new to old.</summary>
/// <param name="At">Null: among those without a time, which come first.</param>
public readonly record struct ListPlace(DateTimeOffset? At, Guid Id);

/// <param name="Next">The place after the last row; null at the end of the list.</param>
public sealed record ListSlice<T>(IReadOnlyList<T> Rows, ListPlace? Next);

/// <summary>
/// Slices of tables whose newest rows are found by an index of each shop: some rows of every shop are taken and the newest of them kept, so that a slice
/// costs the same at any depth and however long the table is.
/// </summary>
/// <param name="table">The table.</param>
/// <param name="time">The column by which it goes, newest first and those without before; null to go by id alone.</param>
/// <param name="limit">One more than is shown, to know whether there are more.</param>
internal sealed class NewestRows(string table, string? time, ListPlace? after, int limit)
{
    private readonly List<string> conditions = [];
    private readonly List<NpgsqlParameter> parameters = [];

    /// <summary>Narrows to rows whose column is the value; null narrows nothing.</summary>
    public NewestRows Where(string column, object? value, string comparison = "=")
    {
        if (value is not null)
        {
            var name = $"p{parameters.Count}";
            conditions.Add($"t.{column} {comparison} @{name}");
            parameters.Add(new NpgsqlParameter(name, value));
        }

        return this;
    }

    /// <summary>The rows, unordered; whoever is outside of the context's scope has none.</summary>
    public IQueryable<T> Of<T>(SellerDeskDb db, ShopId? shop) where T : class
    {
        var (inner, outer) = (Order("t"), Order("r"));
        var where = string.Concat(conditions.Append(Beyond()).Where(one => one.Length > 0).Select(one => $" and {one}"));

        // Names of tables and columns are the code's own; values are parameters.
        var sql = $"""
            select r.* from (select id from shops where {Shops(db.Scope, shop)}) s
            cross join lateral (select * from {table} t where t.shop_id = s.id{where} order by {inner} limit {limit}) r
            order by {outer} limit {limit}
            """;
        return db.Set<T>().FromSqlRaw(sql, [.. parameters]);
    }

    private string Order(string row) => time is null ? $"{row}.id desc" : $"{row}.{time} desc, {row}.id desc";

    private string Shops(ShopScope scope, ShopId? shop)
    {
        if (shop is null && scope.All)
        {
            return "true";
        }

        var seen = shop is { } one ? scope.Contains(one) ? [one.Value] : [] : scope.Shops.Select(s => s.Value).ToArray();
        parameters.Add(new NpgsqlParameter("shops", NpgsqlDbType.Array | NpgsqlDbType.Uuid) { Value = seen });
        return "id = any(@shops)";
    }

    private string Beyond()
    {
        if (after is not { } place)
        {
            return "";
        }

        parameters.Add(new NpgsqlParameter("id", place.Id));
        if (time is null)
        {
            return "t.id < @id";
        }

        if (place.At is not { } at)
        {
            return $"(t.{time} is not null or t.id < @id)";
        }

        parameters.Add(new NpgsqlParameter("at", at.UtcDateTime));
        return $"(t.{time}, t.id) < (@at, @id)";
    }
}
