using FluentAssertions;
using Microsoft.Extensions.DependencyInjection;
using SellerDesk.Application.Surveys;
using SellerDesk.Application.Team;
using SellerDesk.BrowserTests.Fixtures;
using SellerDesk.BrowserTests.Shell;
using SellerDesk.Domain.Surveys;
using SellerDesk.Domain.Team;
using Xunit;

namespace SellerDesk.BrowserTests.Surveys;

public sealed class SurveyJourneyTests(BrowserDesk desk) : IClassFixture<BrowserDesk>
{
    private const string Token = "journey-token-of-a-phone";

    [Fact]
    public async Task A_low_score_given_on_a_phone_is_work_in_the_inbox_and_stands_in_the_figures()
    {
        var survey = await AskAsync();
        await using (var buyer = await Visitor.ComeAsync(desk.Address, window: (390, 844)))
        {
            await buyer.GoAsync($"/s/{Token}");
            await buyer.SeesAsync("h1", "Посоветуете нас знакомым?");
            await Looks.HasNoBarrierAsync(buyer);
            (await buyer.Page.EvaluateAsync<bool>("() => document.documentElement.scrollWidth <= 390 && document.scripts.length === 0")).Should().BeTrue("a phone shows all of it, and nothing runs");
            await buyer.Find(".sv-points label:has-text('3')").ClickAsync();
            await buyer.SeesAsync(".sv-ask.bad", "Что было не так?");
            (await buyer.Find(".sv-ask.good").IsVisibleAsync()).Should().BeFalse();
            await buyer.Find(".sv-why label:has-text('Доставка')").ClickAsync();
            await buyer.Find(".sv-words").FillAsync("Курьер потерял коробку");
            await buyer.Find(".sv-go").ClickAsync();
            await buyer.SeesAsync("h1", "Спасибо, ответ записан");
            await buyer.SeesAsync(".sv-said", "Вы поставили 3");
            await Looks.HasNoBarrierAsync(buyer);
            (await buyer.Page.Context.CookiesAsync()).Should().BeEmpty();
        }

        var answer = await desk.Database.ReadAsync<Guid>($"select id from survey_answers where survey_id = '{survey}'");
        await using var support = await desk.SignedInAsync(Role.Support);
        await support.OpenAsync($"/inbox?kind=survey&item={answer}");
        await support.SeesAsync(".survey-low h2", "Оценка 3 из 10");
        await support.SeesAsync(".survey-low .said", "Курьер потерял коробку");
        await desk.Desk.Services.GetRequiredService<RemakeSurveyDaysJob>().RunAsync(CancellationToken.None);
        await support.OpenAsync($"/buyers/surveys/{survey}");
        await support.SeesAsync(".surveys-value b", "−100");
        await support.SeesAsync(".surveys-answer", "Курьер потерял коробку");
        await Looks.HasNoBarrierAsync(support);
        support.NothingWentWrong();
    }

    private async Task<SurveyId> AskAsync()
    {
        var words = new SurveyWords("Посоветуете нас знакомым?", "точно нет", "точно да", "Что было не так?", "Чего не хватило?", "Что понравилось?");
        var save = desk.Desk.Services.GetRequiredService<SaveSurvey>();
        var survey = await save.ExecuteAsync(Actor.Desk, null, new SurveyContent("Посоветуют ли", SurveyKind.Nps, SurveyTrigger.Delivery, 3, [], 100, 0, 30, 0, 30, SurveyContent.AllReasons,
            new Dictionary<string, SurveyWords> { ["ru"] = words, ["en"] = words }), CancellationToken.None);
        var shop = await desk.AddShopAsync("Тёплый дом");
        var buyer = Guid.CreateVersion7();
        await desk.Database.ExecuteAsync($"""
            insert into buyers (id, created_at) values ('{buyer}', now());
            insert into survey_invitations (id, shop_id, survey_id, buyer_id, subject_id, order_number, late, complained, token_hash, created_at, expires_at)
            values (gen_random_uuid(), '{shop.Id}', '{survey}', '{buyer}', gen_random_uuid(), '52118377', false, false, sha256('{Token}'), now(), now() + interval '30 days')
            """);
        return survey;
    }
}
