using SellerDesk.Application.Inbox;
using SellerDesk.Domain.Inbox;
using SellerDesk.Domain.Orders;

namespace SellerDesk.Application.Bulk;

/// <summary>What is to be done to which items.</summary>
/// <param name="Verb">What the page calls it.</param>
/// <param name="Steps">What is done to each item, one after the other.</param>
/// <param name="Items">Chosen by hand; null: all that <paramref name="All"/> shows now.</param>
/// <param name="All">The list whose every item is meant; its clock and zone also tell when a snooze ends.</param>
public sealed record BulkWish(BulkVerb Verb, IReadOnlyList<MacroStep> Steps, IReadOnlyList<WorkItemId>? Items, InboxAsk All)
{
    /// <summary>A macro's name.</summary>
    public string? Name { get; init; }

    /// <summary>The deed is done to these orders, not to items of the inbox.</summary>
    public IReadOnlyList<OrderId>? Orders { get; init; }

    /// <summary>The items are those of cases, and the deed is done to the cases.</summary>
    public bool OfCases { get; init; }

    /// <summary>What the page calls things that the run writes down, by code.</summary>
    public IReadOnlyDictionary<string, string> Words { get; init; } = new Dictionary<string, string>();

    /// <summary>One deed that is no macro.</summary>
    public static BulkWish One(BulkVerb verb, string value, IReadOnlyList<WorkItemId>? items, InboxAsk all) => new(verb, [new MacroStep(verb, value)], items, all);
}
