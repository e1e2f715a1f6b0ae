using System.Text.Json.Serialization;
using SellerDesk.Application.Marketplaces;

namespace SellerDesk.Integrations.Wildberries;

/// <summary>A report that was, or is about to be, asked for. Its number is kept before the asking, so that a crash asks for no second one.</summary>
internal sealed record FunnelReport(Guid Id, DateOnly From, DateOnly To, DateTimeOffset MadeAt, bool IsAsked = false);

/// <summary>The bookmark of the funnel: which cards of the pass at hand are still to be asked for, and where the report of the year stands.</summary>
internal sealed record FunnelCursor
{
    public const int CurrentVersion = 1;

    [JsonRequired, JsonPropertyName("v")]
    public int Version { get; init; } = CurrentVersion;

    /// <summary>When the last whole pass was begun.</summary>
    public DateTimeOffset PassedAt { get; init; }

    /// <summary>When the pass at hand was begun; null: none is.</summary>
    public DateTimeOffset? PassStartedAt { get; init; }

    /// <summary>Cards listed so far in this pass, those with most visits first.</summary>
    public int Listed { get; init; }

    public bool ListDone { get; init; }

    /// <summary>The first card of the last page of the list: a page that repeats ends the list.</summary>
    public long PageBegan { get; init; }

    /// <summary>Cards of the last page of the list that are still to be asked for.</summary>
    public long[] Pending { get; init; } = [];

    public bool HistoryDone { get; init; }

    public FunnelReport? Report { get; init; }

    /// <summary>When a report was last read, or refused.</summary>
    public DateTimeOffset ReportAt { get; init; }

    public bool HasYear { get; init; }

    /// <summary>The seller's plan has no such report.</summary>
    public bool ReportRefused { get; init; }

    [JsonIgnore]
    public FeedProgress? Progress => HistoryDone ? null : new FeedProgress(Listed - Pending.Length, ListDone ? Listed : null);

    public static FunnelCursor Parse(string? text) => CursorText.Parse<FunnelCursor>(text, cursor => cursor.Version == CurrentVersion) ?? new FunnelCursor();

    public override string ToString() => CursorText.Of(this);
}

/// <summary>One pull of the funnel under way.</summary>
internal sealed class FunnelPull(ShopAccess shop, FunnelCursor cursor, DateTimeOffset now)
{
    public ShopAccess Shop { get; } = shop;

    public DateTimeOffset Now { get; } = now;

    public bool IsLimited { get; } = WildberriesToken.Read(shop.Key).IsLimited;

    public FunnelCursor Cursor { get; set; } = cursor;

    public FeedPage<IncomingFunnelDay> Page(IReadOnlyList<IncomingFunnelDay> items, IReadOnlyList<UnreadablePayload> unreadable) =>
        new(Rows.LastOf(items, day => $"{day.Day:O} {day.Product?.Number}"), unreadable, Cursor.ToString(), Cursor.Progress);
}
