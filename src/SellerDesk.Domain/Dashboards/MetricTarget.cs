using SellerDesk.Domain.Common;
using SellerDesk.Domain.Shops;

namespace SellerDesk.Domain.Dashboards;

public readonly record struct MetricTargetId(Guid Value) : ITypedId<MetricTargetId>
{
    public static MetricTargetId New() => new(Guid.CreateVersion7());

    public static MetricTargetId From(Guid value) => new(value);
}

/// <summary>What a metric is to reach, and whether people are told when it does not.</summary>
public sealed class MetricTarget
{
    public const int CodeMaxLength = 40;

    private MetricTarget(MetricTargetId id, string metric, string? stage, ShopId? shopId)
    {
        Id = id;
        Metric = metric;
        Stage = stage;
        ShopId = shopId;
    }

    public MetricTargetId Id { get; private set; }

    /// <summary><see cref="Dashboards.Metric.Code"/>.</summary>
    public string Metric { get; private set; }

    /// <summary><see cref="Dashboards.Metric.Stage"/>.</summary>
    public string? Stage { get; private set; }

    /// <summary>Null: every shop that has none of its own.</summary>
    public ShopId? ShopId { get; private set; }

    /// <summary>In the metric's unit: shares from 0 to 1.</summary>
    public decimal Value { get; private set; }

    /// <summary>Say so in the bell when the last seven days miss it beyond chance.</summary>
    public bool Alert { get; private set; }

    /// <summary>When people were last told (UTC); null while it is met.</summary>
    public DateTimeOffset? ToldAt { get; private set; }

    public static MetricTarget Set(Metric metric, ShopId? shop, decimal value, bool alert)
    {
        var target = new MetricTarget(MetricTargetId.New(), metric.Code, metric.Stage, shop);
        target.Change(metric, value, alert);
        return target;
    }

    public void Change(Metric metric, decimal value, bool alert)
    {
        var (low, high) = metric.Unit switch
        {
            MetricUnit.Share => (0m, 1m),
            MetricUnit.Stars => (1m, 5m),
            MetricUnit.Score => (-100m, 100m),
            _ => (0m, 1_000_000_000m),
        };
        if (value < low || value > high)
        {
            throw new RuleException("target.range", low, high);
        }

        (Value, Alert, ToldAt) = (value, alert, null);
    }

    public void Told(DateTimeOffset now) => ToldAt = now;

    public void Met() => ToldAt = null;

    /// <summary>Whether a value is as good as was wished; null where there is none.</summary>
    public bool? IsMetBy(Metric metric, decimal? value) => value is null ? null : metric.Good == GoodWhen.Lower ? value <= Value : value >= Value;
}
