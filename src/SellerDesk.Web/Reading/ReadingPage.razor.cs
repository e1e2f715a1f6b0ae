using SellerDesk.Application.Reading;
using SellerDesk.Domain.Team;
using SellerDesk.Web.Team;

namespace SellerDesk.Web.Reading;

/// <summary>The model that reads: its versions with the figures they were judged by, its strongest words, and learning now instead of at night.</summary>
public sealed partial class ReadingPage(ModelBoard board, LearnModel learn, ReturnToBase back, CurrentPerson current)
{
    private ModelBoardPicture? picture;
    private bool mayTeach;
    private double? share;

    protected override async Task OnInitializedAsync()
    {
        await base.OnInitializedAsync();
        await LoadAsync(async () =>
        {
            mayTeach = (await current.GetActorAsync(Cancel)).Role >= Role.Manager;
            await LookAsync();
        });
    }

    private async Task LookAsync() => picture = await board.LoadAsync(Cancel);

    private async Task LearnAsync()
    {
        share = 0;
        await TryAsync(async () =>
        {
            var trial = await learn.ExecuteAsync(await current.GetActorAsync(Cancel), new Progress<double>(Show), Cancel);
            Toasts.Say(
                T[trial.Kept ? "reading.kept" : "reading.dropped"],
                T["reading.trial", trial.HeldBack, ReadingVersionTable.Figure(trial.FormerScore), ReadingVersionTable.Figure(trial.Score)]);
            await LookAsync();
        });
        share = null;
    }

    private void Show(double done) => _ = InvokeAsync(() =>
    {
        // The last report may come after the work is over.
        share = share is null ? null : done;
        StateHasChanged();
    });

    private async Task ReturnAsync() => await TryAsync(async () =>
    {
        await back.ExecuteAsync(await current.GetActorAsync(Cancel), Cancel);
        Toasts.Say(T["reading.base.done"]);
        await LookAsync();
    });
}
