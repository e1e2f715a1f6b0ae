using System.Diagnostics;
using FluentAssertions;
using Microsoft.Playwright;

namespace SellerDesk.BrowserTests.Fixtures;

/// <summary>One person at one browser window, with cookies of their own. What goes wrong in the page is kept in <see cref="Errors"/>.</summary>
public sealed class Visitor : IAsyncDisposable
{
    private static readonly TimeSpan Quiet = TimeSpan.FromMilliseconds(200);

    private readonly List<string> errors = [];
    private IResponse? page;
    private IWebSocket? circuit;
    private bool drawn;
    private long lastFrame;

    private Visitor(IPage page)
    {
        Page = page;
        page.WebSocket += (_, socket) =>
        {
            circuit = socket;
            socket.FrameSent += (_, frame) => Heard(socket, frame);
            socket.FrameReceived += (_, frame) => Heard(socket, frame);
        };
        page.PageError += (_, error) => errors.Add(error);
        page.Dialog += (_, dialog) =>
        {
            errors.Add($"dialog: {dialog.Message}");
            _ = dialog.DismissAsync();
        };
    }

    public IPage Page { get; }

    public IReadOnlyList<string> Errors => errors;

    public IKeyboard Keys => Page.Keyboard;

    public string Path => new Uri(Page.Url).PathAndQuery;

    internal static async Task<Visitor> ComeAsync(Uri address, string language = "ru", string? storageState = null, (int Width, int Height)? window = null)
    {
        var (width, height) = window ?? (1440, 900);
        var browser = await Chromium.GetAsync();
        var context = await browser.NewContextAsync(new BrowserNewContextOptions
        {
            BaseURL = address.ToString(),
            Locale = language == "ru" ? "ru-RU" : "en-GB",
            TimezoneId = "Europe/Moscow",
            ViewportSize = new ViewportSize { Width = width, Height = height },
            ColorScheme = ColorScheme.Light,
            ReducedMotion = ReducedMotion.Reduce,
            StorageState = storageState,
        });
        context.SetDefaultTimeout(Chromium.PatienceMs);
        return new Visitor(await context.NewPageAsync());
    }

    /// <summary>Goes to a page that is plain HTML.</summary>
    public async Task GoAsync(string path)
    {
        (circuit, drawn) = (null, false);
        page = await Page.GotoAsync(path);
    }

    /// <summary>Waits for a circuit if the page that is shown has one.</summary>
    public async Task SettleAsync()
    {
        if (page is not null && (await page.TextAsync()).Contains("\"type\":\"server\"", StringComparison.Ordinal))
        {
            await LiveAsync();
        }
    }

    /// <summary>Goes to a live page, and waits until the server answers what is done on it: until then keys and clicks come to nothing.</summary>
    public async Task OpenAsync(string path)
    {
        await GoAsync(path);
        await LiveAsync();
    }

    public async Task ReloadAsync()
    {
        (circuit, drawn) = (null, false);
        await Page.ReloadAsync();
        await LiveAsync();
    }

    /// <summary>The page is drawn anew when its circuit opens, in one step or in several: live is what has been drawn and is quiet.</summary>
    public async Task LiveAsync()
    {
        var since = Stopwatch.GetTimestamp();
        while (!drawn || Stopwatch.GetElapsedTime(lastFrame) < Quiet || await Page.Locator(".sd-loading").CountAsync() > 0)
        {
            Stopwatch.GetElapsedTime(since).Should().BeLessThan(TimeSpan.FromMilliseconds(Chromium.PatienceMs), "{0} has to become live", Page.Url);
            await Task.Delay(25);
        }
    }

    public async Task SignInAsync(string email, string password)
    {
        await GoAsync("/sign-in");
        await TrySignInAsync(email, password);
        await Page.WaitForURLAsync(url => !new Uri(url).AbsolutePath.StartsWith("/sign-in", StringComparison.Ordinal));
    }

    /// <summary>Fills in and sends the form that is shown.</summary>
    public async Task TrySignInAsync(string email, string password)
    {
        await Page.Locator("#email").FillAsync(email);
        await Page.Locator("#password").FillAsync(password);
        await Page.RunAndWaitForResponseAsync(() => Page.Locator("#password").PressAsync("Enter"), response => response.Request.Method == "POST");
    }

    public async Task PressAsync(params string[] keys)
    {
        foreach (var key in keys)
        {
            await Keys.PressAsync(key);
        }
    }

    /// <summary>A key as the Russian layout gives it: the place is the same, the letter is not.</summary>
    public async Task PressRussianAsync(string code, string letter)
    {
        var devtools = await Page.Context.NewCDPSessionAsync(Page);
        foreach (var kind in new[] { "keyDown", "keyUp" })
        {
            await devtools.SendAsync("Input.dispatchKeyEvent", new Dictionary<string, object>
            {
                ["type"] = kind,
                ["code"] = code,
                ["key"] = letter,
                ["windowsVirtualKeyCode"] = (int)code[^1],
                ["text"] = kind == "keyDown" ? letter : "",
            });
        }

        await devtools.DetachAsync();
    }

    public ILocator Find(string selector) => Page.Locator(selector);

    public Task SeesAsync(string selector, string text) => Assertions.Expect(Page.Locator(selector).First).ToContainTextAsync(text);

    public Task SeesAsync(string selector) => Assertions.Expect(Page.Locator(selector).First).ToBeVisibleAsync();

    public Task SeesNoAsync(string selector) => Assertions.Expect(Page.Locator(selector)).ToHaveCountAsync(0);

    public void NothingWentWrong() => errors.Should().BeEmpty("the page's scripts must not fail, and no dialog may open");

    public async ValueTask DisposeAsync() => await Page.Context.DisposeAsync();

    // The client tells the server that it has drawn: from then on the page answers.
    private void Heard(IWebSocket socket, IWebSocketFrame frame)
    {
        if (socket != circuit)
        {
            return;
        }

        lastFrame = Stopwatch.GetTimestamp();
        drawn |= frame.Binary is { Length: > 0 } bytes && bytes.AsSpan().IndexOf("OnRenderCompleted"u8) >= 0;
    }
}
