using Microsoft.AspNetCore.Components;
using SellerDesk.Application.Surveys;
using SellerDesk.Application.Team;
using SellerDesk.Domain.Surveys;
using SellerDesk.Web.Shell;
using SellerDesk.Web.Surveys.Sheet;
using SellerDesk.Web.Team;

namespace SellerDesk.Web.Surveys;

/// <summary>Where a survey is written, beside the phone that will show it.</summary>
public sealed partial class SurveyEditPage(SurveyBoard board, SaveSurvey save, ShopNames shopNames, CurrentPerson current, NavigationManager navigation) : DeskPage
{
    private SurveyDraft draft = new();
    private IReadOnlyList<ShopName> shops = [];
    private string language = SheetWords.Russian.Language;
    private SurveyBand band = SurveyBand.Good;
    private string? problem;
    private bool missing;

    /// <summary>Null for a new one.</summary>
    [Parameter]
    public Guid? Id { get; set; }

    private WordsDraft Words => draft.Words[language];

    private SheetWords Around => SheetWords.All.First(words => words.Language == language);

    private int PreviewScore => draft.Kind.Points().Last(point => draft.Kind.Band(point) == band);

    private SurveySheet Preview => new(
        SheetState.Open, draft.Kind, draft.Words.ToDictionary(one => one.Key, one => one.Value.Words), draft.Reasons, shops.Count > 0 ? shops[0].Name : "SellerDesk",
        draft.Trigger == SurveyTrigger.Link ? null : T["surveys.preview.order"], null, draft.Trigger == SurveyTrigger.Link ? null : T["surveys.preview.product"], null, draft.Trigger == SurveyTrigger.Link);

    protected override async Task OnInitializedAsync()
    {
        await base.OnInitializedAsync();
        await ReloadAsync();
    }

    protected override Task ReloadAsync() => LoadAsync(async () =>
    {
        shops = await shopNames.LoadAsync(Cancel);
        if (Id is { } known)
        {
            var row = await board.OneAsync(new SurveyId(known), Cancel);
            (missing, draft) = (row is null, row is null ? new SurveyDraft() : SurveyDraft.Of(row.Content));
        }

        draft.Suggest();
    });

    private static void Toggle<T>(List<T> chosen, T one)
    {
        if (!chosen.Remove(one))
        {
            chosen.Add(one);
        }
    }

    private void SetKind(ChangeEventArgs changed)
    {
        if (Enum.TryParse<SurveyKind>(changed.Value?.ToString(), out var kind))
        {
            draft.Kind = kind;
            draft.Suggest();
        }
    }

    private async Task SaveAsync()
    {
        problem = null;
        SurveyId saved = default;
        if (await TryAsync(async () => saved = await save.ExecuteAsync(await current.GetActorAsync(Cancel), Id is { } known ? new SurveyId(known) : null, draft.Content, Cancel), refused => problem = refused))
        {
            navigation.NavigateTo(SurveysAddress.One(saved));
        }
    }

    private async Task DeleteAsync()
    {
        problem = null;
        if (await TryAsync(async () => await save.DeleteAsync(await current.GetActorAsync(Cancel), new SurveyId(Id!.Value), Cancel), refused => problem = refused))
        {
            navigation.NavigateTo(SurveysAddress.Path);
        }
    }
}
