using System.Text.Json;
using SellerDesk.Application.Replies.Rules;
using SellerDesk.Domain.Inbox;
using SellerDesk.Domain.Replies.Rules;
using SellerDesk.Domain.Shops;

namespace SellerDesk.Web.Replies.Rules;

/// <summary><c>reply-check FILE.jsonl</c>: checks a reply per line by the rules in force and prints, per line, its id and the rules that it breaks.</summary>
internal static class ReplyCheckCommand
{
    public const string Usage = "reply-check FILE.jsonl";

    public static async Task<int> RunAsync(IServiceProvider services, string[] args, TextWriter output, TextWriter error)
    {
        if (args is not [var file] || file.StartsWith('-'))
        {
            await error.WriteLineAsync("usage: ./desk cli " + Usage);
            return 2;
        }

        if (!File.Exists(file))
        {
            await error.WriteLineAsync($"{file}: no such file");
            return 1;
        }

        var guard = services.GetRequiredService<ReplyGuard>();
        var line = 0;
        await foreach (var text in File.ReadLinesAsync(file))
        {
            line++;
            if (string.IsNullOrWhiteSpace(text))
            {
                continue;
            }

            if (Read(text) is not { } given)
            {
                await error.WriteLineAsync($"{file}, line {line}: needs \"id\" and \"text\"; \"marketplace\" and \"kind\", if given, must be known");
                return 1;
            }

            var check = await guard.CheckAsync(given.Reply, CancellationToken.None);
            var rules = check.Findings.Select(finding => finding.Rule).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal);
            await output.WriteLineAsync(JsonSerializer.Serialize(new { id = given.Id, rules }));
        }

        return 0;
    }

    private static (JsonElement Id, ReplyToCheck Reply)? Read(string line)
    {
        try
        {
            var row = JsonSerializer.Deserialize<JsonElement>(line);
            return row.TryGetProperty("id", out var id)
                && row.TryGetProperty("text", out var text) && text.GetString() is { } words
                && Named(row, "marketplace", Marketplace.Other) is { } marketplace
                && Named(row, "kind", WorkItemKind.Review) is { } kind
                ? (id, new ReplyToCheck(marketplace, kind, words))
                : null;
        }
        catch (Exception broken) when (broken is JsonException or InvalidOperationException)
        {
            return null;
        }
    }

    /// <summary>What is not given is the usual; what is not known is null.</summary>
    private static T? Named<T>(JsonElement row, string name, T usual)
        where T : struct, Enum =>
        !row.TryGetProperty(name, out var given) ? usual : Enum.TryParse<T>(given.GetString(), ignoreCase: true, out var known) && Enum.IsDefined(known) ? known : null;
}
