using System.Globalization;
using Npgsql;
using SellerDesk.Application.Backups;

namespace SellerDesk.Web.Operating;

/// <summary><c>./desk cli backup</c> and <c>restore</c>: the whole desk into one file and back, every table counted and summed.</summary>
internal static class BackupCommands
{
    public static readonly string[] Usage = ["backup FILE", "backup --verify FILE"];

    public const string RestoreUsage = "restore FILE";

    public static async Task<int> BackupAsync(IServiceProvider services, string[] args, TextWriter output, TextWriter error)
    {
        switch (args)
        {
            case ["--verify", var file]:
                await SayAsync(output, "verified", await services.GetRequiredService<VerifyBackup>().ExecuteAsync(Path.GetFullPath(file), CancellationToken.None));
                return 0;
            case [var file] when !file.StartsWith("--", StringComparison.Ordinal):
                await SayAsync(output, Path.GetFullPath(file), await services.GetRequiredService<WriteBackup>().ExecuteAsync(Path.GetFullPath(file), CancellationToken.None));
                return 0;
            default:
                return await WrongAsync(error, Usage);
        }
    }

    public static async Task<int> RestoreAsync(IServiceProvider services, string[] args, TextWriter output, TextWriter error)
    {
        if (args is not [var file])
        {
            return await WrongAsync(error, RestoreUsage);
        }

        var report = await RestoreBackup.ExecuteAsync(Path.GetFullPath(file), services.GetRequiredService<NpgsqlDataSource>(), CancellationToken.None);
        await SayAsync(output, "restored", report);
        return 0;
    }

    private static async Task SayAsync(TextWriter output, string file, BackupReport report)
    {
        var manifest = report.Manifest;
        foreach (var table in manifest.Tables.Where(table => table.Rows > 0))
        {
            await output.WriteLineAsync(string.Create(CultureInfo.InvariantCulture, $"{table.Name,-32} {table.Rows,12} rows  sum {table.Sum}"));
        }

        await output.WriteLineAsync(string.Create(CultureInfo.InvariantCulture,
            $"{file}: {manifest.Tables.Count} tables, {manifest.Rows} rows, {report.Bytes} bytes, {report.Took.TotalSeconds:0.0} s, schema {manifest.Schema}"));
        await output.WriteLineAsync(manifest.Needs);
    }

    private static async Task SayAsync(TextWriter output, string what, RestoreReport report)
    {
        foreach (var table in report.Tables.Where(table => table.Expected > 0))
        {
            await output.WriteLineAsync(string.Create(CultureInfo.InvariantCulture, $"{table.Name,-32} {table.Rows,12} of {table.Expected,12} rows, sums {(table.Same ? "agree" : "DIFFER")}"));
        }

        await output.WriteLineAsync(string.Create(CultureInfo.InvariantCulture,
            $"{what}: {report.Tables.Count} tables, {report.Tables.Sum(table => table.Rows)} rows, all sums agree, {report.Took.TotalSeconds:0.0} s, made {report.Manifest.MadeAt:O}, schema {report.Manifest.Schema}"));
    }

    private static async Task<int> WrongAsync(TextWriter error, params string[] usage)
    {
        await error.WriteLineAsync("usage:" + string.Concat(usage.Select(line => $"{Environment.NewLine}  ./desk cli {line}")));
        return 2;
    }
}
