using System.Diagnostics.Metrics;
using SellerDesk.Web.Inbox;

namespace SellerDesk.BrowserTests.Inbox;

/// <summary>The server's part of every step to another item while this listens; the desk runs in this process.</summary>
internal sealed class StepTimes : IDisposable
{
    private readonly List<double> times = [];
    private readonly MeterListener listener = new();

    public StepTimes()
    {
        listener.InstrumentPublished = (instrument, told) =>
        {
            if (instrument.Meter.Name == StepClock.Meter && instrument.Name == StepClock.Step)
            {
                told.EnableMeasurementEvents(instrument);
            }
        };
        listener.SetMeasurementEventCallback<double>((_, took, _, _) =>
        {
            lock (times)
            {
                times.Add(took);
            }
        });
        listener.Start();
    }

    public override string ToString()
    {
        lock (times)
        {
            var sorted = times.Order().ToArray();
            return sorted.Length == 0 ? "no steps" : $"median {sorted[sorted.Length / 2]:0.0} ms, 95 of 100 within {sorted[(int)(sorted.Length * 0.95)]:0.0} ms, of {sorted.Length}";
        }
    }

    public void Dispose() => listener.Dispose();
}
