using Microsoft.AspNetCore.Components;
using SellerDesk.Application.Complaints;
using SellerDesk.Application.Data;
using SellerDesk.Web.Shell;

namespace SellerDesk.Web.Complaints;

/// <summary>Keeps the number beside the section true on every page: draws nothing, hears of every case that comes or changes.</summary>
public sealed class ComplaintsCounter(ComplaintsWaiting waiting, DeskChanges changes, SideFacts side) : DeskPage
{
    /// <summary>A busy desk changes cases all the time; a number may be this old.</summary>
    private static readonly TimeSpan Gather = TimeSpan.FromSeconds(1);

    private readonly Lock gate = new();
    private IDisposable? subscription;
    private ITimer? timer;

    protected override async Task OnInitializedAsync()
    {
        await base.OnInitializedAsync();
        if (Person is null)
        {
            return;
        }

        await CountAsync();
        if (IsLive)
        {
            subscription = changes.SubscribeComplaints(Note);
        }
    }

    protected override bool ShouldRender() => false;

    protected override void Dispose(bool disposing)
    {
        subscription?.Dispose();
        lock (gate)
        {
            timer?.Dispose();
        }

        base.Dispose(disposing);
    }

    private void Note(ComplaintChange change)
    {
        lock (gate)
        {
            timer ??= Clock.CreateTimer(_ => Flush(), null, Gather, Timeout.InfiniteTimeSpan);
        }
    }

    private void Flush()
    {
        lock (gate)
        {
            timer?.Dispose();
            timer = null;
        }

        _ = InvokeAsync(CountAsync);
    }

    private Task CountAsync() => TryAsync(
        async () =>
        {
            var found = await waiting.LoadAsync(Now, Cancel);
            side.Count("complaints", found.Open, found.AtLine);
        },
        _ => { });
}
