using System.Text.Json;
using System.Text.Json.Serialization;
using SellerDesk.Application.Marketplaces;

namespace SellerDesk.Integrations.Wildberries;

/// <summary>A stretch of assembly orders to read, by creation, at most 30 days. Without times: the last 30 days by the marketplace's own clock.</summary>
/// <param name="Next">The marketplace's bookmark within it.</param>
internal sealed record AssemblyWindow(long? From = null, long? To = null, long Next = 0);

/// <summary>The bookmark of the orders feed: what is left of the history, and how far each report was read.</summary>
internal sealed record OrderCursor
{
    public const int CurrentVersion = 1;
    private const int HistoryWindows = 3;
    private const int Reports = 2;

    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web) { DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingDefault };

    [JsonRequired, JsonPropertyName("v")]
    public int Version { get; init; } = CurrentVersion;

    /// <summary>Windows of the history still to be read; null until it is begun.</summary>
    public AssemblyWindow[]? History { get; init; }

    public ReportMark Orders { get; init; } = new();

    public ReportMark Sales { get; init; } = new();

    public DateTimeOffset LookedBackAt { get; init; }

    /// <summary>Pages that the last 30 days took when last read whole.</summary>
    public int RecentPages { get; init; }

    public bool HistoryDone { get; init; }

    [JsonIgnore]
    public FeedProgress? Progress => HistoryDone ? null : new FeedProgress(
        HistoryWindows - (History?.Length ?? HistoryWindows) + (Orders.ChangedTo is null ? 0 : 1) + (Sales.ChangedTo is null ? 0 : 1), HistoryWindows + Reports);

    /// <summary>An empty one for a null text and for one of another version, which means to begin anew: re-reading changes nothing.</summary>
    public static OrderCursor Parse(string? text)
    {
        try
        {
            return text is not null && JsonSerializer.Deserialize<OrderCursor>(text, Json) is { Version: CurrentVersion } cursor ? cursor : new OrderCursor();
        }
        catch (JsonException)
        {
            return new OrderCursor();
        }
    }

    public override string ToString() => JsonSerializer.Serialize(this, Json);
}

/// <summary>How far a report was read.</summary>
/// <param name="ChangedTo">The report's own <c>lastChangeDate</c> (Moscow time without a zone); null: never read.</param>
/// <param name="NotBefore">The limit forbids the next call until then.</param>
internal sealed record ReportMark(string? ChangedTo = null, DateTimeOffset? NotBefore = null);
