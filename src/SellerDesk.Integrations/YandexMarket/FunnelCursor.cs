using System.Text.Json;
using System.Text.Json.Serialization;
using SellerDesk.Application.Marketplaces;

namespace SellerDesk.Integrations.YandexMarket;

/// <summary>Days to be reported, both ends included.</summary>
internal sealed record FunnelRange(DateOnly From, DateOnly To)
{
    /// <summary>Two halves; null for one day.</summary>
    public FunnelRange[]? Halves()
    {
        var days = To.DayNumber - From.DayNumber;
        return days <= 0 ? null : [new FunnelRange(From, From.AddDays(days / 2)), new FunnelRange(From.AddDays((days / 2) + 1), To)];
    }
}

/// <summary>A report that was asked for and is on its way: kept, so that several pulls may see one report through.</summary>
internal sealed record FunnelReport(string Id, DateTimeOffset AskedAt);

/// <summary>The bookmark of the funnel: what is still to be reported, the report on its way, when all was last read.</summary>
internal sealed record FunnelCursor
{
    public const int CurrentVersion = 1;
    private const int HistoryDays = 390;
    private const int DaysPerReport = 30;

    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web) { DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingDefault };

    [JsonRequired, JsonPropertyName("v")]
    public int Version { get; init; } = CurrentVersion;

    public FunnelRange[] Ranges { get; init; } = [];

    /// <summary>For the first of <see cref="Ranges"/>.</summary>
    public FunnelReport? Report { get; init; }

    /// <summary>Reports for that range that failed.</summary>
    public int Tries { get; init; }

    public DateTimeOffset StartedAt { get; init; }

    public bool HistoryDone { get; init; }

    public int Done { get; init; }

    [JsonIgnore]
    public FeedProgress? Progress => HistoryDone ? null : new FeedProgress(Done, Done + Ranges.Length);

    /// <summary>The last month first, then back as far as the vendor keeps the figures (400 days).</summary>
    public static FunnelCursor Beginning(DateTimeOffset now)
    {
        var today = YandexWords.DayOf(now);
        var ranges = Enumerable.Range(0, HistoryDays / DaysPerReport).Select(n => new FunnelRange(today.AddDays(1 - ((n + 1) * DaysPerReport)), today.AddDays(-n * DaysPerReport)));
        return new FunnelCursor { Ranges = [.. ranges], StartedAt = now };
    }

    /// <summary>Null for a null text and for one of another version, which means to begin anew: re-reading changes nothing.</summary>
    public static FunnelCursor? Parse(string? text)
    {
        try
        {
            return text is not null && JsonSerializer.Deserialize<FunnelCursor>(text, Json) is { Version: CurrentVersion } cursor ? cursor : null;
        }
        catch (JsonException)
        {
            return null;
        }
    }

    /// <summary>The last month again: orders of its days are still being delivered, cancelled and returned.</summary>
    public FunnelCursor Again(DateTimeOffset now) =>
        this with { Ranges = [new FunnelRange(YandexWords.DayOf(now).AddDays(1 - DaysPerReport), YandexWords.DayOf(now))], StartedAt = now };

    public FunnelCursor RangeDone() => Next(Ranges[1..]) with { Done = Done + 1 };

    public FunnelCursor Next(FunnelRange[] ranges) => this with { Ranges = ranges, Report = null, Tries = 0, HistoryDone = HistoryDone || ranges.Length == 0 };

    public override string ToString() => JsonSerializer.Serialize(this, Json);
}
