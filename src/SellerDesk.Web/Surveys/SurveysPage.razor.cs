using SellerDesk.Application.Surveys;
using SellerDesk.Domain.Team;
using SellerDesk.Web.Shell;
using SellerDesk.Web.Team;

namespace SellerDesk.Web.Surveys;

/// <summary>Every survey and how it does.</summary>
public sealed partial class SurveysPage(SurveyBoard board, CurrentPerson current) : DeskPage
{
    private IReadOnlyList<SurveyRow> rows = [];
    private bool mayChange;

    protected override async Task OnInitializedAsync()
    {
        await base.OnInitializedAsync();
        await ReloadAsync();
    }

    protected override Task ReloadAsync() => LoadAsync(async () =>
    {
        mayChange = (await current.GetActorAsync(Cancel)).Role >= Role.Manager;
        rows = await board.LoadAsync(Cancel);
    });
}
