using SellerDesk.Domain.ServiceLevels;
using SellerDesk.Domain.Shops;

namespace SellerDesk.Application.ServiceLevels;

/// <summary>A clock to be started.</summary>
/// <param name="SubjectId">Id of the work item, complaint or order.</param>
/// <param name="Of">Which time of the kind: a constant of <see cref="TimeOf"/> for first responses, a stage's name for stages of complaints, else empty.</param>
/// <param name="StartedAt">UTC.</param>
/// <param name="MarketplaceDueAt">The marketplace's own last moment (UTC), shown beside ours and never moved by a policy.</param>
/// <param name="Level">Of this buyer or order, where it has one of its own; null: the shop's.</param>
public sealed record ClockStart(
    ShopId ShopId, ClockSubject Subject, Guid SubjectId, ClockKind Kind, string Of, DateTimeOffset StartedAt, DateTimeOffset? MarketplaceDueAt = null, ServiceLevelId? Level = null);
