using System.Diagnostics;
using System.Diagnostics.Metrics;

namespace SellerDesk.Web.Inbox;

/// <summary>
/// The server's part of a step to another item: from the moment that the page hears of it until the item is drawn and handed to the wire. What the
/// browser and the way there take is not in it.
/// </summary>
public sealed class StepClock
{
    /// <summary>The meter, for whoever collects figures.</summary>
    public const string Meter = "SellerDesk.Inbox";

    /// <summary>Milliseconds of each step.</summary>
    public const string Step = "sellerdesk.inbox.step";

    private static readonly Histogram<double> Steps = new Meter(Meter).CreateHistogram<double>(Step, "ms", "From an event that leads to another item until it is drawn");

    private long? began;

    public void Begin() => began = Stopwatch.GetTimestamp();

    /// <summary>Without a beginning (the first item, back and forward) there is nothing to tell.</summary>
    public void Drawn()
    {
        if (began is { } at)
        {
            Steps.Record(Stopwatch.GetElapsedTime(at).TotalMilliseconds);
            began = null;
        }
    }
}
