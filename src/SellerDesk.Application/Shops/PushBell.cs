using System.Threading.Channels;

namespace SellerDesk.Application.Shops;

/// <summary>Rung when a push has come in on this node; any number of rings before somebody listens count as one.</summary>
public sealed class PushBell
{
    private readonly Channel<bool> rings = Channel.CreateBounded<bool>(new BoundedChannelOptions(1) { FullMode = BoundedChannelFullMode.DropWrite });

    public void Ring() => rings.Writer.TryWrite(true);

    public async Task HearAsync(CancellationToken cancel) => await rings.Reader.ReadAsync(cancel);
}
