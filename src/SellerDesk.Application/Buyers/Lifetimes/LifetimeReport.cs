using System.Text.Json;
using System.Text.Json.Serialization;
using SellerDesk.Domain.Buyers.Lifetimes;

namespace SellerDesk.Application.Buyers.Lifetimes;

/// <summary>What a night's fit of a shop's models found, for the page that shows it.</summary>
/// <param name="Currency">The shop's; money in others is left out.</param>
/// <param name="Since">The first purchase that is known.</param>
/// <param name="Fit">Null: nobody came back.</param>
/// <param name="Held">A fit on what was known at <paramref name="HeldFrom"/>, against what was bought after; null where the past is too short.</param>
/// <param name="Counts">Buyers who came back, by the sign they show.</param>
public sealed record LifetimeReport(string Currency, DateOnly? Since, LifetimeFit? Fit, SpendFit? Spend, LifetimeCalibration? Held, DateOnly? HeldFrom, LifetimeCounts Counts)
{
    private static readonly JsonSerializerOptions Shape = new(JsonSerializerDefaults.Web) { NumberHandling = JsonNumberHandling.AllowNamedFloatingPointLiterals, Converters = { new JsonStringEnumConverter() } };

    public bool IsSound => Fit is { Verdict: FitVerdict.Sound };

    public string Write() => JsonSerializer.Serialize(this, Shape);

    public static LifetimeReport Read(string json) => JsonSerializer.Deserialize<LifetimeReport>(json, Shape)!;
}

/// <param name="Once">Bought once; the models of leaving say nothing of them.</param>
/// <param name="Back">Came back.</param>
/// <param name="Leaving">Of them, with something at risk.</param>
public sealed record LifetimeCounts(long Once, long Back, long Leaving, long Slower, long Smaller, long Bad);
