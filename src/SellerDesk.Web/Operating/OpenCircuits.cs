using Microsoft.AspNetCore.Components.Server.Circuits;

namespace SellerDesk.Web.Operating;

/// <summary>How many pages are open on this node.</summary>
internal sealed class OpenCircuits : CircuitHandler
{
    private int open;

    public int Count => Volatile.Read(ref open);

    public override Task OnCircuitOpenedAsync(Circuit circuit, CancellationToken cancellationToken)
    {
        Interlocked.Increment(ref open);
        return Task.CompletedTask;
    }

    public override Task OnCircuitClosedAsync(Circuit circuit, CancellationToken cancellationToken)
    {
        Interlocked.Decrement(ref open);
        return Task.CompletedTask;
    }
}
