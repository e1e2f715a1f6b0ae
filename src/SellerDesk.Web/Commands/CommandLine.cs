using SellerDesk.Application.Data;
using SellerDesk.Domain.Common;
using SellerDesk.Web.Hosting;
using SellerDesk.Web.Operating;
using SellerDesk.Web.Shell.Language;
using SellerDesk.Web.Shops;

namespace SellerDesk.Web.Commands;

/// <summary><c>./desk cli VERB …</c>: the same program without pages. Exit 0; 1 with a one-line reason on standard error; 2 for wrong usage.</summary>
internal static class CommandLine
{
    private delegate Task<int> Work(IServiceProvider services, string[] args, TextWriter output, TextWriter error);

    private static readonly Dictionary<string, Verb> Verbs = new(StringComparer.Ordinal)
    {
        ["backup"] = new(BackupCommands.BackupAsync, BackupCommands.Usage) { LeavesSchema = true },
        ["restore"] = new(BackupCommands.RestoreAsync, BackupCommands.RestoreUsage) { LeavesSchema = true },
        ["keys"] = new(KeyCommands.RunAsync, KeyCommands.Usage),
        ["migrate"] = new(MigrateAsync, "migrate"),
        ["person"] = new(Team.TeamCommands.PersonAsync, Team.TeamCommands.PersonUsage),
        ["token"] = new(Team.TeamCommands.TokenAsync, Team.TeamCommands.TokenUsage),
        ["shop"] = new((services, args, output, error) => ShopCommands.RunAsync(services, ["shop", .. args], output, error),
            "shop add --marketplace wildberries|ozon|yandexmarket|kaspi|other --name NAME [--zone Z] [--currency C] --setting KEY=VALUE…", "shop list"),
        ["pull"] = new((services, args, output, error) => ShopCommands.RunAsync(services, ["pull", .. args], output, error), "pull --shop NAME [--feed reviews|questions|orders]"),
        ["import"] = new(Imports.ImportCommand.RunAsync, Imports.ImportCommand.Usage),
        ["text"] = new(Reading.TextCommand.RunAsync, Reading.TextCommand.Usage),
        ["reply-check"] = new(Replies.Rules.ReplyCheckCommand.RunAsync, Replies.Rules.ReplyCheckCommand.Usage),
        ["bounce"] = new(Channels.BounceCommand.RunAsync, Channels.BounceCommand.Usage),
        ["lifetimes"] = new(Buyers.LifetimesCommand.RunAsync, Buyers.LifetimesCommand.Usage),
        ["audit"] = new(Team.AuditCommand.RunAsync, Team.AuditCommand.Usage),
        ["reply-train"] = new(Replies.Rules.ReplyTrainCommand.RunAsync, Replies.Rules.ReplyTrainCommand.Usage),
    };

    private static string Usage => string.Join(Environment.NewLine, Verbs.Values.SelectMany(verb => verb.Usage).Select(line => "  ./desk cli " + line).Prepend("usage:"));

    public static async Task<int> RunAsync(string[] args)
    {
        if (args is ["help" or "--help" or "-h"])
        {
            await Console.Out.WriteLineAsync(Usage);
            return 0;
        }

        if (args.Length == 0 || !Verbs.TryGetValue(args[0], out var verb))
        {
            await Console.Error.WriteLineAsync(Usage);
            return 2;
        }

        try
        {
            await using var app = DeskHost.Build([], commandLine: true);
            await (verb.LeavesSchema ? Startup.ReachAsync(app.Services, CancellationToken.None) : Startup.PrepareAsync(app.Services, CancellationToken.None));
            using var hand = Hand.Take(Hand.Desk);
            await using var scope = app.Services.CreateAsyncScope();
            return await RunAsync(verb, scope.ServiceProvider, args[1..]);
        }
        catch (StartupException refused)
        {
            await Console.Error.WriteLineAsync(refused.Message);
            return 1;
        }
    }

    private static async Task<int> RunAsync(Verb verb, IServiceProvider services, string[] args)
    {
        try
        {
            return await verb.Work(services, args, Console.Out, Console.Error);
        }
        catch (RuleException refused)
        {
            await Console.Error.WriteLineAsync(OperatorWords.Of(services.GetRequiredService<TextLibrary>()).Rule(refused.Code, [.. refused.Arguments]));
            return 1;
        }
    }

    /// <summary>Start-up has brought the schema to this version already; this only says so.</summary>
    private static async Task<int> MigrateAsync(IServiceProvider services, string[] args, TextWriter output, TextWriter error)
    {
        await using var db = services.GetRequiredService<WholeDb>().Open();
        var applied = await Microsoft.EntityFrameworkCore.RelationalDatabaseFacadeExtensions.GetAppliedMigrationsAsync(db.Database);
        await output.WriteLineAsync(applied.Last());
        return 0;
    }

    private sealed record Verb(Work Work, params string[] Usage)
    {
        /// <summary>Works on the database as it is, of whatever version.</summary>
        public bool LeavesSchema { get; init; }
    }
}
