using Microsoft.AspNetCore.Components;
using SellerDesk.Application.Knowledge;
using SellerDesk.Application.Knowledge.Automation;
using SellerDesk.Domain.Knowledge;
using SellerDesk.Web.Team;

namespace SellerDesk.Web.Knowledge;

public sealed partial class ModePanel(LetArticle let, AutomationOptions options, CurrentPerson current)
{
    private AutomationSettings settings = new();
    private string? problem;

    [Parameter, EditorRequired]
    public ArticleDetails Details { get; set; } = default!;

    [Parameter]
    public bool MayChange { get; set; }

    [Parameter]
    public EventCallback OnChanged { get; set; }

    private string? WhyNot => settings.IsProven((int)Math.Round(Details.Precision.Share * Details.Precision.Cases), Details.Precision.Cases) ? null
        : T.Rule("automation.notProven", settings.MinJudged, Math.Round(settings.Level * 100, 1), Details.Precision.Cases, (int)Math.Round(Details.Precision.Share * Details.Precision.Cases));

    protected override async Task OnInitializedAsync()
    {
        await base.OnInitializedAsync();
        await TryAsync(async () => settings = (await options.LoadAsync(Cancel)).Settings);
    }

    private async Task LetAsync(AnswerMode mode)
    {
        problem = null;
        if (await TryAsync(async () => await let.ExecuteAsync(await current.GetActorAsync(Cancel), Details.Id, mode, Cancel), refused => problem = refused))
        {
            await OnChanged.InvokeAsync();
        }
    }
}
