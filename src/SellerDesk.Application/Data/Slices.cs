namespace SellerDesk.Application.Data;

/// <summary>Cuts off the row that was read only to know whether there are more.</summary>
internal static class Slices
{
    public static (List<T> Rows, ListPlace? Next) Cut<T>(List<T> rows, int limit, Func<T, ListPlace> place)
    {
        if (rows.Count <= limit)
        {
            return (rows, null);
        }

        rows.RemoveRange(limit, rows.Count - limit);
        return (rows, place(rows[^1]));
    }
}
