using Microsoft.AspNetCore.Components;
using SellerDesk.Application.Marketplaces;
using SellerDesk.Application.Shops;
using SellerDesk.Domain.Common;
using SellerDesk.Domain.Shops;
using SellerDesk.Web.Team;

namespace SellerDesk.Web.Shops;

/// <summary>Connects a shop in four steps: marketplace, key, time, and watching the first pull. The marketplace and the new shop stand in the address; the key never does.</summary>
public sealed partial class AddShopPage(AddShop add, TryKey tryKey, LookAtAbilities look, MarketplaceChoices choices, CurrentPerson current, NavigationManager navigation, ILogger<AddShopPage> log)
{
    private const int MarketStep = 1;
    private const int KeyStep = 2;
    private const int TimeStep = 3;
    private const int HistoryStep = 4;

    private int step = MarketStep;
    private Marketplace market;
    private ShopId? added;
    private string name = "";
    private string key = "";
    private string clientId = "";
    private string? account;
    private IReadOnlyList<KeyAccount> accounts = [];
    private string addresses = "";
    private string zone = "";
    private string currency = "";
    private KeyTrial? trial;
    private string? problem;
    private bool problemIsOfClientId;
    private bool busy;

    [SupplyParameterFromQuery(Name = "market")]
    private string? Market { get; set; }

    [SupplyParameterFromQuery(Name = "shop")]
    private string? Added { get; set; }

    private bool ByKey => choices.IsByKey(market);

    /// <summary>The marketplace could not be asked; that says nothing against the key.</summary>
    private bool MayGoOnAnyway => trial?.Failure is MarketplaceFailure.Unavailable or MarketplaceFailure.NoAnswer or MarketplaceFailure.RateLimited;

    /// <summary>A key that opens several accounts connects one of them, and the person says which.</summary>
    private bool IsAccountKnown => accounts.Count == 0 || account is not null;

    private string NextSays => trial is null or { Failure: null, Missing.Count: 0 }
        ? T["shops.add.next"]
        : MayGoOnAnyway ? T["shops.add.next.anyway"] : T["shops.add.next.without", string.Join(", ", trial.Missing.Select(kind => FeedWords.Name(T, kind).ToLowerInvariant()))];

    protected override void OnParametersSet()
    {
        added = ShopsAddress.ShopOf(Added);
        var chosen = Enum.TryParse<Marketplace>(Market, ignoreCase: true, out var known) && Enum.IsDefined(known) ? known : (Marketplace?)null;
        if (added is not null)
        {
            step = HistoryStep;
        }
        else if (chosen is null)
        {
            step = MarketStep;
        }
        else if (step is MarketStep || market != chosen)
        {
            Choose(chosen.Value);
        }
    }

    private void Choose(Marketplace chosen)
    {
        (market, step, trial, problem) = (chosen, KeyStep, null, null);
        // A key of another marketplace must not stay in the field.
        (key, clientId, account, accounts) = ("", "", null, []);
        var usual = new NewShop(chosen, "", null, null, new Dictionary<string, string>());
        (zone, currency) = (usual.ZoneOrUsual, usual.CurrencyOrUsual);
    }

    private IEnumerable<(int Number, string Title, string Hint)> Stages()
    {
        var known = step > MarketStep && added is null;
        yield return (MarketStep, T["shops.add.step.market"], known ? FeedWords.Marketplace(T, market) : T["shops.add.step.market.hint"]);
        yield return !known || ByKey ? (KeyStep, T["shops.add.step.key"], T["shops.add.step.key.hint"]) : (KeyStep, T["shops.add.step.name"], T["shops.add.step.name.hint"]);
        yield return (TimeStep, T["shops.add.step.time"], T["shops.add.step.time.hint"]);
        yield return (HistoryStep, T["shops.add.step.history"], T["shops.add.step.history.hint"]);
    }

    private void ForgetTrial() => trial = null;

    private void KeepKey(string? pasted) => (key, trial, problem, account, accounts) = (pasted ?? "", null, null, null, []);

    private void KeepClientId(string? pasted) => (clientId, trial, problem) = (pasted ?? "", null, null);

    private Task PickAsync(string chosen)
    {
        account = chosen;
        return CheckAsync();
    }

    private Task OnKeyStepAsync()
    {
        if (ByKey && !(trial is { Failure: null } && IsAccountKnown) && !MayGoOnAnyway)
        {
            return CheckAsync();
        }

        step = TimeStep;
        return Task.CompletedTask;
    }

    private Task CheckAsync() => DoAsync(async () =>
    {
        trial = await tryKey.ExecuteAsync(await current.GetActorAsync(Cancel), Asked(), Now, Cancel);
        accounts = trial.Facts.Accounts.Count > 0 ? trial.Facts.Accounts : accounts;
    });

    private Task ConnectAsync() => DoAsync(async () =>
    {
        var id = await add.ExecuteAsync(await current.GetActorAsync(Cancel), Asked(), Now, Cancel);
        key = "";
        await LookQuietlyAsync(id);
        navigation.NavigateTo(ShopsAddress.Watching(id));
    });

    /// <summary>What was found by the check is kept with the shop, so that nothing is pulled that is shut. If it fails now, the desk looks again by itself.</summary>
    private async Task LookQuietlyAsync(ShopId id)
    {
        try
        {
            await (ByKey ? look.ExecuteAsync(id, Now, Cancel) : Task.CompletedTask);
        }
        catch (MarketplaceException away)
        {
            log.LogInformation("What the new shop {Shop} may do could not be found out: {Failure}", id, away.Failure);
        }
    }

    private NewShop Asked()
    {
        var settings = SettingLines.Read(addresses);
        if (ByKey && key.Trim().Length > 0)
        {
            settings["Token"] = key;
        }

        if (market == Marketplace.Ozon)
        {
            settings["ClientId"] = clientId.Trim();
        }

        foreach (var (found, value) in trial?.Facts.Settings ?? new Dictionary<string, string>())
        {
            settings.TryAdd(found, value);
        }

        if (account is not null && accounts.FirstOrDefault(one => one.Value == account) is { } chosen)
        {
            settings[chosen.Setting] = chosen.Value;
        }

        return new NewShop(market, name, zone, currency, settings);
    }

    private async Task DoAsync(Func<Task> work)
    {
        (busy, problem, problemIsOfClientId) = (true, null, false);
        await TryAsync(() => SortAsync(work), refused => problem = refused);
        busy = false;
    }

    private async Task SortAsync(Func<Task> work)
    {
        try
        {
            await work();
        }
        catch (RuleException refused) when (refused.Code.StartsWith("shop.clientId", StringComparison.Ordinal))
        {
            problemIsOfClientId = true;
            throw;
        }
    }
}
