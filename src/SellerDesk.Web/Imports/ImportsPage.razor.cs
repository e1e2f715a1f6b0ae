using Microsoft.AspNetCore.Components;
using SellerDesk.Application.Imports;
using SellerDesk.Application.Team;
using SellerDesk.Domain.Imports;
using SellerDesk.Web.Team;

namespace SellerDesk.Web.Imports;

/// <summary>A new import, the result of one run, and the runs before it.</summary>
public sealed partial class ImportsPage(ImportShopList shopList, ImportRunList runList, RejectionList rejectionList, UndoImport undo, CurrentPerson current, NavigationManager navigation)
{
    private Actor? actor;
    private IReadOnlyList<ImportShopRow> shops = [];
    private IReadOnlyList<ImportRunRow> runs = [];
    private IReadOnlyList<ImportRejection> rejections = [];
    private ImportRunRow? chosen;

    [SupplyParameterFromQuery(Name = "run")]
    private Guid? Run { get; set; }

    protected override async Task OnInitializedAsync()
    {
        await base.OnInitializedAsync();
        await ReloadAsync();
    }

    protected override async Task OnParametersSetAsync()
    {
        if (actor is not null && chosen?.Id.Value != Run)
        {
            await TryAsync(LookAsync);
        }
    }

    protected override Task ReloadAsync() => LoadAsync(async () =>
    {
        actor = await current.GetActorAsync(Cancel);
        shops = await shopList.LoadAsync(actor, Cancel);
        await LookAsync();
    });

    private async Task LookAsync()
    {
        runs = await runList.LoadAsync(Cancel);
        chosen = Run is not { } id ? null : runs.FirstOrDefault(run => run.Id.Value == id) ?? await runList.FindAsync(new ImportRunId(id), Cancel);
        rejections = chosen is { Counts.Rejected: > 0 } ? await rejectionList.LoadAsync(chosen.Id, Cancel) : [];
    }

    private Task<bool> UndoAsync(ImportRunRow run) => TryAsync(async () =>
    {
        var (contacts, consents) = await undo.ExecuteAsync(run.Id, actor!, T["imports.undo.note", run.FileName], Cancel);
        Toasts.Say(T["imports.undo.done"], T["imports.undo.counts", T.Format.Number(contacts), T.Format.Number(consents)]);
        await LookAsync();
    });

    private async Task ShowAsync(ImportRunId? run)
    {
        if (run is { } id && id.Value != Run)
        {
            navigation.NavigateTo(ImportsAddress.Run(id));
            return;
        }

        await TryAsync(LookAsync);
    }
}
