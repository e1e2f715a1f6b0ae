namespace SellerDesk.Web.Shell;

/// <summary>One message at the bottom of the page. With <paramref name="Undo"/> it counts down and can be taken back.</summary>
public sealed record Toast(Guid Id, string Tone, string Title, string? Text, DateTimeOffset Until, TimeSpan Lasts, Func<Task>? Undo);

/// <summary>What a page tells in passing. Three at most are shown; the newest is at the bottom and is the one that <c>z</c> undoes.</summary>
public sealed class Toasts(TimeProvider clock)
{
    public const int Most = 3;

    private static readonly TimeSpan Reading = TimeSpan.FromSeconds(6);

    private readonly List<Toast> shown = [];

    public event Action? Changed;

    public IReadOnlyList<Toast> Shown => shown;

    public void Say(string title, string? text = null) => Add("plain", title, text, Reading, null);

    public void Warn(string title, string? text = null) => Add("warn", title, text, Reading * 1.5, null);

    public void Danger(string title, string? text = null) => Add("danger", title, text, Reading * 2, null);

    /// <summary>Something leaves at <paramref name="until"/> unless it is taken back before.</summary>
    public Guid Undo(string title, string? text, DateTimeOffset until, Func<Task> undo) =>
        Add("undo", title, text, until - clock.GetUtcNow(), undo);

    public async Task TakeBackAsync(Guid id)
    {
        if (shown.Find(toast => toast.Id == id) is { Undo: { } undo })
        {
            Remove(id);
            await undo();
        }
    }

    public void Remove(Guid id)
    {
        if (shown.RemoveAll(toast => toast.Id == id) > 0)
        {
            Changed?.Invoke();
        }
    }

    /// <summary>Takes away what has run out; true when something went.</summary>
    public bool Sweep() => shown.RemoveAll(toast => toast.Until <= clock.GetUtcNow()) > 0;

    private Guid Add(string tone, string title, string? text, TimeSpan lasts, Func<Task>? undo)
    {
        var toast = new Toast(Guid.NewGuid(), tone, title, text, clock.GetUtcNow() + lasts, lasts, undo);
        shown.Add(toast);
        if (shown.Count > Most)
        {
            shown.RemoveAt(0);
        }
        Changed?.Invoke();
        return toast.Id;
    }
}
