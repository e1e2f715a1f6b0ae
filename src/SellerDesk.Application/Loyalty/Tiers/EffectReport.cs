using System.Text.Json;
using System.Text.Json.Serialization;
using SellerDesk.Domain.Loyalty.Tiers;

namespace SellerDesk.Application.Loyalty.Tiers;

/// <summary>What is measured of a buyer, after the month in which they joined (or would have).</summary>
public enum EffectMeasure
{
    /// <summary>Ordered again at all.</summary>
    RepeatShare,
    OrdersPerMonth,

    /// <summary>Of those who ordered again.</summary>
    AverageOrder,

    /// <summary>A month's sales times the margin, less what rewards cost.</summary>
    MarginPerMonth,
}

/// <summary>One measure, members against others.</summary>
public sealed record MeasuredEffect(EffectMeasure Measure, StratifiedDifference Difference);

/// <summary>What the programme brings in a shop.</summary>
/// <param name="Members">Who could be measured; <paramref name="TooEarly"/> joined too late for it.</param>
/// <param name="Others">Comparable buyers who are no members.</param>
/// <param name="IsByChance">The others are mostly those whom chance left out, so that the two sides differ by the programme alone.</param>
public sealed record EffectReport(string Currency, DateOnly Day, long Members, long Others, long TooEarly, bool IsByChance, decimal MarginPercent, decimal PointCost, IReadOnlyList<MeasuredEffect> Measures)
{
    private static readonly JsonSerializerOptions Shape = new(JsonSerializerDefaults.Web) { Converters = { new JsonStringEnumConverter() } };

    public StratifiedDifference? Of(EffectMeasure measure) => Measures.FirstOrDefault(one => one.Measure == measure)?.Difference;

    public string Write() => JsonSerializer.Serialize(this, Shape);

    public static EffectReport? Read(string json) => json == "{}" ? null : JsonSerializer.Deserialize<EffectReport>(json, Shape);
}
