using SellerDesk.Application.Data;
using SellerDesk.Domain.Shops;

namespace SellerDesk.Application.Reviews;

/// <summary>Unanswered: waits for an answer, deadline first. Answered: the marketplace has our answer. All: newest first, like answered.</summary>
public enum ReviewState
{
    All,
    Unanswered,
    Answered,
}

/// <summary>Which reviews a program wants.</summary>
public sealed record ReviewFilter
{
    public required ShopScope Scope { get; init; }

    public ReviewState State { get; init; }

    public ShopId? Shop { get; init; }

    public short[] Ratings { get; init; } = [];

    public Guid? Product { get; init; }

    /// <summary>Words in Russian or English, as typed into a search box.</summary>
    public string? Search { get; init; }

    /// <summary>Written then or later (UTC).</summary>
    public DateTimeOffset? Since { get; init; }

    public bool ByDeadline => State == ReviewState.Unanswered;
}

/// <summary>A place in the list's total order.</summary>
public readonly record struct ReviewKey(DateTimeOffset At, Guid Id);
