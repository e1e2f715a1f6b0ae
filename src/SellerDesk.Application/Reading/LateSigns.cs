using Npgsql;
using SellerDesk.Application.Data;
using SellerDesk.Domain.Inbox;
using SellerDesk.Domain.Reading.Flags;

namespace SellerDesk.Application.Reading;

/// <summary>
/// What else happened lately to the products of a batch: which topics were blamed, which low reviews look like a series. Looked at for fresh items
/// alone; a year of reviews that is read after the first pull is history.
/// </summary>
internal sealed class LateSigns
{
    private static readonly TimeSpan Fresh = TimeSpan.FromDays(14);
    private static readonly IReadOnlySet<string> Nothing = new HashSet<string>();

    private readonly Dictionary<Guid, HashSet<string>> blamed = [];
    private readonly HashSet<Guid> series = [];
    private DateTimeOffset freshSince;

    public IReadOnlyCollection<Guid> Series => series;

    public IReadOnlySet<string> BlamedIn(UnreadText text) =>
        text.CreatedAt >= freshSince && text.ProductId is { } product && blamed.TryGetValue(product, out var topics) ? topics : Nothing;

    public bool IsAttack(Guid item) => series.Contains(item);

    public static async Task<LateSigns> LoadAsync(WriteBatch batch, IReadOnlyList<UnreadText> texts, CancellationToken cancel)
    {
        var signs = new LateSigns { freshSince = batch.Now - Fresh };
        var fresh = texts.Where(text => text.ProductId is not null && text.Kind == WorkItemKind.Review && text.CreatedAt >= signs.freshSince).ToList();
        if (fresh.Count > 0)
        {
            await signs.LoadBlamedAsync(batch, fresh, cancel);
        }

        if (fresh.Where(text => text.Rating <= 2).ToList() is { Count: > 0 } low)
        {
            await signs.LoadSeriesAsync(batch, low, cancel);
        }

        return signs;
    }

    private async Task LoadBlamedAsync(WriteBatch batch, List<UnreadText> fresh, CancellationToken cancel)
    {
        await using var ask = Of(batch, ReadingSql.LatelyBlamed, fresh);
        ask.Parameters.AddWithValue("since", DateOnly.FromDateTime(batch.Now.UtcDateTime).AddDays(-30));
        await using var reader = await ask.ExecuteReaderAsync(cancel);
        while (await reader.ReadAsync(cancel))
        {
            if (!blamed.TryGetValue(reader.GetGuid(0), out var topics))
            {
                blamed[reader.GetGuid(0)] = topics = [];
            }

            topics.Add(reader.GetString(1));
        }
    }

    private async Task LoadSeriesAsync(WriteBatch batch, List<UnreadText> low, CancellationToken cancel)
    {
        var since = low.Min(text => text.CreatedAt) - AttackSigns.CopyWindow;
        var usual = await UsualAsync(batch, low, since, cancel);
        var seen = new Dictionary<Guid, List<SeenReview>>();
        await using (var ask = Of(batch, ReadingSql.LowReviews, low))
        {
            ask.Parameters.AddWithValue("since", since.UtcDateTime);
            await using var reader = await ask.ExecuteReaderAsync(cancel);
            while (await reader.ReadAsync(cancel))
            {
                var product = reader.GetGuid(0);
                seen[product] = seen.TryGetValue(product, out var list) ? list : [];
                seen[product].Add(new(reader.GetGuid(1), reader.GetInt16(2), reader.GetString(3), reader.IsDBNull(4) ? null : reader.GetString(4), reader.GetFieldValue<DateTimeOffset>(5)));
            }
        }

        foreach (var (product, reviews) in seen)
        {
            series.UnionWith(AttackSigns.Of(reviews, usual.GetValueOrDefault(product)));
        }
    }

    private static async Task<Dictionary<Guid, double>> UsualAsync(WriteBatch batch, List<UnreadText> low, DateTimeOffset since, CancellationToken cancel)
    {
        await using var ask = Of(batch, ReadingSql.UsualOnes, low);
        ask.Parameters.AddWithValue("since", DateOnly.FromDateTime(since.UtcDateTime));
        ask.Parameters.AddWithValue("from", DateOnly.FromDateTime(since.UtcDateTime).AddDays(-90));
        await using var reader = await ask.ExecuteReaderAsync(cancel);
        var usual = new Dictionary<Guid, double>();
        while (await reader.ReadAsync(cancel))
        {
            usual[reader.GetGuid(0)] = (double)reader.GetDecimal(1);
        }

        return usual;
    }

    private static NpgsqlCommand Of(WriteBatch batch, string sql, List<UnreadText> texts)
    {
        var ask = batch.Command(sql);
        ask.Parameters.AddWithValue("products", texts.Select(text => text.ProductId!.Value).Distinct().ToArray());
        ask.Parameters.AddWithValue("shops", texts.Select(text => text.ShopId).Distinct().ToArray());
        return ask;
    }
}
