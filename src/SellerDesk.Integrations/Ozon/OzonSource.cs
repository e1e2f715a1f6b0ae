using System.Text.Json;
using SellerDesk.Application.Marketplaces;
using SellerDesk.Integrations.Http;

namespace SellerDesk.Integrations.Ozon;

/// <summary>What differs between Ozon's lists.</summary>
/// <param name="Rows">The list's field within the answer.</param>
/// <param name="Limit">Rows asked for at once; 1 for lists that never say whether there is more, which end with an empty page.</param>
/// <param name="History">The walks of the first pull, in their order.</param>
/// <param name="Fetch">Calls for one page of a task.</param>
/// <param name="Next">The bookmark of the page behind an answer; null: it names none.</param>
/// <param name="Read">The rows of a page, with whatever further calls they want.</param>
internal sealed record OzonSource<T>(
    string Rows, int Limit, Func<DateTimeOffset, IReadOnlyList<OzonTask>> History, IReadOnlyList<OzonPass> Passes,
    Func<ShopAccess, OzonTask, CancellationToken, Task<JsonAnswer>> Fetch, Func<JsonAnswer, OzonTask, string?> Next,
    Func<ShopAccess, OzonTask, IReadOnlyList<JsonElement>, CancellationToken, Task<OzonPage<T>>> Read)
{
    /// <summary>A row's own time, to tell how the marketplace's clock stands.</summary>
    public Func<JsonElement, DateTimeOffset?> TimeOf { get; init; } = _ => null;

    /// <summary>Where the rows are, if not in the answer itself.</summary>
    public string? Within { get; init; }

    /// <summary>A stretch of history further back, asked for when one has ended.</summary>
    public Func<OzonTask, DateTimeOffset, OzonTask?> Older { get; init; } = (_, _) => null;
}

/// <summary>The rows of one page, read.</summary>
internal sealed record OzonPage<T>(IReadOnlyList<T> Items, IReadOnlyList<UnreadablePayload> Unreadable);
