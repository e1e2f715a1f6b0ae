namespace SellerDesk.Simulator.Control;

internal sealed record ClockBody(double? Speed, TimeSpan? Jump, DateTimeOffset? Now);

internal sealed record BurstBody(string? Account, int? Product, int? Count, int? Rating, string? Theme);

internal sealed record ReviewBody(string? Account, int? Rating, string? Text, string? Pros, string? Cons, int? Product, string? UserName, DateTimeOffset? CreatedDate, int? Photos);

internal sealed record QuestionBody(string? Account, string? Text, int? Product, DateTimeOffset? CreatedDate);

/// <summary>Either a path with stars or a marketplace, all of whose paths are meant.</summary>
internal sealed record FaultBody(string? Path, string? Marketplace, string? Kind, double? Share, int? Times, double? Seconds, string? Method);

internal sealed record LimitsBody(bool? Enabled, double? Scale);

internal sealed record VolumeBody(string? Account, double? OrdersPerDay, double? Volume);

internal sealed record ModerationBody(double? Seconds, int? RefuseNext);

internal sealed record ResetBody(DateTimeOffset? Start);

/// <summary>A buyer writes now. <paramref name="Order"/> is the world key from /control/orders; empty takes an order of the last weeks that has no chat yet.</summary>
internal sealed record ChatBody(string? Account, long? Order, string? Text, int? Photos);

internal sealed record ClaimBody(string? Account, long? Order, string? Reason);

internal sealed record OrderBody(string? Account, int? Product, bool? Late, string? Fate);

internal sealed record PushTargetBody(string? Account, string? Marketplace, string? Url);

internal sealed record PushBodyWish(string? Account, string? Marketplace, int? LoseNext, int? Repeat);
