using System.Globalization;
using System.Text.Json;
using SellerDesk.Domain.Replies.Rules.Wording;

namespace SellerDesk.Web.Replies.Rules;

/// <summary><c>reply-train FILE.jsonl...</c>: teaches the wording model from labelled replies and says how it fares on those that it was not taught with.</summary>
internal static class ReplyTrainCommand
{
    public const string Usage = "reply-train FILE.jsonl... --out MODEL [--boldness 1]";

    /// <summary>Weights nearer to zero say nothing and would only make the file longer.</summary>
    private const float Negligible = 0.03f;

    /// <summary>Share of clean lessons that each rule may mark, chosen five-fold on the lessons: mockery shares so many words with what is harmless that the others leave it their part.</summary>
    private static readonly double[] FalseAlarms = [0.003, 0.004, 0.018, 0.003, 0.003];

    private const double Excused = 0.08;

    public static async Task<int> RunAsync(IServiceProvider services, string[] args, TextWriter output, TextWriter error)
    {
        if (Read(args) is not { } wanted)
        {
            await error.WriteLineAsync("usage: ./desk cli " + Usage);
            return 2;
        }

        var examples = new List<WordingExample>();
        foreach (var file in wanted.Files)
        {
            var line = 0;
            foreach (var text in await File.ReadAllLinesAsync(file))
            {
                line++;
                if (Example(text) is not { } example)
                {
                    await error.WriteLineAsync($"{file}, line {line}: needs \"text\" and a list \"rules\"");
                    return 1;
                }

                examples.Add(example);
            }
        }

        var (model, results) = WordingCourse.Run(examples, new WordingPlan(), [.. FalseAlarms.Select(share => share * wanted.Boldness)], Excused);
        var content = WordingModelFile.Write(model, Negligible);
        await File.WriteAllBytesAsync(wanted.Model, content);
        foreach (var result in results)
        {
            await output.WriteLineAsync($"{result.Rule}: {result.Found} of {result.Breaking} found, {result.FalseAlarms} of {result.Clean} clean ones marked");
        }

        await output.WriteLineAsync($"{examples.Count} replies, {content.Length} bytes");
        return 0;
    }

    private static (IReadOnlyList<string> Files, string Model, double Boldness)? Read(string[] args)
    {
        var (files, model, boldness) = (new List<string>(), (string?)null, 1.0);
        for (var at = 0; at < args.Length; at++)
        {
            if (args[at] == "--out" && at + 1 < args.Length)
            {
                model = args[++at];
            }
            else if (args[at] == "--boldness" && at + 1 < args.Length && double.TryParse(args[at + 1], CultureInfo.InvariantCulture, out boldness) && boldness is > 0 and < 10)
            {
                at++;
            }
            else if (!args[at].StartsWith('-') && File.Exists(args[at]))
            {
                files.Add(args[at]);
            }
            else
            {
                return null;
            }
        }

        return files.Count > 0 && model is not null ? (files, model, boldness) : null;
    }

    private static WordingExample? Example(string line)
    {
        try
        {
            return JsonSerializer.Deserialize<WordingExample>(line, JsonSerializerOptions.Web) is { Text: not null, Rules: not null } example ? example : null;
        }
        catch (JsonException)
        {
            return null;
        }
    }
}
