namespace SellerDesk.Application.Marketplaces;

/// <summary>One page of a feed: what could be read, what could not, and the bookmark after it. Saved in one transaction.</summary>
/// <param name="Cursor">The connector's own bookmark: a pull that starts from it misses nothing after this page.</param>
/// <param name="Progress">How far the first walk through the history is; null afterwards.</param>
public sealed record FeedPage<T>(IReadOnlyList<T> Items, IReadOnlyList<UnreadablePayload> Unreadable, string Cursor, FeedProgress? Progress = null);

/// <summary>A piece that could not be read: its raw text whole, and what was wrong with it and where.</summary>
public sealed record UnreadablePayload(string Raw, string Reason);

/// <summary>Steps of the history walk done and, where it can be known, in all.</summary>
public sealed record FeedProgress(int Done, int? Total);
