using SellerDesk.Application.Audit;
using SellerDesk.Web.Shell.Language;

namespace SellerDesk.Web.Team;

/// <summary><c>audit check</c>: walks the chain of the audit log; exit 1 and what is wrong where it does not hold. On success the head alone, to be noted down elsewhere.</summary>
internal static class AuditCommand
{
    public const string Usage = "audit check [--head PLACE:HASH]";

    public static async Task<int> RunAsync(IServiceProvider services, string[] args, TextWriter output, TextWriter error)
    {
        (long Place, string Hash)? noted = null;
        if (args is ["check", "--head", var head] && head.Split(':') is [var place, { Length: >= 16 } hash] && long.TryParse(place, System.Globalization.CultureInfo.InvariantCulture, out var at))
        {
            noted = (at, hash);
        }
        else if (args is not ["check"])
        {
            await error.WriteLineAsync("usage: ./desk cli " + Usage);
            return 2;
        }

        var proof = await services.GetRequiredService<CheckAudit>().ExecuteAsync(noted, CancellationToken.None);
        if (proof.Break is { } how)
        {
            await error.WriteLineAsync(OperatorWords.Of(services.GetRequiredService<TextLibrary>())["audit.break." + how.ToString().ToLowerInvariant(), proof.BrokenPlace ?? 0]);
            return 1;
        }

        await output.WriteLineAsync($"{proof.LastPlace}:{Convert.ToHexStringLower(proof.Head)}");
        return 0;
    }
}
