using SellerDesk.Simulator.Life;
using SellerDesk.Simulator.World;

namespace SellerDesk.Simulator.Marketplaces;

/// <summary>A body to be sent, with the marketplace's name of its kind.</summary>
internal sealed record PushBody(string Kind, object Body);

/// <summary>How a marketplace that tells sellers of what happened words it. Registered as a singleton beside its <see cref="IWire"/>.</summary>
internal interface IPushes
{
    string Marketplace { get; }

    /// <summary>How long the seller has to answer.</summary>
    TimeSpan Patience { get; }

    /// <summary>The pauses before each new attempt after a failed one; the vendor's own, shortened to seconds so that it can be watched.</summary>
    IReadOnlyList<TimeSpan> Pauses { get; }

    /// <summary>None for what this marketplace does not tell, or does not send at all.</summary>
    IEnumerable<PushBody> Translate(Account account, WorldEvent happened);

    /// <summary>Sent to a new target before anything else; null when the marketplace does not knock first.</summary>
    PushBody? Greeting(Account account, DateTimeOffset now);

    /// <summary>Whether what the seller answered counts as received.</summary>
    bool IsReceived(int status, string body);
}
