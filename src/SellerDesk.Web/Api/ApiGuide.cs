using System.Text.RegularExpressions;

namespace SellerDesk.Web.Api;

/// <summary>One example of docs/api.md.</summary>
/// <param name="Operation">The operation's id in the API's description.</param>
/// <param name="Command">The call, as a person types it into a shell.</param>
/// <param name="Body">What it sends, where that is JSON.</param>
/// <param name="Answer">What comes back, where that is JSON.</param>
internal sealed record ApiExample(string Operation, string Command, string? Body, string? Answer);

/// <summary>
/// The examples that people read in docs/api.md: a heading that ends with the operation's id, a block <c>sh</c> with the call, a block <c>json</c> with the answer. The API's description shows
/// the same ones, and a test runs them.
/// </summary>
internal static partial class ApiGuide
{
    /// <summary>Stands where a person has an id in a variable of the shell.</summary>
    private const string SomeId = "0198f1c2-6f1e-7c55-9d2a-3f1f7a0c1b11";

    private static readonly Lazy<IReadOnlyList<ApiExample>> Read = new(() => Parse(Text()));

    public static IReadOnlyList<ApiExample> Examples => Read.Value;

    public static ApiExample? Of(string operation) => Examples.FirstOrDefault(example => example.Operation == operation);

    public static IReadOnlyList<ApiExample> Parse(string guide) =>
    [
        .. Heading().Split(guide).Skip(1).Chunk(2).SelectMany(section => Command().Matches(section[1]).Select(call => new ApiExample(
            section[0], call.Groups["sh"].Value.Trim(), Data().Match(call.Groups["sh"].Value) is { Success: true } sent ? Named().Replace(sent.Groups[1].Value, SomeId) : null,
            call.Groups["json"].Success ? call.Groups["json"].Value.Trim() : null))),
    ];

    private static string Text()
    {
        using var stream = typeof(ApiGuide).Assembly.GetManifestResourceStream("api.md")!;
        using var reader = new StreamReader(stream);
        return reader.ReadToEnd();
    }

    [GeneratedRegex(@"^###.*`(\w+)`\s*$", RegexOptions.Multiline)]
    private static partial Regex Heading();

    [GeneratedRegex(@"^```sh\n(?<sh>.*?)^```\n(?:\s*^```json\n(?<json>.*?)^```$)?", RegexOptions.Multiline | RegexOptions.Singleline)]
    private static partial Regex Command();

    [GeneratedRegex(@"-d '((?:[^']|'\$\w+')*)'", RegexOptions.Singleline)]
    private static partial Regex Data();

    [GeneratedRegex(@"'\$\w+'")]
    private static partial Regex Named();
}
