using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Authorization;
using Microsoft.EntityFrameworkCore;
using SellerDesk.Domain.Common;
using SellerDesk.Web.Shell.Language;

namespace SellerDesk.Web.Shell;

/// <summary>
/// What every page has: words, the clock, the person, a token that dies with the page, and one place where a refusal
/// becomes a message and a bug becomes a failed state with a code that is also in the log.
/// </summary>
public abstract class DeskPage : ComponentBase, IDisposable
{
    private readonly CancellationTokenSource leaving;

    protected DeskPage()
    {
        leaving = new CancellationTokenSource();
        Cancel = leaving.Token;
    }

    [Inject]
    protected Texts T { get; set; } = default!;

    [Inject]
    protected Toasts Toasts { get; set; } = default!;

    [Inject]
    protected TimeProvider Clock { get; set; } = default!;

    [Inject]
    private ILoggerFactory Logs { get; set; } = default!;

    [CascadingParameter]
    private Task<AuthenticationState>? Identity { get; set; }

    /// <summary>Cancelled when the person leaves the page; what still runs then may go on asking for it.</summary>
    protected CancellationToken Cancel { get; }

    protected DateTimeOffset Now => Clock.GetUtcNow();

    /// <summary>Known after <see cref="OnInitializedAsync"/> of this class has run.</summary>
    protected Person? Person { get; private set; }

    protected TimeZoneInfo Zone => Person?.Zone ?? Person.DefaultZone;

    /// <summary>What the page's main area shows; hand it to <c>LoadState</c>.</summary>
    protected PageState State { get; private set; } = PageState.Loading;

    /// <summary>True once the page listens; prerendering is a picture that nobody can press.</summary>
    protected bool IsLive => RendererInfo.IsInteractive;

    protected override async Task OnInitializedAsync() =>
        Person = Identity is null ? null : Person.From((await Identity).User);

    /// <summary>Loads what the page shows; a failure becomes its failed state.</summary>
    protected async Task LoadAsync(Func<Task> load)
    {
        State = PageState.Loading;
        if (await TryAsync(load, SayRefused, code => State = PageState.Failed(code)))
        {
            State = PageState.Ready;
        }
    }

    /// <summary>Does something that may be refused. True when it was done; otherwise a toast has said why not.</summary>
    protected Task<bool> TryAsync(Func<Task> work) => TryAsync(work, SayRefused, SayFailed);

    /// <summary>The same for a form, which shows the refusal beside the field that it is about.</summary>
    protected Task<bool> TryAsync(Func<Task> work, Action<string> onRefused) => TryAsync(work, onRefused, SayFailed);

    /// <summary>Called when somebody else changed the item first: the page shows what there is now.</summary>
    protected virtual Task ReloadAsync() => Task.CompletedTask;

    public void Dispose()
    {
        Dispose(disposing: true);
        GC.SuppressFinalize(this);
    }

    protected virtual void Dispose(bool disposing)
    {
        if (disposing && !leaving.IsCancellationRequested)
        {
            leaving.Cancel();
            leaving.Dispose();
        }
    }

    private async Task<bool> TryAsync(Func<Task> work, Action<string> onRefused, Action<string> onFailure)
    {
        try
        {
            await work();
            return true;
        }
        catch (Exception problem) when (problem is OperationCanceledException or ObjectDisposedException && leaving.IsCancellationRequested)
        {
            return false;
        }
        catch (RuleException refusal)
        {
            onRefused(T.Rule(refusal.Code, [.. refusal.Arguments]));
            return false;
        }
        catch (DbUpdateConcurrencyException)
        {
            Toasts.Warn(T["shell.conflict.title"], T["shell.conflict.text"]);
            await ReloadAsync();
            return false;
        }
        catch (Exception problem)
        {
            onFailure(Note(problem));
            return false;
        }
    }

    private string Note(Exception problem)
    {
        var code = FailureCode.New();
        Logs.CreateLogger(GetType()).LogError(problem, "The page failed, code {Code}", code);
        return code;
    }

    private void SayRefused(string why) => Toasts.Warn(why);

    private void SayFailed(string code) => Toasts.Danger(T["shell.failed.title"], T["shell.failed.code", code]);
}
