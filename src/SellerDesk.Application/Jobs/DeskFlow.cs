using System.Diagnostics.Metrics;

namespace SellerDesk.Application.Jobs;

/// <summary>What goes through the desk, counted for telemetry: pulls and sends, by kind and outcome.</summary>
public static class DeskFlow
{
    public const string MeterName = "SellerDesk.Flow";

    private static readonly Meter Meter = new(MeterName);

    private static readonly Counter<long> Pulled = Meter.CreateCounter<long>("desk.pulls", "{pull}", "Pulls of a feed that ended");

    private static readonly Counter<long> Sent = Meter.CreateCounter<long>("desk.sends", "{send}", "Calls that carried an answer or a message out");

    public static void CountPull(string feed, bool failed) => Pulled.Add(1, new("desk.feed", feed), new("desk.outcome", failed ? "failed" : "done"));

    public static void CountSend(string kind, string outcome) => Sent.Add(1, new("desk.kind", kind), new("desk.outcome", outcome));
}
