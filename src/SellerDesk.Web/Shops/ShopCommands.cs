using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using SellerDesk.Application.Data;
using SellerDesk.Application.Marketplaces;
using SellerDesk.Application.Shops;
using SellerDesk.Application.Team;
using SellerDesk.Domain.Common;
using SellerDesk.Domain.Shops;
using SellerDesk.Web.Shell;
using SellerDesk.Web.Shell.Language;

namespace SellerDesk.Web.Shops;

/// <summary><c>shop add</c>, <c>shop list</c> and <c>pull</c>.</summary>
public static class ShopCommands
{
    public const int Done = 0;
    public const int Failed = 1;
    public const int WrongUsage = 2;

    private const string AddUsage = """
        usage: shop add --marketplace wildberries|ozon|yandexmarket|kaspi|other --name N [--zone Z] [--currency C] --setting KEY=VALUE…
          wildberries: Token; ozon: ClientId and ApiKey; yandexmarket: ApiKey, and BusinessId when the key opens several; kaspi: Token; other: none
        """;
    private const string PullUsage = "usage: pull --shop NAME [--feed reviews|questions|chats|orders|returns|products|funnel|quality]";

    private static readonly TimeSpan LookPatience = TimeSpan.FromSeconds(20);

    private static readonly TimeSpan WaitForOther = TimeSpan.FromMinutes(10);

    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web) { WriteIndented = true, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <param name="services">A scope of the desk's services.</param>
    /// <param name="args">From the verb on: <c>shop add …</c>, <c>pull …</c>.</param>
    /// <param name="output">What a script reads.</param>
    /// <param name="error">One line for people when it did not go well.</param>
    public static async Task<int> RunAsync(IServiceProvider services, string[] args, TextWriter output, TextWriter error)
    {
        try
        {
            return args switch
            {
                ["shop", "add", .. var rest] => await AddAsync(services, CommandOptions.Read(rest, AddUsage, ["marketplace", "name", "zone", "currency", "setting"]), output),
                ["shop", "list"] => await ListAsync(services, output),
                ["pull", .. var rest] => await PullAsync(services, CommandOptions.Read(rest, PullUsage, ["shop", "feed"]), output, error),
                _ => throw new UsageException("usage: shop add|list …"),
            };
        }
        catch (UsageException wrong)
        {
            await error.WriteLineAsync(wrong.Message);
            return WrongUsage;
        }
        catch (RuleException refused)
        {
            await error.WriteLineAsync(Words(services).Rule(refused.Code, [.. refused.Arguments]));
            return Failed;
        }
    }

    private static async Task<int> AddAsync(IServiceProvider services, CommandOptions options, TextWriter output)
    {
        var marketplace = options.Choice<Marketplace>("marketplace") ?? throw new UsageException(AddUsage);
        var asked = new NewShop(marketplace, options.One("name") ?? throw new UsageException(AddUsage), options.One("zone"), options.One("currency"), options.Pairs("setting"));
        var id = await services.GetRequiredService<AddShop>().ExecuteAsync(Actor.Desk, asked, Now(services), CancellationToken.None);
        await LookAsync(services, id);
        await output.WriteLineAsync(id.ToString());
        return Done;
    }

    /// <summary>What the shop may do, if it can be found out at once; otherwise the desk finds out by itself.</summary>
    private static async Task LookAsync(IServiceProvider services, ShopId id)
    {
        using var patience = new CancellationTokenSource(LookPatience);
        try
        {
            await services.GetRequiredService<LookAtAbilities>().ExecuteAsync(id, Now(services), patience.Token);
        }
        catch (Exception away) when (away is MarketplaceException or RuleException or OperationCanceledException)
        {
            return;
        }
    }

    private static async Task<int> ListAsync(IServiceProvider services, TextWriter output)
    {
        var board = new SyncBoard(new ScopedDb(services.GetRequiredService<DbContextOptions<SellerDeskDb>>(), new WholeScope()));
        var shops = await board.LoadAsync(Now(services), CancellationToken.None);
        var words = Words(services);
        var name = Math.Max(4, shops.Select(shop => shop.Name.Length).DefaultIfEmpty().Max());
        await output.WriteLineAsync($"{"ID",-36}  {"MARKETPLACE",-12}  {"NAME".PadRight(name)}  FEEDS");
        foreach (var shop in shops)
        {
            var feeds = string.Join(", ", shop.Feeds.Select(feed => $"{ShopsAddress.Name(feed.Kind)}: {FeedWords.State(words, shop, feed, TimeZoneInfo.Local)}")
                .Concat(Enum.GetValues<FeedKind>().Select(shop.Shut).OfType<AbilityFact>().Select(fact => $"{fact.Ability.ToString().ToLowerInvariant()}: {AbilityWords.Short(words, shop.Marketplace, fact)}")));
            await output.WriteLineAsync($"{shop.Id,-36}  {shop.Marketplace.ToString().ToLowerInvariant(),-12}  {shop.Name.PadRight(name)}  {(feeds.Length == 0 ? "–" : feeds)}");
        }

        return Done;
    }

    private static async Task<int> PullAsync(IServiceProvider services, CommandOptions options, TextWriter output, TextWriter error)
    {
        var name = options.One("shop") ?? throw new UsageException(PullUsage);
        var kind = options.Choice<FeedKind>("feed");
        await using var db = services.GetRequiredService<WholeDb>().Open();
        var shop = await db.Shops.AsNoTracking().FirstOrDefaultAsync(s => s.Name == name) ?? throw new RuleException("shop.unknownName", name);
        if (shop is { LookedAt: null, ProtectedKey: not null })
        {
            await LookAsync(services, shop.Id);
        }

        var shut = await ShutAsync(db, shop.Id);
        if (kind is { } asked && shut.TryGetValue(asked, out var why))
        {
            await error.WriteLineAsync(AbilityWords.Why(Words(services), shop.Marketplace, why));
            return Failed;
        }

        var kinds = (await db.Feeds.Where(f => f.ShopId == shop.Id && (kind == null || f.Kind == kind)).Select(f => f.Kind).ToListAsync()).Except(shut.Keys).ToList();
        if (kinds.Count == 0)
        {
            throw new RuleException("feed.notOffered");
        }

        var reports = new Dictionary<string, object>();
        var failures = new List<string>();
        foreach (var feed in kind is null ? kinds.Union(shut.Keys).Order() : kinds.Order())
        {
            if (shut.TryGetValue(feed, out var fact))
            {
                reports[ShopsAddress.Name(feed)] = new { read = 0, @new = 0, changed = 0, unchanged = 0, setAside = 0, error = (string?)null, shut = fact.State.ToString(), need = fact.Need };
                continue;
            }

            var (counts, code, reason) = await PullAsync(services, shop.Id, feed);
            reports[ShopsAddress.Name(feed)] = new { read = counts.Read, @new = counts.New, changed = counts.Changed, unchanged = counts.Unchanged, setAside = counts.SetAside, error = code };
            if (code is not null)
            {
                failures.Add($"{ShopsAddress.Name(feed)}: {reason}");
            }
        }

        await output.WriteLineAsync(JsonSerializer.Serialize(reports, Json));
        if (failures.Count == 0)
        {
            return Done;
        }

        await error.WriteLineAsync(string.Join("; ", failures).ReplaceLineEndings(" "));
        return Failed;
    }

    /// <summary>Feeds that are not pulled, each with what it lacks.</summary>
    private static async Task<Dictionary<FeedKind, AbilityFact>> ShutAsync(SellerDeskDb db, ShopId shop) =>
        (await db.ShopAbilities.AsNoTracking().Where(a => a.ShopId == shop).ToListAsync()).Where(a => a.IsShut && Abilities.FeedOf(a.Ability) is not null)
            .ToDictionary(a => Abilities.FeedOf(a.Ability)!.Value, a => new AbilityFact(a.Ability, a.State, a.Need));

    private static async Task<(PullCounts Counts, string? Code, string? Reason)> PullAsync(IServiceProvider services, ShopId shop, FeedKind feed)
    {
        var words = Words(services);
        var until = Now(services) + WaitForOther;
        while (true)
        {
            try
            {
                var report = await services.GetRequiredService<PullFeed>().ExecuteAsync(shop, feed, CancellationToken.None);
                var reason = report.ErrorCode is null ? null : report.ErrorDetail is null ? FeedWords.RunError(words, report.ErrorCode) : $"{FeedWords.RunError(words, report.ErrorCode)}: {report.ErrorDetail}";
                return (report.Counts, report.ErrorCode, reason);
            }
            catch (RuleException busy) when (busy.Code == "feed.alreadyRunning" && Now(services) < until)
            {
                // The desk itself pulls it just now; ours comes after it.
                await Task.Delay(TimeSpan.FromMilliseconds(500));
            }
            catch (RuleException refused)
            {
                return (PullCounts.None, refused.Code, words.Rule(refused.Code, [.. refused.Arguments]));
            }
        }
    }

    private static DateTimeOffset Now(IServiceProvider services) => services.GetRequiredService<TimeProvider>().GetUtcNow();

    /// <summary>English on a machine that does not speak Russian, as the rest of the command line.</summary>
    private static Texts Words(IServiceProvider services) =>
        services.GetRequiredService<TextLibrary>().For(CultureInfo.CurrentUICulture.TwoLetterISOLanguageName == "ru" ? CultureInfo.CurrentUICulture : CultureInfo.GetCultureInfo("en"));

    private sealed class WholeScope : IShopScopeSource
    {
        public ValueTask<ShopScope> GetAsync(CancellationToken cancel) => new(ShopScope.Everything);
    }
}
