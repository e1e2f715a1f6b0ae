using SellerDesk.Application.Imports;
using SellerDesk.Domain.Common;
using SellerDesk.Domain.Imports;

namespace SellerDesk.Web.Imports;

/// <summary>The check or import that is under way: started, followed, stopped, ended.</summary>
public sealed partial class NewImportPanel
{
    private async Task StartAsync(bool dryRun) => await TryAsync(() =>
    {
        refusal = null;
        var request = new ImportRequest
        {
            Actor = Actor,
            Shop = shop!.Id,
            Kind = kind,
            Path = file!.Path,
            FileName = file.Name,
            Preset = choice.Preset,
            Columns = choice.Chosen,
            DryRun = dryRun,
        };
        Follow(imports.Start(request, file));
        return Task.CompletedTask;
    });

    private async Task StopAsync() => await TryAsync(async () =>
    {
        if (underWay?.Progress is { } now)
        {
            stopping = true;
            await stop.ExecuteAsync(now.Run, Actor, Cancel);
        }
    });

    private void Follow(UnderWay? next)
    {
        if (underWay is not null)
        {
            underWay.Changed -= Redraw;
        }

        underWay = next;
        stopping = false;
        if (next is not null)
        {
            next.Changed += Redraw;
            Redraw();
        }
    }

    private void Redraw() => _ = InvokeAsync(async () =>
    {
        if (underWay is { HasEnded: true } ended)
        {
            Follow(null);
            await EndAsync(ended);
        }

        StateHasChanged();
    });

    private async Task EndAsync(UnderWay ended)
    {
        refusal = ended.Refusal;
        trial = ended.Request.DryRun && ended.Outcome is { State: ImportState.Done } outcome ? outcome : null;
        await OnEnded.InvokeAsync(ended.Outcome?.Run);
    }
}
