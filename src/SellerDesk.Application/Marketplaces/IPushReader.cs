using SellerDesk.Domain.Shops;

namespace SellerDesk.Application.Marketplaces;

/// <summary>
/// Understands what a marketplace pushes. A push is never trusted for its content: it is kept raw and makes the feeds that it concerns due at
/// once, so that a replayed one does no harm and a lost one costs only the time until the next pull.
/// </summary>
public interface IPushReader
{
    /// <summary>Networks that the marketplace pushes from (CIDR), as published; the shop's setting <c>PushNetworks</c> may replace them.</summary>
    IReadOnlyList<string> Networks { get; }

    /// <summary>Reads a push for the answer that is owed at once. Never throws: what cannot be read is accepted and kept.</summary>
    PushReceipt Receive(string raw, DateTimeOffset now);
}

/// <param name="Type">The marketplace's own word; "?" when it cannot be told.</param>
/// <param name="Keep">False for pings, which are answered and forgotten.</param>
/// <param name="Status">HTTP status to answer with.</param>
/// <param name="AnswerJson">Body to answer with.</param>
/// <param name="Feeds">What to pull because of it.</param>
/// <param name="Account">The seller's account that the push names, to be compared with the shop's; null when it names none.</param>
public sealed record PushReceipt(string Type, bool Keep, int Status, string AnswerJson, IReadOnlyList<FeedKind> Feeds, string? Account = null);
