using System.Net;
using FluentAssertions;
using SellerDesk.Application.Surveys;
using SellerDesk.Domain.Surveys;
using Xunit;

namespace SellerDesk.IntegrationTests.Surveys;

/// <summary>The public page as a phone gets it, over HTTP.</summary>
public sealed class SheetTests(SurveyTrial trial) : IClassFixture<SurveyTrial>
{
    [Fact]
    public async Task A_sheet_is_a_small_page_without_script_or_cookie_in_the_language_of_the_phone()
    {
        var token = await TokenAsync("Лист");
        using var phone = Phone();
        using var russian = await phone.GetAsync($"/s/{token}");
        var page = await russian.Content.ReadAsStringAsync();
        russian.StatusCode.Should().Be(HttpStatusCode.OK);
        page.Should().Contain("Посоветуете?").And.Contain("Лист-0").And.Contain("Кружка").And.NotContain("<script").And.NotContain("http://").And.NotContain("https://");
        page.Length.Should().BeLessThan(16_000);
        russian.Headers.Contains("Set-Cookie").Should().BeFalse();
        russian.Headers.CacheControl!.NoStore.Should().BeTrue();
        russian.Headers.GetValues("Content-Security-Policy").Single().Should().StartWith("default-src 'none'");
        phone.DefaultRequestHeaders.Add("Accept-Language", "en-GB,en;q=0.9,ru;q=0.5");
        (await phone.GetStringAsync($"/s/{token}")).Should().Contain("Recommend?").And.Contain("lang=\"en\"");
        (await phone.GetStringAsync($"/s/{token}?lang=ru")).Should().Contain("Посоветуете?").And.NotContain("Қазақша", "nobody wrote the question in Kazakh");
    }

    [Fact]
    public async Task An_answer_leads_to_thanks_a_second_one_changes_nothing_and_no_score_is_asked_for_again()
    {
        var token = await TokenAsync("Ответ");
        using var phone = Phone();
        using var empty = await phone.PostAsync($"/s/{token}", Form(("comment", "Без оценки"), ("lang", "ru")));
        empty.StatusCode.Should().Be(HttpStatusCode.UnprocessableEntity);
        (await empty.Content.ReadAsStringAsync()).Should().Contain("Выберите оценку").And.Contain("Без оценки", "what was typed stays");
        using var kept = await phone.PostAsync($"/s/{token}", Form(("score", "9"), ("reason", "quality"), ("reason", "delivery"), ("lang", "ru")));
        kept.StatusCode.Should().Be(HttpStatusCode.SeeOther);
        (await phone.GetStringAsync(kept.Headers.Location)).Should().Contain("Спасибо, ответ записан").And.Contain("Вы поставили 9");
        using var again = await phone.PostAsync($"/s/{token}", Form(("score", "0"), ("lang", "ru")));
        again.StatusCode.Should().Be(HttpStatusCode.SeeOther);
        (await phone.GetStringAsync($"/s/{token}?lang=ru")).Should().Contain("Вы поставили 9");
    }

    [Fact]
    public async Task What_never_was_and_what_is_over_look_alike_and_another_site_cannot_answer()
    {
        var token = await TokenAsync("Срок");
        using var phone = Phone();
        using var foreign = new HttpRequestMessage(HttpMethod.Post, $"/s/{token}") { Content = Form(("score", "1")) };
        foreign.Headers.Add("Sec-Fetch-Site", "cross-site");
        using var refused = await phone.SendAsync(foreign);
        refused.StatusCode.Should().Be(HttpStatusCode.BadRequest);
        await trial.Database.ExecuteAsync("update survey_invitations set expires_at = now() - interval '1 minute' where order_number = 'Срок-0'");
        var unknown = SurveyTrialToken();
        using var over = await phone.GetAsync($"/s/{token}");
        using var never = await phone.GetAsync($"/s/{unknown}");
        (over.StatusCode, never.StatusCode).Should().Be((HttpStatusCode.NotFound, HttpStatusCode.NotFound));
        (await over.Content.ReadAsStringAsync()).Should().Be(await never.Content.ReadAsStringAsync());
        using var late = await phone.PostAsync($"/s/{token}", Form(("score", "5")));
        late.StatusCode.Should().Be(HttpStatusCode.NotFound);
        (await trial.CountAsync("survey_answers a join survey_invitations i on i.id = a.invitation_id where i.order_number = 'Срок-0'")).Should().Be(0);
    }

    private async Task<string> TokenAsync(string name)
    {
        var shop = await trial.ShopAsync(name, 1);
        var survey = await trial.SurveyAsync(SurveyTrial.Content(shop: shop));
        await trial.InviteAsync();
        return (await trial.TokensAsync(survey)).Single();
    }

    private static string SurveyTrialToken() => Convert.ToHexString(Guid.NewGuid().ToByteArray());

    private static FormUrlEncodedContent Form(params (string Name, string Value)[] fields) => new(fields.Select(field => KeyValuePair.Create(field.Name, field.Value)));

    private HttpClient Phone() => new(new HttpClientHandler { AllowAutoRedirect = false, UseCookies = false }) { BaseAddress = trial.Address };
}
