using System.Globalization;
using Microsoft.EntityFrameworkCore;
using SellerDesk.Application.Data;
using SellerDesk.Application.Team;
using SellerDesk.Domain.Common;
using SellerDesk.Domain.Shops;
using SellerDesk.Domain.Team;
using SellerDesk.Web.Shell;

namespace SellerDesk.Web.Team;

/// <summary><c>person add</c> and <c>token create</c>: what they print on standard output is the secret alone, shown once.</summary>
internal static class TeamCommands
{
    public const string PersonUsage = "person add --name NAME --email ADDRESS --role owner|manager|seller|support|viewer [--shops NAME,NAME]";
    public const string TokenUsage = "token create --name NAME --scope read|write|admin [--shops NAME,NAME] [--until YYYY-MM-DD]";

    public static Task<int> PersonAsync(IServiceProvider services, string[] args, TextWriter output, TextWriter error) => RunAsync(PersonUsage, error, async usage =>
    {
        var options = Read(args, "add", usage, ["name", "email", "role", "shops"]);
        var (name, email) = (options.One("name") ?? throw new UsageException(usage), options.One("email") ?? throw new UsageException(usage));
        var role = options.Choice<Role>("role") ?? throw new UsageException(usage);
        var shops = await ShopsAsync(services, options.One("shops"));
        var added = await services.GetRequiredService<AddPerson>().ExecuteAsync(Actor.Desk, name, email, role, shops is null ? ShopScope.Everything : ShopScope.Of(shops), Now(services), CancellationToken.None);
        await output.WriteLineAsync(added.TemporaryPassword);
    });

    public static Task<int> TokenAsync(IServiceProvider services, string[] args, TextWriter output, TextWriter error) => RunAsync(TokenUsage, error, async usage =>
    {
        var options = Read(args, "create", usage, ["name", "scope", "shops", "until"]);
        var (name, scope) = (options.One("name") ?? throw new UsageException(usage), options.Choice<ApiScope>("scope") ?? throw new UsageException(usage));
        var wish = new ApiTokenWish(name, scope, await ShopsAsync(services, options.One("shops")), EndOf(options.One("until"), usage));
        var created = await services.GetRequiredService<CreateApiToken>().ExecuteAsync(Actor.Desk, wish, Now(services), CancellationToken.None);
        await output.WriteLineAsync(created.Secret);
    });

    private static async Task<int> RunAsync(string usage, TextWriter error, Func<string, Task> work)
    {
        try
        {
            await work("usage: ./desk cli " + usage);
            return 0;
        }
        catch (UsageException wrong)
        {
            await error.WriteLineAsync(wrong.Message);
            return 2;
        }
    }

    private static CommandOptions Read(string[] args, string verb, string usage, string[] known) =>
        args.FirstOrDefault() == verb ? CommandOptions.Read(args[1..], usage, known) : throw new UsageException(usage);

    private static DateTimeOffset Now(IServiceProvider services) => services.GetRequiredService<TimeProvider>().GetUtcNow();

    /// <summary>The end of the day that is named (UTC); null: it never ends.</summary>
    private static DateTimeOffset? EndOf(string? text, string usage) => text is null ? null
        : DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) ? new DateTimeOffset(day.AddDays(1).ToDateTime(TimeOnly.MinValue), TimeSpan.Zero)
        : throw new UsageException(usage);

    /// <returns>Null: every shop.</returns>
    private static async Task<IReadOnlyList<ShopId>?> ShopsAsync(IServiceProvider services, string? names)
    {
        if (names is null)
        {
            return null;
        }

        await using var db = services.GetRequiredService<WholeDb>().Open();
        var shops = await db.Shops.AsNoTracking().Select(shop => new { shop.Id, shop.Name }).ToListAsync();
        return [.. names.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries)
            .Select(name => shops.Find(shop => shop.Name == name || shop.Id.Value.ToString() == name)?.Id ?? throw new RuleException("shop.unknownName", name))];
    }
}
