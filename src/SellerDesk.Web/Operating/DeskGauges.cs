using System.Diagnostics.Metrics;
using SellerDesk.Application.Operating;

namespace SellerDesk.Web.Operating;

/// <summary>What is measured of the desk for telemetry beside its jobs: queues and open pages. Numbers alone, with no word of any person.</summary>
internal sealed class DeskGauges
{
    public const string MeterName = "SellerDesk";

    private readonly DeskQueues queues;
    private readonly TimeProvider time;
    private IReadOnlyList<QueueRow> read = [];

    public DeskGauges(DeskQueues queues, OpenCircuits circuits, IMeterFactory meters, TimeProvider time)
    {
        (this.queues, this.time) = (queues, time);
        var meter = meters.Create(MeterName);
        meter.CreateObservableGauge("desk.queue.length", () => read.Select(queue => new Measurement<long>(queue.Due, Of(queue))), "{item}", "What should have gone by now and has not");
        meter.CreateObservableGauge("desk.queue.age", () => read.Select(queue => new Measurement<double>(Age(queue), Of(queue))), "s", "How long the first of a queue waits");
        meter.CreateObservableGauge("desk.circuits", () => circuits.Count, "{page}", "Pages that are open on this node");
    }

    public async Task ReadAsync(CancellationToken cancel) => read = await queues.LoadAsync(cancel);

    private double Age(QueueRow queue) => queue.OldestAt is { } oldest ? Math.Max(0, (time.GetUtcNow() - oldest).TotalSeconds) : 0;

    private static KeyValuePair<string, object?> Of(QueueRow queue) => new("desk.queue", queue.Code);
}
