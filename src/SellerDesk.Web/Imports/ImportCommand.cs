using System.Globalization;
using System.Text.Json;
using SellerDesk.Application.Imports;
using SellerDesk.Application.Team;
using SellerDesk.Domain.Common;
using SellerDesk.Domain.Imports;
using SellerDesk.Web.Shell.Language;

namespace SellerDesk.Web.Imports;

/// <summary><c>import KIND FILE --shop NAME --preset P [--dry-run] [--json]</c>. Rejected lines are no failure of the command.</summary>
internal static class ImportCommand
{
    public const string Usage = "import orders|reviews|contacts FILE --shop NAME [--preset P] [--dry-run] [--json]";

    private const int ShownRejections = 20;

    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web) { WriteIndented = true, Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static async Task<int> RunAsync(IServiceProvider services, string[] args, TextWriter output, TextWriter error)
    {
        if (ImportArguments.Read(args) is not { } wanted)
        {
            await error.WriteLineAsync("usage: ./desk cli " + Usage);
            return 2;
        }

        var texts = services.GetRequiredService<TextLibrary>().For(CultureInfo.GetCultureInfo(IsRussian ? "ru" : "en"));
        try
        {
            var progress = new ConsoleProgress(wanted.Json || Console.IsErrorRedirected ? TextWriter.Null : error, texts);
            var outcome = await ImportAsync(services, wanted, progress);
            progress.Clear();
            await (wanted.Json ? output.WriteLineAsync(JsonSerializer.Serialize(ImportAnswer.Of(outcome, texts), Json)) : WriteReportAsync(outcome, texts, output));
            return outcome.State == ImportState.Done ? 0 : 1;
        }
        catch (RuleException refused)
        {
            await error.WriteLineAsync(texts.Has("rule." + refused.Code) ? texts.Rule(refused.Code, [.. refused.Arguments]) : refused.Message);
            return 1;
        }
    }

    private static bool IsRussian => (Environment.GetEnvironmentVariable("LC_ALL") ?? Environment.GetEnvironmentVariable("LANG") ?? "").StartsWith("ru", StringComparison.OrdinalIgnoreCase);

    private static async Task<ImportOutcome> ImportAsync(IServiceProvider services, ImportArguments wanted, ConsoleProgress progress)
    {
        if (!File.Exists(wanted.File))
        {
            throw new RuleException("import.noFile", wanted.File);
        }

        using var stop = new CancellationTokenSource();
        using var interrupt = System.Runtime.InteropServices.PosixSignalRegistration.Create(System.Runtime.InteropServices.PosixSignal.SIGINT, signal =>
        {
            signal.Cancel = true;
            stop.Cancel();
        });
        var shop = await services.GetRequiredService<ImportShopList>().FindAsync(wanted.Shop, Actor.Desk, stop.Token);
        var request = new ImportRequest
        {
            Actor = Actor.Desk,
            Shop = shop.Id,
            Kind = wanted.Kind,
            Path = wanted.File,
            FileName = Path.GetFileName(wanted.File),
            Preset = wanted.Preset,
            DryRun = wanted.DryRun,
        };
        try
        {
            return await services.GetRequiredService<ImportFile>().ExecuteAsync(request, progress, stop.Token);
        }
        catch (OperationCanceledException) when (stop.IsCancellationRequested)
        {
            throw new RuleException("import.stopped");
        }
    }

    private static async Task WriteReportAsync(ImportOutcome outcome, Texts texts, TextWriter output)
    {
        var (read, accepted, unchanged, rejected) = outcome.Counts;
        await output.WriteLineAsync(outcome.DryRun ? texts["imports.report.dry"] : texts["imports.report.done"]);
        foreach (var (key, count) in new[] { ("read", read), ("accepted", accepted), ("unchanged", unchanged), ("rejected", rejected) })
        {
            await output.WriteLineAsync($"  {texts["imports.count." + key],-16} {count,10}");
        }

        foreach (var reason in outcome.Rejections.GroupBy(rejection => rejection.ReasonCode).OrderByDescending(group => group.Count()))
        {
            await output.WriteLineAsync($"    {texts["imports.reason." + reason.Key]}: {reason.Count()}{(outcome.Rejections.Count < rejected ? "+" : "")}");
        }

        if (outcome.IgnoredColumns.Count > 0)
        {
            await output.WriteLineAsync(texts["imports.report.ignored", string.Join(", ", outcome.IgnoredColumns)]);
        }

        foreach (var rejection in outcome.Rejections.Take(ShownRejections))
        {
            await output.WriteLineAsync(texts["imports.report.line", rejection.Line.ToString(CultureInfo.InvariantCulture), rejection.Column, rejection.Value, RuleWords.Of(rejection, texts)]);
        }

        if (rejected > ShownRejections)
        {
            await output.WriteLineAsync(texts.Count("imports.report.more", rejected - ShownRejections));
        }
    }
}
