using SellerDesk.Application.Data;
using SellerDesk.Application.Team;
using SellerDesk.Domain.Team;

namespace SellerDesk.Web.Team;

/// <summary><c>person add</c> and <c>token create</c>: what they print on standard output is the secret alone, shown once.</summary>
internal static class TeamCommands
{
    private const string PersonUsage = "usage: ./desk cli person add --name NAME --email ADDRESS --role owner|manager|seller|support|viewer";
    private const string TokenUsage = "usage: ./desk cli token create --name NAME --scope read|write|admin";

    public static async Task<int> PersonAsync(IServiceProvider services, string[] args, TextWriter output, TextWriter error)
    {
        if (Options(args, "add", "--name", "--email", "--role") is not [var name, var email, var word] || Word<Role>(word) is not { } role)
        {
            await error.WriteLineAsync(PersonUsage);
            return 2;
        }

        var now = services.GetRequiredService<TimeProvider>().GetUtcNow();
        var added = await services.GetRequiredService<AddPerson>().ExecuteAsync(Actor.Desk, name, email, role, ShopScope.Everything, now, CancellationToken.None);
        await output.WriteLineAsync(added.TemporaryPassword);
        return 0;
    }

    public static async Task<int> TokenAsync(IServiceProvider services, string[] args, TextWriter output, TextWriter error)
    {
        if (Options(args, "create", "--name", "--scope") is not [var name, var word] || Word<ApiScope>(word) is not { } scope)
        {
            await error.WriteLineAsync(TokenUsage);
            return 2;
        }

        var now = services.GetRequiredService<TimeProvider>().GetUtcNow();
        var created = await services.GetRequiredService<CreateApiToken>().ExecuteAsync(Actor.Desk, name, scope, now, CancellationToken.None);
        await output.WriteLineAsync(created.Secret);
        return 0;
    }

    /// <returns>The values in the order of the names, or null when the command is not written like that.</returns>
    private static string[]? Options(string[] args, string verb, params string[] names)
    {
        if (args.Length != 1 + (2 * names.Length) || args[0] != verb)
        {
            return null;
        }

        var given = args.Skip(1).Chunk(2).ToLookup(pair => pair[0], pair => pair[1]);
        return Array.TrueForAll(names, name => given[name].Count() == 1) ? Array.ConvertAll(names, name => given[name].Single()) : null;
    }

    private static T? Word<T>(string word) where T : struct, Enum =>
        Enum.GetValues<T>().Cast<T?>().FirstOrDefault(value => value.ToString()!.Equals(word, StringComparison.OrdinalIgnoreCase));
}
