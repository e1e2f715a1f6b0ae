using System.Diagnostics.Metrics;
using SellerDesk.Web.Inbox;

namespace SellerDesk.BrowserTests.Inbox;

/// <summary>The server's part of every step to another item, and of the deeds before it, while this listens; the desk runs in this process.</summary>
internal sealed class StepTimes : IDisposable
{
    private readonly List<double> steps = [];
    private readonly List<double> deeds = [];
    private readonly MeterListener listener = new();

    public StepTimes()
    {
        listener.InstrumentPublished = (instrument, told) =>
        {
            if (instrument.Meter.Name == StepClock.Meter && instrument.Name is StepClock.Step or StepClock.Deed)
            {
                told.EnableMeasurementEvents(instrument);
            }
        };
        listener.SetMeasurementEventCallback<double>((instrument, took, _, _) =>
        {
            lock (steps)
            {
                (instrument.Name == StepClock.Step ? steps : deeds).Add(took);
            }
        });
        listener.Start();
    }

    public override string ToString()
    {
        lock (steps)
        {
            return $"{Said(steps)}; deeds before it {Said(deeds)}";
        }
    }

    private static string Said(List<double> times)
    {
        var sorted = times.Order().ToArray();
        return sorted.Length == 0 ? "none" : $"median {sorted[sorted.Length / 2]:0.0} ms, 95 of 100 within {sorted[(int)(sorted.Length * 0.95)]:0.0} ms, of {sorted.Length}";
    }

    public void Dispose() => listener.Dispose();
}
