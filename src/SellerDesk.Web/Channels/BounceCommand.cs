using SellerDesk.Application.Channels;

namespace SellerDesk.Web.Channels;

/// <summary><c>./desk cli bounce</c>: takes in a mail server's report of a letter that could not be delivered, from a file or as a mail server pipes it.</summary>
internal static class BounceCommand
{
    public const string Usage = "bounce [FILE]";

    /// <summary>Prints how many messages the report was about; one about none is no error, or the mail server would send it back.</summary>
    public static async Task<int> RunAsync(IServiceProvider services, string[] args, TextWriter output, TextWriter error)
    {
        if (args.Length > 1)
        {
            await error.WriteLineAsync("usage: ./desk cli " + Usage);
            return 2;
        }

        if (args is [var file] && !File.Exists(file))
        {
            await error.WriteLineAsync($"{file}: there is no such file");
            return 1;
        }

        await using var report = args is [var path] ? File.OpenRead(path) : Console.OpenStandardInput();
        await output.WriteLineAsync($"{{\"messages\": {await services.GetRequiredService<TakeBounce>().ExecuteAsync(report, CancellationToken.None)}}}");
        return 0;
    }
}
