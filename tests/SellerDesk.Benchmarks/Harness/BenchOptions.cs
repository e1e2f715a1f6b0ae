using System.Globalization;

namespace SellerDesk.Benchmarks.Harness;

/// <summary>What was asked for on the command line: <c>[name ...] [--rows N] [--rounds N] [--circuits N]</c>.</summary>
internal sealed record BenchOptions(IReadOnlyList<string> Names, IReadOnlyDictionary<string, int> Numbers, string Server)
{
    private const string Variable = "SELLERDESK_BENCH_DB";

    private static readonly string[] Known = ["rows", "rounds", "circuits"];

    public int Number(string name, int otherwise) => Numbers.GetValueOrDefault(name, otherwise);

    public static BenchOptions Parse(IReadOnlyList<string> args)
    {
        var names = new List<string>();
        var numbers = new Dictionary<string, int>(StringComparer.Ordinal);
        for (var at = 0; at < args.Count; at++)
        {
            if (!args[at].StartsWith("--", StringComparison.Ordinal))
            {
                names.Add(args[at]);
                continue;
            }

            var (name, value) = args[at][2..].Split('=', 2) is [var left, var right] ? (left, right) : (args[at][2..], args.ElementAtOrDefault(++at));
            if (!Known.Contains(name) || !int.TryParse(value, NumberStyles.None, CultureInfo.InvariantCulture, out var number) || number == 0)
            {
                throw new UsageException($"'--{name}' is not one of {string.Join(", ", Known.Select(k => $"--{k} N"))}.");
            }

            numbers[name] = number;
        }

        var server = Environment.GetEnvironmentVariable(Variable) is { Length: > 0 } set
            ? set
            : throw new UsageException($"Benchmarks need PostgreSQL: run them with ./desk bench, or set {Variable} to a server that may create databases.");
        return new BenchOptions(names, numbers, server);
    }
}

internal sealed class UsageException(string message) : Exception(message);
