using Microsoft.Playwright;
using Xunit;

// A browser and a desk are busy with one test already; more at once than cores only makes waits longer.
[assembly: CollectionBehavior(MaxParallelThreads = 2)]

namespace SellerDesk.BrowserTests.Fixtures;

/// <summary>One Chromium for every test; what visitors must not share (cookies, storage) is kept apart by contexts.</summary>
internal static class Chromium
{
    /// <summary>Long enough for a busy machine: a wait ends as soon as what it waits for is there.</summary>
    public const int PatienceMs = 30_000;

    private const string Variable = "SELLERDESK_CHROMIUM";
    private const string Usual = "/usr/bin/chromium";

    private static readonly Lazy<Task<IBrowser>> Started = new(StartAsync);

    public static Task<IBrowser> GetAsync() => Started.Value;

    private static async Task<IBrowser> StartAsync()
    {
        AllowDriver();
        Assertions.SetDefaultExpectTimeout(PatienceMs);
        var playwright = await Playwright.CreateAsync();
        return await playwright.Chromium.LaunchAsync(new BrowserTypeLaunchOptions
        {
            ExecutablePath = Program(),
            Args = ["--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking", "--disable-component-update", "--disable-sync"],
        });
    }

    private static string Program()
    {
        var program = Environment.GetEnvironmentVariable(Variable) is { Length: > 0 } set ? set : Usual;
        return File.Exists(program) ? program
            : throw new InvalidOperationException($"These tests need Chromium, and {program} is not there. Run them with ./desk test, or set {Variable} to the program.");
    }

    /// <summary>Playwright's driver is a program inside a package, and packages do not keep the right to run.</summary>
    private static void AllowDriver()
    {
        if (OperatingSystem.IsWindows())
        {
            return;
        }

        foreach (var driver in Directory.EnumerateFiles(Path.Combine(AppContext.BaseDirectory, ".playwright", "node"), "node", SearchOption.AllDirectories))
        {
            var mode = File.GetUnixFileMode(driver);
            if (!mode.HasFlag(UnixFileMode.UserExecute))
            {
                File.SetUnixFileMode(driver, mode | UnixFileMode.UserExecute);
            }
        }
    }
}
