using SellerDesk.Domain.Complaints.Recurring;
using SellerDesk.Domain.Shops;

namespace SellerDesk.Application.Complaints.Recurring;

/// <summary>A cause of a product, in both languages: people name causes themselves.</summary>
public sealed record CauseName(string Code, string? Ru, string? En)
{
    public string In(string language) => (language == "en" ? En : Ru) is { Length: > 0 } name ? name : Code;
}

/// <summary>A cause that recurs, as a list shows it.</summary>
/// <param name="Improvement">Number of the improvement that it became.</param>
public sealed record RecurringRow(
    RecurringCauseId Id, ShopId Shop, Marketplace Marketplace, Guid Product, string ProductName, CauseName Cause, int Complaints, int Orders, double Expected, double Chance,
    DateOnly StartedOn, DateOnly SeenOn, DateOnly? EndedOn, DateTimeOffset? DismissedAt, string? DismissedWhy, long? Improvement);

/// <summary>An improvement, as a list shows it.</summary>
public sealed record ImprovementRow(
    ImprovementId Id, long Number, ShopId Shop, Marketplace Marketplace, Guid Product, string ProductName, CauseName Cause, string Action, Guid? Owner, DateOnly DueOn,
    ImprovementState State, DateOnly? InPlaceOn, EffectVerdict? Verdict, DateTimeOffset CreatedAt);
