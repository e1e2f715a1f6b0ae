using System.Globalization;
using SellerDesk.Application.Buyers.Lifetimes;
using SellerDesk.Web.Shell.Language;

namespace SellerDesk.Web.Buyers;

/// <summary><c>lifetimes FILE.csv</c>: fits the models of leaving and of spending to purchases, and holds them against what was bought after a day.</summary>
internal static class LifetimesCommand
{
    public const string Usage = "lifetimes FILE.csv [--until YYYY-MM-DD] [--columns buyer,day,sum]";

    public static async Task<int> RunAsync(IServiceProvider services, string[] args, TextWriter output, TextWriter error)
    {
        if (Read(args) is not { } wanted)
        {
            await error.WriteLineAsync("usage: ./desk cli " + Usage);
            return 2;
        }

        var words = OperatorWords.Of(services.GetRequiredService<TextLibrary>());
        var purchases = PurchaseFile.Read(wanted.File, wanted.Columns);
        var until = wanted.Until ?? purchases.LastDay;
        if (LifetimeFit.Of(purchases.Histories(until)) is not { } fit)
        {
            await output.WriteLineAsync(words["lifetimes.cli.nobody"]);
            return 0;
        }

        await SayAsync(output, words, fit, SpendFit.Of(purchases.Spending(until)));
        if (until < purchases.LastDay)
        {
            var weeks = (purchases.LastDay.DayNumber - until.DayNumber) / Purchases.DaysInWeek;
            await SayAsync(output, words, LifetimeCalibration.Of(fit.Model, purchases.HeldBack(until), weeks), weeks);
        }

        return 0;
    }

    private static async Task SayAsync(TextWriter output, Texts words, LifetimeFit fit, SpendFit? spend)
    {
        await output.WriteLineAsync(words["lifetimes.cli.buyers", fit.Buyers, fit.Repeaters]);
        await output.WriteLineAsync(words["lifetimes.cli.leaving", Figure(fit.Model.R), Figure(fit.Model.Alpha), Figure(fit.Model.A), Figure(fit.Model.B), Figure(fit.LogLikelihood)]);
        await output.WriteLineAsync(words["lifetimes.cli.steady", Figure(fit.Steady.R), Figure(fit.Steady.Alpha), Figure(fit.SteadyLogLikelihood)]);
        await output.WriteLineAsync(fit.Verdict switch
        {
            FitVerdict.Sound => words["lifetimes.verdict.sound"],
            FitVerdict.TooFew => words["lifetimes.verdict.tooFew", LifetimeFit.FewestRepeaters],
            _ => words["lifetimes.verdict.dropOutUnknown"],
        });
        await output.WriteLineAsync(spend is { Model: var model }
            ? words["lifetimes.cli.spend", Figure(model.P), Figure(model.Q), Figure(model.Gamma), Figure(spend.LogLikelihood), spend.Buyers, Figure(spend.Correlation)]
            : words["lifetimes.cli.noSpend"]);
    }

    private static async Task SayAsync(TextWriter output, Texts words, LifetimeCalibration held, double weeks)
    {
        await output.WriteLineAsync(words["lifetimes.cli.after", Figure(weeks), Figure(held.Expected), Figure(held.Actual), Figure(held.Error), Figure(held.SameAsBefore)]);
        await output.WriteLineAsync(words["lifetimes.cli.order", Figure(held.ShareGone * 100), Figure(held.ByModel), Figure(held.ByRecency), Figure(held.ByFrequency)]);
        foreach (var band in held.Bands)
        {
            var often = band.Repeats == LifetimeCalibration.LastBand ? $"{band.Repeats}+" : $"{band.Repeats}";
            await output.WriteLineAsync(words["lifetimes.cli.band", often, band.Buyers, Figure(band.Expected), Figure(band.Actual)]);
        }
    }

    private static string Figure(double value) => value.ToString("0.####", CultureInfo.InvariantCulture);

    private static (string File, DateOnly? Until, (string Buyer, string Day, string Sum) Columns)? Read(string[] args)
    {
        var (file, until, columns) = ((string?)null, (DateOnly?)null, ("buyer", "day", "sum"));
        for (var at = 0; at < args.Length; at++)
        {
            if (args[at] == "--until" && at + 1 < args.Length && DateOnly.TryParseExact(args[at + 1], "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day))
            {
                (until, at) = (day, at + 1);
            }
            else if (args[at] == "--columns" && at + 1 < args.Length && args[at + 1].Split(',') is [var buyer, var when, var sum])
            {
                (columns, at) = ((buyer, when, sum), at + 1);
            }
            else if (!args[at].StartsWith('-') && file is null && File.Exists(args[at]))
            {
                file = args[at];
            }
            else
            {
                return null;
            }
        }

        return file is null ? null : (file, until, columns);
    }
}
