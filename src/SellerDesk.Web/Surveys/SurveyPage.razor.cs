using Microsoft.AspNetCore.Components;
using SellerDesk.Application.Inbox;
using SellerDesk.Application.Surveys;
using SellerDesk.Domain.Surveys;
using SellerDesk.Domain.Team;
using SellerDesk.Web.Shell;
using SellerDesk.Web.Shops;
using SellerDesk.Web.Team;

namespace SellerDesk.Web.Surveys;

/// <summary>A survey: its figure and how sure it is, what it is told apart by, who answered of those who were asked, and the answers themselves.</summary>
public sealed partial class SurveyPage(SurveyBoard board, SurveyFigures figures, SurveyAnswerList list, SaveSurvey save, InboxNames nameBook, PublicUrl publicUrl, CurrentPerson current) : AddressedPage
{
    private readonly List<AnswerRow> answers = [];
    private SurveyAsk ask = new();
    private SurveyRow? row;
    private SurveyReport? report;
    private IReadOnlyList<OpenDoor> doors = [];
    private NameBook names = NameBook.Empty;
    private (DateTimeOffset At, SurveyAnswerId Id)? next;
    private bool mayChange;

    [Parameter]
    public Guid Id { get; set; }

    private SurveyId Survey => new(Id);

    private string Root => publicUrl.Of(Navigation.BaseUri).ToString().TrimEnd('/');

    protected override bool IsHere(string path) => path == SurveysAddress.One(Survey);

    protected override Task MoveAsync() => TryAsync(ReadAsync);

    protected override Task ReloadAsync() => LoadAsync(ReadAsync);

    private async Task ReadAsync()
    {
        ask = SurveysAddress.Read(Navigation.Uri);
        mayChange = (await current.GetActorAsync(Cancel)).Role >= Role.Manager;
        names = await nameBook.LoadAsync(Cancel);
        row = await board.OneAsync(Survey, Cancel);
        if (row is null)
        {
            return;
        }

        var today = DateOnly.FromDateTime(TimeZoneInfo.ConvertTime(Now, Zone).DateTime);
        report = await figures.LoadAsync(Survey, row.Content.Kind, today.AddDays(1 - ask.Days), today, Cancel);
        doors = row.Content.Trigger == SurveyTrigger.Link ? await board.DoorsAsync(Survey, Cancel) : [];
        answers.Clear();
        next = null;
        await ReadMoreAsync();
    }

    private Task<bool> MoreAsync() => TryAsync(ReadMoreAsync);

    private async Task ReadMoreAsync()
    {
        var (slice, place) = await list.LoadAsync(ask.Filter(Survey, Now), next, SurveyAnswerList.Take, Cancel);
        answers.AddRange(slice);
        next = place;
    }

    private Task<bool> SwitchAsync() => TryAsync(async () =>
    {
        var on = row!.State == SurveyState.Off;
        await save.SwitchAsync(await current.GetActorAsync(Cancel), Survey, on, Cancel);
        await ReadAsync();
        Toasts.Say(T[on ? "surveys.switched.on" : "surveys.switched.off"]);
    });

    private string Address(SurveyAsk wanted) => SurveysAddress.One(Survey, wanted);
}
