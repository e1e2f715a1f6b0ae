using System.Text.Json;
using SellerDesk.Application.Marketplaces;
using SellerDesk.Domain.Shops;
using SellerDesk.Integrations.Http;

namespace SellerDesk.Integrations.Ozon;

/// <summary>What an Ozon key allows: its roles name the methods, the account names its plan, two counters tell whether reviews and questions are paid for.</summary>
internal sealed class OzonKey(OzonClient client) : IKeyReader
{
    private static readonly HashSet<string> WholeRoles = new(StringComparer.OrdinalIgnoreCase) { "Admin" };
    private static readonly string[] Everything = ["/"];

    /// <summary>The key itself tells nothing.</summary>
    public KeyFacts Read(string key)
    {
        OzonKeyText.Read(key);
        return new KeyFacts(null, null, [.. Enum.GetValues<Ability>().Select(ability => new AbilityFact(ability, IsOffered(ability) ? AbilityState.Unknown : AbilityState.NotOffered))], null);
    }

    public async Task<KeyFacts> LookAsync(ShopAccess shop, CancellationToken cancel)
    {
        using var roles = await client.RolesAsync(shop, cancel);
        var known = roles is { Problem: null, Root.ValueKind: JsonValueKind.Object } ? roles.Root : default;
        using var seller = await TryAsync(() => client.SellerAsync(shop, cancel));
        var account = seller is { Problem: null, Root.ValueKind: JsonValueKind.Object } ? seller.Root : default;
        var methods = MethodsOf(known);
        var plan = account.Find("subscription")?.Word("type");
        var reviews = await ProbeAsync(methods, "/v2/review/count", () => client.ReviewCountAsync(shop, cancel));
        var questions = await ProbeAsync(methods, "/v1/question/count", () => client.QuestionCountAsync(shop, cancel));
        var company = account.Find("company")?.Word("name");
        return new KeyFacts(
            known.Time("expires_at"), [.. known.List("roles").Select(role => role.Word("name")).OfType<string>()],
            [.. Enum.GetValues<Ability>().Select(ability => FactOf(ability, methods, plan, reviews, questions))], plan)
        {
            SellerName = company,
            Settings = new Dictionary<string, string?> { [OzonSettings.SubscriptionName] = plan, [OzonSettings.CompanyName] = company }
                .Where(setting => setting.Value is not null).ToDictionary(setting => setting.Key, setting => setting.Value!),
        };
    }

    private static AbilityFact FactOf(Ability ability, IReadOnlyList<string>? methods, string? plan, AbilityFact? reviews, AbilityFact? questions)
    {
        if (!IsOffered(ability))
        {
            return new AbilityFact(ability, AbilityState.NotOffered);
        }

        if (OzonRights.MethodsOf(ability) is { Count: > 0 } needed && methods is not null && !needed.Any(method => Allows(methods, method)))
        {
            return new AbilityFact(ability, AbilityState.NeedsScope, string.Join(", ", needed));
        }

        return ability switch
        {
            Ability.Reviews or Ability.ReviewAnswers => (reviews ?? new AbilityFact(ability, AbilityState.Unknown)) with { Ability = ability },
            Ability.Questions or Ability.QuestionAnswers => (questions ?? new AbilityFact(ability, AbilityState.Unknown)) with { Ability = ability },
            Ability.ChatMessages => ChatFact(plan),
            _ => new AbilityFact(ability, methods is null && ability != Ability.Pushes ? AbilityState.Unknown : AbilityState.Open),
        };
    }

    /// <summary>Reading chats is free, writing is not; no call would find it out without writing.</summary>
    private static AbilityFact ChatFact(string? plan) => OzonWords.Plain(plan) switch
    {
        "premium_plus" or "premium_pro" => new AbilityFact(Ability.ChatMessages, AbilityState.Open),
        "unspecified" or "premium" or "premium_lite" => new AbilityFact(Ability.ChatMessages, AbilityState.NeedsSubscription, OzonRights.PlusPlan),
        _ => new AbilityFact(Ability.ChatMessages, AbilityState.Unknown),
    };

    /// <summary>Null when it could not be found out.</summary>
    private static async Task<AbilityFact?> ProbeAsync(IReadOnlyList<string>? methods, string method, Func<Task<JsonAnswer>> call)
    {
        if (methods is not null && !Allows(methods, method))
        {
            return null;
        }

        try
        {
            using var answer = await call();
            return new AbilityFact(default, AbilityState.Open);
        }
        catch (MarketplaceException refused) when (refused.Failure is MarketplaceFailure.NeedsSubscription)
        {
            return new AbilityFact(default, AbilityState.NeedsSubscription, OzonRights.PlanOf(method));
        }
        catch (MarketplaceException refused) when (refused.Failure is MarketplaceFailure.NoScope)
        {
            return new AbilityFact(default, AbilityState.NeedsScope, method);
        }
        catch (MarketplaceException)
        {
            return null;
        }
    }

    /// <summary>The key is proved by its roles; what else cannot be asked now stays unknown.</summary>
    private static async Task<JsonAnswer?> TryAsync(Func<Task<JsonAnswer>> call)
    {
        try
        {
            return await call();
        }
        catch (MarketplaceException)
        {
            return null;
        }
    }

    /// <summary>Methods, or beginnings of methods, that the key opens; null: not told.</summary>
    private static string[]? MethodsOf(JsonElement roles)
    {
        var listed = roles.List("roles").Where(role => role.ValueKind == JsonValueKind.Object).ToList();
        return listed.Count == 0 ? null
            : listed.Exists(role => WholeRoles.Contains(role.Word("name") ?? "")) ? Everything
            : [.. listed.SelectMany(role => role.List("methods")).Select(method => method.AsText()).OfType<string>()];
    }

    private static bool Allows(IReadOnlyList<string> methods, string method) => methods.Any(allowed => method == allowed || method.StartsWith(allowed.TrimEnd('/', '*') + "/", StringComparison.Ordinal));

    private static bool IsOffered(Ability ability) => ability == Ability.Pushes || OzonRights.MethodsOf(ability).Count > 0;
}
