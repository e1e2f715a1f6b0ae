using System.Diagnostics;
using System.Globalization;
using System.Text.Json;
using SellerDesk.Application.Reading;
using SellerDesk.Domain.Reading;
using SellerDesk.Web.Shell.Language;

namespace SellerDesk.Web.Reading;

/// <summary><c>text train FILE</c> teaches the desk's model from labelled texts, <c>text test FILE</c> measures it.</summary>
internal static class TextCommand
{
    public static readonly string[] Usage =
    [
        "text train FILE.csv [--from current|base|scratch] [--out MODEL]",
        "text test FILE.csv [--model MODEL]",
    ];

    public static async Task<int> RunAsync(IServiceProvider services, string[] args, TextWriter output, TextWriter error)
    {
        if (TextArguments.Read(args) is not { } wanted)
        {
            foreach (var line in Usage)
            {
                await error.WriteLineAsync("usage: ./desk cli " + line);
            }

            return 2;
        }

        var words = OperatorWords.Of(services.GetRequiredService<TextLibrary>());
        var texts = LabelledFile.Read(wanted.File);
        return wanted.Train ? await TrainAsync(services, wanted, texts, words, output) : await TestAsync(services, wanted, texts, words, output);
    }

    private static async Task<int> TrainAsync(IServiceProvider services, TextArguments wanted, List<LabelledText> texts, Texts words, TextWriter output)
    {
        var current = await services.GetRequiredService<CurrentModel>().GetAsync(CancellationToken.None);
        var from = wanted.From switch { "base" => BaseModel.Model, "scratch" => SentimentModel.Empty, _ => current.Model };
        var clock = Stopwatch.StartNew();
        var (lesson, judges) = HeldBack.Divide(texts);
        var before = SentimentReport.Of(from, judges);
        var after = SentimentReport.Of(Lesson.Learn(from, lesson, null, CancellationToken.None), judges);
        var model = Lesson.Learn(from, texts, null, CancellationToken.None);
        await output.WriteLineAsync(words["reading.cli.trained", texts.Count, clock.Elapsed.TotalSeconds.ToString("0.0", CultureInfo.InvariantCulture)]);
        await output.WriteLineAsync(words["reading.cli.held", judges.Count, Figure(before.MacroF1), Figure(after.MacroF1)]);
        var content = SentimentModelFile.Write(model);
        if (wanted.Model is { } path)
        {
            await File.WriteAllBytesAsync(path, content);
            await output.WriteLineAsync(words["reading.cli.file", path, content.Length / 1024]);
        }
        else
        {
            var version = await services.GetRequiredService<ModelShelf>().PutAsync(
                model, new(texts.Count, judges.Count, after.MacroF1, before.MacroF1, Kept: true), CancellationToken.None);
            await output.WriteLineAsync(words["reading.cli.version", version, content.Length / 1024]);
        }

        await output.WriteLineAsync(JsonSerializer.Serialize(new
        {
            texts = texts.Count,
            heldBack = judges.Count,
            before = Math.Round(before.MacroF1, 4),
            after = Math.Round(after.MacroF1, 4),
            bytes = content.Length,
        }));
        return 0;
    }

    private static async Task<int> TestAsync(IServiceProvider services, TextArguments wanted, List<LabelledText> texts, Texts words, TextWriter output)
    {
        var model = wanted.Model is { } path
            ? SentimentModelFile.Read(await File.ReadAllBytesAsync(path))
            : (await services.GetRequiredService<CurrentModel>().GetAsync(CancellationToken.None)).Model;
        var clock = Stopwatch.StartNew();
        var report = SentimentReport.Of(model, texts);
        var speed = texts.Count / clock.Elapsed.TotalSeconds;
        await output.WriteLineAsync($"{"",-10} {words["reading.cli.precision"],10} {words["reading.cli.recall"],10} {"F1",10} {words["reading.cli.texts"],10}");
        foreach (var sentiment in Enum.GetValues<Sentiment>())
        {
            await output.WriteLineAsync(
                $"{Name(sentiment),-10} {Figure(report.Precision(sentiment)),10} {Figure(report.Recall(sentiment)),10} {Figure(report.F1(sentiment)),10} {report.Count(sentiment),10}");
        }

        await output.WriteLineAsync(words["reading.cli.summary", Figure(report.MacroF1), Figure(report.Accuracy), speed.ToString("0", CultureInfo.InvariantCulture)]);
        await output.WriteLineAsync(JsonSerializer.Serialize(new
        {
            texts = report.Texts,
            macroF1 = Math.Round(report.MacroF1, 4),
            accuracy = Math.Round(report.Accuracy, 4),
            f1 = Enum.GetValues<Sentiment>().ToDictionary(Name, sentiment => Math.Round(report.F1(sentiment), 4)),
            textsPerSecond = Math.Round(speed),
        }));
        return 0;
    }

    private static string Name(Sentiment sentiment) => sentiment.ToString().ToLowerInvariant();

    private static string Figure(double share) => share.ToString("0.0000", CultureInfo.InvariantCulture);
}
