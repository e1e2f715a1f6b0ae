using SellerDesk.Domain.Inbox;
using SellerDesk.Domain.Shops;

namespace SellerDesk.Application.Bulk;

/// <summary>What a run would do, before it does it.</summary>
/// <param name="Items">The frozen set, in the list's order.</param>
/// <param name="More">The list has more than one run takes.</param>
/// <param name="Refusals">Why some would be left as they are, and how many; of answers as far as <paramref name="Checked"/> texts were filled and checked.</param>
/// <param name="Samples">Filled texts of the first items.</param>
/// <param name="Checked">How many texts were checked by the reply rules.</param>
public sealed record BulkForecast(
    IReadOnlyList<WorkItemId> Items, bool More, IReadOnlyDictionary<ShopId, int> Shops, IReadOnlyDictionary<short, int> Ratings,
    IReadOnlyList<(BulkReason Reason, int Count)> Refusals, IReadOnlyList<BulkSample> Samples, int Checked);

/// <param name="Refusal">Why this one would not be sent; null when it would.</param>
public sealed record BulkSample(WorkItemId Item, string? Author, short? Rating, string Preview, string Text, BulkReason? Refusal);
