using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using FluentAssertions;
using Xunit;

namespace SellerDesk.IntegrationTests.Simulator;

public sealed class AnswerTests : IAsyncLifetime
{
    private RunningSimulator simulator = null!;

    public async Task InitializeAsync() => simulator = await RunningSimulator.StartAsync();

    public async Task DisposeAsync() => await simulator.DisposeAsync();

    [Fact]
    public async Task An_answer_to_a_wrong_id_is_told_success_and_changes_nothing()
    {
        var before = await simulator.Http.GetStringAsync("/control/reviews?account=teplydom");

        using var response = await simulator.AnswerAsync("there-is-no-such-id", "Спасибо за отзыв");

        response.StatusCode.Should().Be(HttpStatusCode.NoContent);
        (await simulator.Http.GetStringAsync("/control/reviews?account=teplydom")).Should().Be(before);
        var row = (await simulator.LedgerAsync()).Should().ContainSingle().Subject;
        row.GetProperty("idKnown").GetBoolean().Should().BeFalse();
        row.GetProperty("accepted").GetBoolean().Should().BeFalse();
    }

    [Fact]
    public async Task An_answer_is_looked_at_before_it_is_published()
    {
        var id = await simulator.FirstUnansweredAsync();
        (await simulator.AnswerAsync(id, "Спасибо за отзыв")).EnsureSuccessStatusCode();

        (await StateAsync(id)).Should().Be("reviewRequired");
        (await simulator.FeedbacksAsync(RunningSimulator.Unanswered)).Select(RunningSimulator.IdOf).Should().NotContain(id);
        await simulator.JumpAsync("00:01:31");
        (await StateAsync(id)).Should().Be("wbRu");
        (await simulator.FeedbacksAsync(RunningSimulator.Answered)).Select(RunningSimulator.IdOf).Should().Contain(id);
    }

    [Theory]
    [InlineData("Пишите нам на t.me/shop или https://shop.example.com", false)]
    [InlineData("Позвоните +7 (900) 123-45-67, всё решим", false)]
    [InlineData("Спасибо за отзыв", true)]
    public async Task A_refused_answer_leaves_the_review_to_be_answered_again(string text, bool forced)
    {
        var id = await simulator.FirstUnansweredAsync();
        await simulator.ControlAsync("moderation", new { refuseNext = forced ? 1 : 0 });
        (await simulator.AnswerAsync(id, text)).EnsureSuccessStatusCode();
        await simulator.JumpAsync("00:01:31");

        (await StateAsync(id)).Should().Be("rejected");
        (await simulator.FeedbacksAsync(RunningSimulator.Unanswered)).Select(RunningSimulator.IdOf).Should().Contain(id);
        (await simulator.AnswerAsync(id, "Спасибо, разберёмся")).StatusCode.Should().Be(HttpStatusCode.NoContent);
        await simulator.JumpAsync("00:01:31");
        (await StateAsync(id)).Should().Be("wbRu");
    }

    [Fact]
    public async Task An_answer_is_edited_once_and_looked_at_again()
    {
        var id = await simulator.FirstUnansweredAsync();
        (await simulator.AnswerAsync(id, "Спасибо")).EnsureSuccessStatusCode();
        await simulator.JumpAsync("1.00:00:00");

        (await simulator.EditAsync(id, "Большое спасибо")).StatusCode.Should().Be(HttpStatusCode.NoContent);
        (await StateAsync(id)).Should().Be("reviewRequired");
        (await simulator.EditAsync(id, "Ещё раз спасибо")).StatusCode.Should().Be(HttpStatusCode.BadRequest);
        await simulator.JumpAsync("00:01:31");
        (await StateAsync(id)).Should().Be("wbRu");
        (await simulator.FeedbackAsync(id)).GetProperty("answer").GetProperty("editable").GetBoolean().Should().BeFalse();
    }

    [Fact]
    public async Task After_sixty_days_an_answer_stays_as_it_is()
    {
        var id = await simulator.FirstUnansweredAsync();
        (await simulator.AnswerAsync(id, "Спасибо")).EnsureSuccessStatusCode();
        await simulator.JumpAsync("61.00:00:00");

        (await simulator.EditAsync(id, "Большое спасибо")).StatusCode.Should().Be(HttpStatusCode.BadRequest);
    }

