namespace SellerDesk.Application.Replies.Spelling;

internal static class Edits
{
    /// <summary>Whether one word becomes the other by at most so many letters added, dropped or changed.</summary>
    public static bool Within(string one, string other, int most)
    {
        Span<int> row = stackalloc int[other.Length + 1];
        for (var to = 0; to <= other.Length; to++)
        {
            row[to] = to;
        }

        for (var from = 1; from <= one.Length; from++)
        {
            var (corner, least) = (row[0], row[0] = from);
            for (var to = 1; to <= other.Length; to++)
            {
                var changed = corner + (one[from - 1] == other[to - 1] ? 0 : 1);
                corner = row[to];
                row[to] = Math.Min(changed, Math.Min(row[to], row[to - 1]) + 1);
                least = Math.Min(least, row[to]);
            }

            if (least > most)
            {
                return false;
            }
        }

        return row[^1] <= most;
    }
}
