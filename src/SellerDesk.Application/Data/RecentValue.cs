namespace SellerDesk.Application.Data;

/// <summary>
/// A value that all pages of this process share and that is read again only when it is older than <paramref name="age"/>: three hundred open
/// inboxes ask as often as one. A failed reading is not kept.
/// </summary>
internal sealed class RecentValue<T>(TimeSpan age, TimeProvider time, Func<Task<T>> read)
{
    private readonly Lock gate = new();
    private Task<T>? reading;
    private long readAt;

    public Task<T> GetAsync(CancellationToken cancel)
    {
        lock (gate)
        {
            if (reading is null || reading.IsFaulted || reading.IsCanceled || time.GetElapsedTime(readAt) > age)
            {
                readAt = time.GetTimestamp();
                reading = Task.Run(read, CancellationToken.None);
            }

            // One page that leaves must not end the reading for the others.
            return reading.WaitAsync(cancel);
        }
    }

    /// <summary>The next one who asks reads again.</summary>
    public void Forget()
    {
        lock (gate)
        {
            reading = null;
        }
    }
}
