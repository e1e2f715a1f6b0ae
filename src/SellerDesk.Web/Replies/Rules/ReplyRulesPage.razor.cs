using Microsoft.AspNetCore.Components;
using SellerDesk.Application.Inbox;
using SellerDesk.Application.Replies.Rules;
using SellerDesk.Application.Replies.Spelling;
using SellerDesk.Application.Replies.Training;
using SellerDesk.Domain.Replies.Rules;
using SellerDesk.Domain.Shops;
using SellerDesk.Web.Shell.Widgets;
using SellerDesk.Web.Team;

namespace SellerDesk.Web.Replies.Rules;

/// <summary>The rules that replies are checked by: switched, hardened, added to. Changes are gathered and saved as one version.</summary>
public sealed partial class ReplyRulesPage(
    RulePackBoard board, SaveRulePack save, InstalledDictionary dictionary, InboxNames people, CurrentPerson current, NavigationManager navigation)
{
    private RulePackCard? card;
    private RulePack pack = new();
    private IReadOnlyList<RuleEntryRow> rows = [];
    private IReadOnlyList<RulePackChange> changes = [];
    private NameBook names = NameBook.Empty;
    private string? loaded;
    private string? problem;
    private bool saving;

    [SupplyParameterFromQuery(Name = "pack")]
    private string? Pack { get; set; }

    [SupplyParameterFromQuery(Name = "open")]
    private string? OpenOf { get; set; }

    private string Marketplace => Pack is { } code && Marketplaces.Any(known => ShippedPacks.CodeOf(known) == code) ? code : RulePack.Common;

    private string Open => OpenOf ?? ReplyRulesAddress.TryOut;

    private RuleEntryRow? Chosen => rows.FirstOrDefault(row => row.Entry.Code == Open);

    private bool IsChanged => changes.Count > 0;

    private static IEnumerable<Marketplace> Marketplaces => Enum.GetValues<Marketplace>().Where(known => known != Domain.Shops.Marketplace.Other);

    private IReadOnlyList<Tabs.Tab> PackTabs =>
        [new(RulePack.Common, T["guard.packs.all"], ReplyRulesAddress.Page), .. Marketplaces.Select(known => new Tabs.Tab(ShippedPacks.CodeOf(known), T[$"shell.marketplace.{ShippedPacks.CodeOf(known)}"], ReplyRulesAddress.Of(ShippedPacks.CodeOf(known))))];

    private string SideTab => Open is ReplyRulesAddress.Words or ReplyRulesAddress.Versions ? Open : ReplyRulesAddress.TryOut;

    private IReadOnlyList<Tabs.Tab> SideTabs =>
        [.. new[] { ReplyRulesAddress.TryOut, ReplyRulesAddress.Words, ReplyRulesAddress.Versions }.Select(tab => new Tabs.Tab(tab, T["guard.side." + tab], ReplyRulesAddress.Of(Marketplace, tab), tab == ReplyRulesAddress.Versions && card is { Versions.Count: > 0 } ? T.Format.Number(card.Versions.Count) : null))];

    protected override async Task OnParametersSetAsync()
    {
        // Another pack by its tab; the side's tabs keep what is being changed.
        if (loaded != Marketplace)
        {
            loaded = Marketplace;
            await LoadAsync(LookAsync);
        }
    }

    protected override Task ReloadAsync() => LookAsync();

    private async Task LookAsync()
    {
        card = await board.LoadAsync(Marketplace, Cancel);
        names = await people.LoadAsync(Cancel);
        Put(card.Own);
    }

    private void Put(RulePack changed)
    {
        pack = changed;
        problem = null;
        changes = card is null ? [] : RulePackChanges.Between(card.Own, pack);
        var mine = pack.Entries.ToDictionary(entry => entry.Code);
        rows =
        [
            .. (card?.Entries ?? []).Where(row => !row.IsOwn).Select(row => row with { IsOn = IsOn(row) }),
            .. mine.Values.Select(entry => new RuleEntryRow(entry, !pack.Off.Contains(entry.Code), true)),
        ];
        rows = [.. rows.OrderBy(row => row.Entry.Rule, StringComparer.Ordinal)];
    }

    // Until this pack says something about it, an entry stands as it was loaded.
    private bool IsOn(RuleEntryRow row) => !pack.Off.Contains(row.Entry.Code) && (pack.On.Contains(row.Entry.Code) || row.IsOn || card?.Own.Off.Contains(row.Entry.Code) == true);

    private FindingSeverity SeverityOf(RuleEntry entry) => pack.Severities.GetValueOrDefault(entry.Code, entry.Severity);

    private static string? ExampleOf(string? code) => code is null ? null : RuleExercises.ExampleOf(code);

    private void Switch(string code) => Put(pack.Switched(code, !rows.First(row => row.Entry.Code == code).IsOn));

    private void SetSeverity((string Code, FindingSeverity Severity) chosen) =>
        Put(pack.WithSeverity(chosen.Code, chosen.Severity, rows.First(row => row.Entry.Code == chosen.Code).Entry.Severity));

    private void PutOwn(RuleEntry entry)
    {
        Put(pack.With(entry));
        navigation.NavigateTo(ReplyRulesAddress.Of(Marketplace, entry.Code));
    }

    private void DropOwn(string code)
    {
        Put(pack.Without(code));
        navigation.NavigateTo(ReplyRulesAddress.Of(Marketplace));
    }

    private void Forget() => Put(card!.Own);

    private Task SaveAsync() => KeepAsync(pack);

    private async Task GoBackAsync(int version)
    {
        if ((version == 0 ? new RulePack() : await board.VersionAsync(Marketplace, version, Cancel)) is { } earlier)
        {
            await KeepAsync(earlier);
        }
    }

    private async Task KeepAsync(RulePack wanted)
    {
        saving = true;
        await TryAsync(
            async () =>
            {
                var version = await save.ExecuteAsync(await current.GetActorAsync(Cancel), Marketplace, card?.Versions is [var newest, ..] ? newest.Version : 0, wanted, Cancel);
                Toasts.Say(T["guard.saved", version]);
                await LookAsync();
            },
            why => problem = why);
        saving = false;
    }
}
