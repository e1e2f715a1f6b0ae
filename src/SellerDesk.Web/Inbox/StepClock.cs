using System.Diagnostics;
using System.Diagnostics.Metrics;

namespace SellerDesk.Web.Inbox;

/// <summary>
/// The server's part of a step to another item: from the moment that the page is led on (by a key of the list, or once a deed is done and noted) until
/// the item is drawn and handed to the wire. What the deed itself, the browser and the way there take is not in it; deeds have a figure of their own.
/// </summary>
public sealed class StepClock
{
    /// <summary>The meter, for whoever collects figures.</summary>
    public const string Meter = "SellerDesk.Inbox";

    /// <summary>Milliseconds of each step.</summary>
    public const string Step = "sellerdesk.inbox.step";

    /// <summary>Milliseconds of each deed that leads to another item.</summary>
    public const string Deed = "sellerdesk.inbox.deed";

    private static readonly Meter Source = new(Meter);

    private static readonly Histogram<double> Steps = Source.CreateHistogram<double>(Step, "ms", "From the moment that the page is led to another item until it is drawn");

    private static readonly Histogram<double> Deeds = Source.CreateHistogram<double>(Deed, "ms", "What is done to an item before the next one opens");

    private long? began;

    public void Begin() => began = Stopwatch.GetTimestamp();

    /// <summary>Closing, reopening, assigning the open item, as long as the next one has to wait for it.</summary>
    public static async Task DeedAsync(Func<Task> deed)
    {
        var started = Stopwatch.GetTimestamp();
        await deed();
        Deeds.Record(Stopwatch.GetElapsedTime(started).TotalMilliseconds);
    }

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