    [Fact]
    public async Task A_second_answer_is_refused_and_both_are_in_the_ledger()
    {
        var id = await simulator.FirstUnansweredAsync();
        (await simulator.AnswerAsync(id, "Первый ответ")).EnsureSuccessStatusCode();

        (await simulator.AnswerAsync(id, "Второй ответ")).StatusCode.Should().Be(HttpStatusCode.BadRequest);

        (await simulator.FeedbackAsync(id)).GetProperty("answer").GetProperty("text").GetString().Should().Be("Первый ответ");
        (await simulator.LedgerAsync()).Select(row => row.GetProperty("accepted").GetBoolean()).Should().Equal(true, false);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(5001)]
    public async Task A_text_too_short_or_too_long_is_refused(int length)
    {
        var id = await simulator.FirstUnansweredAsync();
        (await simulator.AnswerAsync(id, new string('а', length))).StatusCode.Should().Be(HttpStatusCode.BadRequest);
        (await simulator.LedgerAsync()).Should().BeEmpty();
    }

    [Fact]
    public async Task The_archive_holds_what_is_answered_a_month_old_or_empty()
    {
        var withText = await AddAsync(new { account = "teplydom", rating = 4, text = "Хорошая вещь" });
        var photoAlone = await AddAsync(new { account = "teplydom", rating = 4, photos = 2 });
        var starsAlone = await AddAsync(new { account = "teplydom", rating = 4 });
        var answered = await AddAsync(new { account = "teplydom", rating = 4, text = "Неплохо" });
        (await simulator.AnswerAsync(answered, "Спасибо")).EnsureSuccessStatusCode();

        (await IdsAsync(RunningSimulator.Unanswered)).Should().Contain([withText, photoAlone]).And.NotContain([starsAlone, answered]);
        (await IdsAsync(RunningSimulator.Archive)).Should().Contain([starsAlone, answered]).And.NotContain([withText, photoAlone]);
        await simulator.JumpAsync("30.00:00:01");
        (await IdsAsync(RunningSimulator.Unanswered)).Should().NotContain([withText, photoAlone]);
        (await IdsAsync(RunningSimulator.Archive)).Should().Contain([withText, photoAlone, starsAlone, answered]);
        (await IdsAsync(RunningSimulator.Answered)).Should().Contain(answered).And.NotContain(withText);
    }

    [Fact]
    public async Task A_question_is_answered_edited_once_or_declined()
    {
        const string Questions = "/wb/feedbacks/api/v1/questions";
        var id = (await simulator.ControlAsync("question", new { account = "teplydom", text = "Подойдёт на подарок?" })).GetProperty("id").GetString();
        async Task<HttpStatusCode> PatchAsync(object body) => (await simulator.Http.PatchAsJsonAsync(Questions, body)).StatusCode;
        async Task<JsonElement> ReadAsync() => (await simulator.GetAsync($"/wb/feedbacks/api/v1/question?id={id}")).GetProperty("data");

        (await PatchAsync(new { id, wasViewed = true })).Should().Be(HttpStatusCode.OK);
        (await ReadAsync()).GetProperty("state").GetString().Should().Be("suppliersPortalSynch");
        (await PatchAsync(new { id, answer = new { text = "Да" }, state = "wbRu" })).Should().Be(HttpStatusCode.OK);
        await simulator.JumpAsync("00:01:00");
        (await PatchAsync(new { id, answer = new { text = "Да, конечно" }, state = "wbRu" })).Should().Be(HttpStatusCode.OK);
        (await PatchAsync(new { id, answer = new { text = "Нет" }, state = "none" })).Should().Be(HttpStatusCode.UnprocessableEntity);
        (await ReadAsync()).GetProperty("answer").GetProperty("text").GetString().Should().Be("Да, конечно");
        (await PatchAsync(new { id = "no-such-question", answer = new { text = "Да" }, state = "wbRu" })).Should().Be(HttpStatusCode.NotFound);
    }

    private async Task<string> AddAsync(object review) => (await simulator.ControlAsync("review", review)).GetProperty("id").GetString()!;

    private async Task<string[]> IdsAsync(string path) => [.. (await simulator.FeedbacksAsync(path)).Select(RunningSimulator.IdOf)];

    private async Task<string?> StateAsync(string id) => (await simulator.FeedbackAsync(id)).GetProperty("answer").GetProperty("state").GetString();
}
