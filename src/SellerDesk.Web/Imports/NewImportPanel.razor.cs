using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Forms;
using SellerDesk.Application.Imports;
using SellerDesk.Application.Imports.Files;
using SellerDesk.Application.Team;
using SellerDesk.Domain.Common;
using SellerDesk.Domain.Imports;

namespace SellerDesk.Web.Imports;

/// <summary>Kind, shop, file, columns; first a check without writing, then the import; its progress meanwhile.</summary>
public sealed partial class NewImportPanel(FilePreview preview, PresetList presetList, SavePreset savePreset, StopImport stop, ImportsUnderWay imports, FileLimits limits)
{
    private readonly ColumnChoice choice = new();
    private ImportKind kind = ImportKind.Orders;
    private ImportShopRow? shop;
    private UploadedFile? file;
    private FileSample? sample;
    private long? receiving;
    private ImportOutcome? trial;
    private RuleException? refusal;
    private UnderWay? underWay;
    private bool stopping;

    [Parameter, EditorRequired]
    public IReadOnlyList<ImportShopRow> Shops { get; set; } = [];

    [Parameter, EditorRequired]
    public Actor Actor { get; set; } = default!;

    /// <summary>A run has ended; null when it never began.</summary>
    [Parameter]
    public EventCallback<ImportRunId?> OnEnded { get; set; }

    private string RunWords => trial is { Counts.Accepted: > 0 and var lines } ? T.Count("imports.run", lines) : T["imports.run.plain"];

    private string? RunWhy => trial is null ? T["imports.run.wait"] : trial.Counts.Accepted == 0 ? T["imports.run.nothing"] : null;

    protected override async Task OnInitializedAsync()
    {
        await base.OnInitializedAsync();
        shop = Shops.Count > 0 ? Shops[0] : null;
        Follow(imports.Of(Actor.PersonId));
        await TryAsync(async () => choice.Presets = await presetList.LoadAsync(kind, Cancel));
    }

    protected override void Dispose(bool disposing)
    {
        if (disposing)
        {
            Follow(null);
            file?.LetGo();
            file = null;
        }

        base.Dispose(disposing);
    }

    private async Task ChooseKindAsync(ImportKind chosen) => await TryAsync(async () =>
    {
        kind = chosen;
        choice.Presets = await presetList.LoadAsync(kind, Cancel);
        await LookIntoAsync();
    });

    private void ChooseShop(string? id)
    {
        shop = Shops.FirstOrDefault(one => one.Id.ToString() == id) ?? shop;
        ForgetTrial();
    }

    private void ChoosePreset(string name)
    {
        choice.Choose(name, sample!);
        ForgetTrial();
    }

    private void ForgetTrial() => trial = null;

    private async Task ReceiveAsync(InputFileChangeEventArgs chosen) => await TryAsync(async () =>
    {
        (refusal, sample, receiving) = (null, null, 0);
        file?.LetGo();
        file = null;
        try
        {
            var sent = chosen.File;
            if (sent.Size > limits.MaxBytes)
            {
                throw new RuleException("import.fileTooBig", limits.MaxBytes >> 20);
            }

            await using var stream = sent.OpenReadStream(limits.MaxBytes, Cancel);
            file = await UploadedFile.ReceiveAsync(sent.Name, sent.Size, stream, read => Show(read, sent.Size), Cancel);
            receiving = null;
            await LookIntoAsync();
        }
        catch (RuleException why)
        {
            refusal = why;
        }
        finally
        {
            receiving = null;
        }
    });

    /// <summary>A hundred steps are enough for a bar.</summary>
    private void Show(long read, long all)
    {
        var share = all == 0 ? 0 : read * 100 / all;
        if (share != receiving)
        {
            receiving = share;
            StateHasChanged();
        }
    }

    private async Task LookIntoAsync()
    {
        ForgetTrial();
        if (file is null)
        {
            return;
        }

        try
        {
            (refusal, sample) = (null, await preview.LoadAsync(file.Path, kind, Cancel));
            choice.Fit(sample);
        }
        catch (RuleException why)
        {
            (refusal, sample) = (why, null);
        }
    }

    private async Task SaveAsync() => await TryAsync(async () =>
    {
        await savePreset.ExecuteAsync(choice.Name, kind, choice.Columns, Actor, Cancel);
        choice.Presets = await presetList.LoadAsync(kind, Cancel);
        choice.Remembered();
        Toasts.Say(T["imports.preset.saved"], T["imports.preset.saved-text", choice.Preset]);
    });
}
