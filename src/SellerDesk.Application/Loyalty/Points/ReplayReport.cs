using System.Text.Json;
using System.Text.Json.Serialization;

namespace SellerDesk.Application.Loyalty.Points;

/// <summary>Last year's delivered orders under the rules that are tried, beside what they earn under the rules that count today.</summary>
/// <param name="Orders">Delivered orders of members.</param>
/// <param name="Now">By the rules of today.</param>
/// <param name="Then">By the rules that are tried.</param>
/// <param name="More">Buyers who would earn more.</param>
/// <param name="Changes">Whose points change most, both ways.</param>
public sealed record ReplayReport(DateOnly From, DateOnly To, int Orders, int Buyers, ReplaySide Now, ReplaySide Then, int More, int Fewer, int Same, IReadOnlyList<ReplayMonth> Months, IReadOnlyList<ReplayChange> Changes)
{
    private static readonly JsonSerializerOptions Shape = new(JsonSerializerDefaults.Web) { Converters = { new JsonStringEnumConverter() } };

    /// <summary>Nobody would earn anything.</summary>
    public bool Nobody => Orders > 0 && Then.EarningOrders == 0;

    /// <summary>Every single order would earn, so that the conditions choose nobody.</summary>
    public bool Everybody => Orders > 0 && Then.EarningOrders == Orders;

    public string Write() => JsonSerializer.Serialize(this, Shape);

    public static ReplayReport Read(string json) => JsonSerializer.Deserialize<ReplayReport>(json, Shape)!;
}

/// <param name="Capped">Orders that a cap cut.</param>
/// <param name="Cost">What the points are worth to those who spend them all, by currency.</param>
/// <param name="Outstanding">Points that would still be owed today: what has not ended, less what was spent in that time.</param>
public sealed record ReplaySide(long Points, int EarningOrders, int EarningBuyers, int Capped, IReadOnlyDictionary<string, decimal> Cost, long Outstanding);

public sealed record ReplayMonth(string Month, long Now, long Then);

public sealed record ReplayChange(Guid Buyer, long Number, long Now, long Then);
