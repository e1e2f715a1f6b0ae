using System.Text.Json.Serialization;
using SellerDesk.Application.Marketplaces;

namespace SellerDesk.Integrations.Wildberries;

/// <summary>A stretch of assembly orders to read, by creation, at most 30 days. Without times: the last 30 days by the marketplace's own clock.</summary>
/// <param name="Next">The marketplace's bookmark within it.</param>
/// <param name="Month">Year and month (<c>202505</c>) of the archive instead of times.</param>
internal sealed record AssemblyWindow(long? From = null, long? To = null, long Next = 0, int? Month = null);

/// <summary>An order that the seller delivers and that is not over: it is in no list until then.</summary>
internal sealed record OpenDelivery(long Id, string Number);

/// <summary>The bookmark of the orders feed: what is left of the history, and how far each report was read.</summary>
internal sealed record OrderCursor
{
    public const int CurrentVersion = 2;
    private const int Reports = 2;

    [JsonRequired, JsonPropertyName("v")]
    public int Version { get; init; } = CurrentVersion;

    /// <summary>Windows of the history still to be read; null until it is begun.</summary>
    public AssemblyWindow[]? History { get; init; }

    /// <summary>How many there were when the history was begun.</summary>
    public int HistoryWindows { get; init; }

    /// <summary>Windows of delivered-by-seller orders still to be read; null until they are begun.</summary>
    public AssemblyWindow[]? Deliveries { get; init; }

    public OpenDelivery[] OpenDeliveries { get; init; } = [];

    public DateTimeOffset DeliveriesReadAt { get; init; }

    /// <summary>How far the live feed of all orders was read, by its own snapshots.</summary>
    public DateTimeOffset? FeedTo { get; init; }

    public ReportMark Orders { get; init; } = new();

    public ReportMark Sales { get; init; } = new();

    public DateTimeOffset LookedBackAt { get; init; }

    /// <summary>Pages that the last 30 days took when last read whole.</summary>
    public int RecentPages { get; init; }

    public bool HistoryDone { get; init; }

    [JsonIgnore]
    public FeedProgress? Progress => HistoryDone ? null : new FeedProgress(
        HistoryWindows - (History?.Length ?? HistoryWindows) + (Orders.ChangedTo is null ? 0 : 1) + (Sales.ChangedTo is null ? 0 : 1), HistoryWindows + Reports);

    public static OrderCursor Parse(string? text) => CursorText.Parse<OrderCursor>(text, cursor => cursor.Version == CurrentVersion) ?? new OrderCursor();

    public override string ToString() => CursorText.Of(this);
}

/// <summary>How far a report was read.</summary>
/// <param name="ChangedTo">The report's own <c>lastChangeDate</c> (Moscow time without a zone); null: never read.</param>
/// <param name="NotBefore">The limit forbids the next call until then.</param>
/// <param name="LookedBackAt">When the last week was read again.</param>
internal sealed record ReportMark(string? ChangedTo = null, DateTimeOffset? NotBefore = null, DateTimeOffset LookedBackAt = default);
