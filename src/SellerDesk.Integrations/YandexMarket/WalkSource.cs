using System.Text.Json;
using SellerDesk.Application.Marketplaces;
using SellerDesk.Integrations.Http;

namespace SellerDesk.Integrations.YandexMarket;

/// <summary>What differs between the lists that are walked.</summary>
/// <param name="ListName">The list's field within <c>result</c>, or at the top.</param>
/// <param name="Fetch">Calls for one page of a step.</param>
/// <param name="Read">One item; throws <see cref="FieldException"/>.</param>
/// <param name="NumberOf">The marketplace's number of a read item.</param>
/// <param name="MarkOf">The time by which "new" is judged.</param>
internal sealed record WalkSource<T>(
    string ListName,
    Func<ShopAccess, WalkStep, CancellationToken, Task<JsonAnswer>> Fetch,
    Func<ShopAccess, WalkStep, JsonElement, string, T> Read,
    Func<T, string> NumberOf,
    Func<JsonElement, DateTimeOffset?> MarkOf)
{
    /// <summary>Adds what other calls tell of the page's items.</summary>
    public Func<ShopAccess, WalkStep, IReadOnlyList<T>, CancellationToken, Task<Completed<T>>>? Complete { get; init; }

    /// <summary>Items that are not read at all: older than what the step asks for, where the list itself cannot be asked so.</summary>
    public Func<WalkStep, JsonElement, bool> IsWanted { get; init; } = (_, _) => true;

    /// <summary>The time that the step's period is asked by, where it is another than <see cref="MarkOf"/>; null: nothing can be said.</summary>
    public Func<WalkStep, JsonElement, DateTimeOffset?>? WhenOf { get; init; }

    /// <summary>The rest of the list holds nothing for this step.</summary>
    public Func<WalkStep, IReadOnlyList<JsonElement>, bool> IsEnough { get; init; } = (_, _) => false;
}

/// <summary>A page's items with what other calls told of them, and what of that could not be read.</summary>
internal sealed record Completed<T>(IReadOnlyList<T> Items, IReadOnlyList<UnreadablePayload> Unreadable);
