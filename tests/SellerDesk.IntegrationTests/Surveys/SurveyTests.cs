using FluentAssertions;
using SellerDesk.Application.BuyerBook;
using SellerDesk.Application.Surveys;
using SellerDesk.Domain.Buyers;
using SellerDesk.Domain.Common;
using SellerDesk.Domain.Surveys;
using Xunit;

namespace SellerDesk.IntegrationTests.Surveys;

public sealed partial class SurveyTests(SurveyTrial trial) : IClassFixture<SurveyTrial>
{
    [Fact]
    public async Task After_a_delivery_those_who_agreed_are_asked_once_and_only_the_hash_of_the_token_is_kept()
    {
        var shop = await trial.ShopAsync("Доставка", 3);
        await trial.DeliverAsync(shop, ("Без согласия-1", "7041110001"), ("Без согласия-2", "7041110002"));
        var survey = await trial.SurveyAsync(SurveyTrial.Content(shop: shop));
        (await trial.InviteAsync()).Should().BeTrue();
        (await trial.InviteAsync()).Should().BeFalse("everybody was asked");
        (await trial.CountAsync($"survey_invitations where survey_id = '{survey}'")).Should().Be(3);
        var tokens = await trial.TokensAsync(survey);
        tokens.Should().OnlyHaveUniqueItems().And.OnlyContain(token => token.Length >= 22, "at least 128 random bits");
        (await trial.CountAsync($"survey_invitations i where exists (select 1 from buyer_events e where e.subject_id = i.id and strpos(i::text, split_part(e.\"values\" ->> 'link', '/s/', 2)) > 0)")).Should().Be(0);
    }

    [Fact]
    public async Task Of_eight_answers_to_one_invitation_at_once_one_is_kept_and_makes_work_once()
    {
        var shop = await trial.ShopAsync("Восемь", 1);
        var survey = await trial.SurveyAsync(SurveyTrial.Content(shop: shop));
        await trial.InviteAsync();
        var token = (await trial.TokensAsync(survey)).Single();
        var kept = await Task.WhenAll(Enumerable.Range(0, 8).Select(at => Task.Run(() => trial.AnswerAsync(token, at % 7, $"ответ {at}", "delivery", "nonsense"))));
        kept.Count(one => one).Should().Be(1);
        (await trial.CountAsync($"survey_answers where survey_id = '{survey}'")).Should().Be(1);
        (await trial.Database.ReadAsync<string>($"select array_to_string(reasons, ',') from survey_answers where survey_id = '{survey}'")).Should().Be("delivery");
        var answer = await trial.Database.ReadAsync<Guid>($"select id from survey_answers where survey_id = '{survey}'");
        (await trial.Database.ReadAsync<string>($"select kind || ' ' || state || ' ' || has_text || ' ' || (due_at > now()) from work_items where id = '{answer}'")).Should().Be("Survey Open true true");
        (await trial.CountAsync($"clocks where subject_id = '{answer}' and of = 'Survey'")).Should().Be(1);
        (await trial.CountAsync($"item_events where work_item_id = '{answer}'")).Should().Be(1);
        (await trial.CountAsync($"buyer_links l join buyer_links o on o.buyer_id = l.buyer_id and o.kind = 'Order' where l.thing_id = '{answer}' and l.kind = 'Survey'")).Should().Be(1, "it is the buyer's of the order");
    }

    [Fact]
    public async Task A_good_score_makes_no_work_and_one_off_the_scale_leaves_the_invitation_open()
    {
        var shop = await trial.ShopAsync("Хорошо", 1);
        var survey = await trial.SurveyAsync(SurveyTrial.Content(shop: shop));
        await trial.InviteAsync();
        var token = (await trial.TokensAsync(survey)).Single();
        (await trial.AnswerAsync(token, 11)).Should().BeFalse();
        (await trial.AnswerAsync(token, 9, new string('ы', 5_000) + "\0")).Should().BeTrue();
        (await trial.CountAsync($"work_items w join survey_answers a on a.id = w.id where a.survey_id = '{survey}'")).Should().Be(0);
        (await trial.Database.ReadAsync<int>($"select length(comment) from survey_answers where survey_id = '{survey}'")).Should().Be(SurveyAnswer.CommentMaxLength);
    }

    [Fact]
    public async Task Nobody_is_asked_twice_within_the_rest_also_when_two_nodes_ask_two_surveys_at_once()
    {
        var shop = await trial.ShopAsync("Отдых", 12);
        var first = await trial.SurveyAsync(SurveyTrial.Content(shop: shop, rest: 30));
        var second = await trial.SurveyAsync(SurveyTrial.Content(SurveyKind.Csat, shop: shop, rest: 30));
        await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => Task.Run(trial.InviteAsync)));
        (await trial.CountAsync($"(select buyer_id from survey_invitations where survey_id in ('{first}', '{second}') group by buyer_id having count(*) > 1) t")).Should().Be(0);
        (await trial.CountAsync($"survey_invitations where survey_id in ('{first}', '{second}')")).Should().Be(12);
    }

    [Fact]
    public async Task A_quota_holds_under_a_race_and_a_share_draws_the_same_ones_again()
    {
        var shop = await trial.ShopAsync("Квота", 40);
        var limited = await trial.SurveyAsync(SurveyTrial.Content(shop: shop, quota: 7));
        var drawn = await trial.SurveyAsync(SurveyTrial.Content(shop: shop, share: 50));
        await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => Task.Run(trial.InviteAsync)));
        (await trial.CountAsync($"survey_invitations where survey_id = '{limited}'")).Should().Be(7);
        var many = await trial.CountAsync($"survey_invitations where survey_id = '{drawn}'");
        many.Should().BeInRange(8, 32, "about half of forty");
        await trial.InviteAsync();
        (await trial.CountAsync($"survey_invitations where survey_id = '{drawn}'")).Should().Be(many);
    }

    [Fact]
    public async Task The_quota_of_an_open_link_counts_answers_whoever_answers_at_once()
    {
        var shop = await trial.ShopAsync("Ссылка", 0);
        var survey = await trial.SurveyAsync(SurveyTrial.Content(trigger: SurveyTrigger.Link, shop: shop, quota: 3));
        var token = await trial.Database.ReadAsync<string>($"select token from survey_links where survey_id = '{survey}'");
        var kept = await Task.WhenAll(Enumerable.Range(0, 8).Select(at => Task.Run(() => trial.AnswerAsync(token, 10))));
        kept.Count(one => one).Should().Be(3);
        (await trial.CountAsync($"survey_answers where survey_id = '{survey}' and invitation_id is null")).Should().Be(3);
    }

    [Fact]
    public async Task Rollups_are_the_rows_and_say_who_answered_of_those_who_were_asked()
    {
        var shop = await trial.ShopAsync("Итоги", 20);
        var survey = await trial.SurveyAsync(SurveyTrial.Content(shop: shop));
        await trial.InviteAsync();
        var tokens = await trial.TokensAsync(survey);
        foreach (var (token, at) in tokens.Take(14).Select((token, at) => (token, at)))
        {
            await trial.AnswerAsync(token, at < 3 ? 4 : at < 6 ? 8 : 10);
        }

        await trial.RemakeAsync();
        var today = DateOnly.FromDateTime(DateTime.UtcNow);
        var report = await trial.Seeing<SurveyFigures>().LoadAsync(survey, SurveyKind.Nps, today.AddDays(-2), today.AddDays(1), CancellationToken.None);
        (report.Figure.Answers, report.Figure.Bad, report.Figure.Middle, report.Figure.Good).Should().Be((14, 3, 3, 8));
        report.Figure.Value.Should().BeApproximately(100.0 * (8 - 3) / 14, 1e-9);
        report.Counts.Sum().Should().Be(14);
        (report.All.Asked, report.All.Answered).Should().Be((20, 14));
        report.Parts.Where(part => part.By == SurveyBy.Shop).Should().ContainSingle().Which.Figure.Answers.Should().Be(14);
        report.Parts.Where(part => part.By == SurveyBy.Product).Should().ContainSingle().Which.Name.Should().Be("Кружка");
        (await trial.CountAsync("(select 1 from survey_days group by survey_id, shop_id having sum(answers) <> (select count(*) from survey_answers a where a.survey_id = survey_days.survey_id and a.shop_id = survey_days.shop_id)) t")).Should().Be(0);
        var list = trial.Seeing<SurveyAnswerList>();
        var (slice, next) = await list.LoadAsync(new AnswerFilter(survey, DateTimeOffset.UtcNow.AddDays(-1)), null, 10, CancellationToken.None);
        var rest = await list.LoadAsync(new AnswerFilter(survey, DateTimeOffset.UtcNow.AddDays(-1)), next, 10, CancellationToken.None);
        slice.Concat(rest.Rows).Select(row => row.Id).Should().OnlyHaveUniqueItems().And.HaveCount(14);
    }

    [Fact]
    public async Task What_answers_speak_of_is_counted_by_topic_and_each_count_is_the_length_of_its_list()
    {
        var shop = await trial.ShopAsync("Темы", 3);
        var survey = await trial.SurveyAsync(SurveyTrial.Content(shop: shop));
        await trial.InviteAsync();
        var tokens = await trial.TokensAsync(survey);
        await trial.AnswerAsync(tokens[0], 2, "Доставка опоздала на неделю, курьер так и не позвонил");
        await trial.AnswerAsync(tokens[1], 10, "Доставили быстро, на день раньше срока, спасибо");
        await trial.AnswerAsync(tokens[2], 9, "");
        await trial.Get<ReadAnswersJob>().RunAsync(CancellationToken.None);
        await trial.RemakeAsync();

        var today = DateOnly.FromDateTime(DateTime.UtcNow);
        var topics = (await trial.Seeing<SurveyFigures>().LoadAsync(survey, SurveyKind.Nps, today.AddDays(-2), today.AddDays(1), CancellationToken.None)).Topics;
        topics.Should().ContainEquivalentOf(new SurveyTopic("delivery", 2, 1));
        var list = trial.Seeing<SurveyAnswerList>();
        foreach (var topic in topics)
        {
            (await list.LoadAsync(new AnswerFilter(survey, DateTimeOffset.UtcNow.AddDays(-1), Topic: topic.Topic), null, 10, CancellationToken.None)).Rows.Should().HaveCount(topic.Answers, topic.Topic);
            (await list.LoadAsync(new AnswerFilter(survey, DateTimeOffset.UtcNow.AddDays(-1), Topic: "-" + topic.Topic), null, 10, CancellationToken.None)).Rows.Should().HaveCount(topic.Blamed, "-" + topic.Topic);
        }
    }

    [Fact]
    public async Task Where_a_marketplace_tells_no_time_the_moment_the_desk_saw_it_delivered_counts()
    {
        var shop = await trial.ShopAsync("Без времени", 2);
        await trial.Database.ExecuteAsync($"update orders set delivered_at = null, stage_at = now() - interval '4 days' where shop_id = '{shop.Id}' and number = 'Без времени-0'; update orders set delivered_at = null, stage_at = null where shop_id = '{shop.Id}' and number = 'Без времени-1'");
        var survey = await trial.SurveyAsync(SurveyTrial.Content(shop: shop));
        await trial.InviteAsync();
        (await trial.Database.ListAsync<string>($"select order_number from survey_invitations where survey_id = '{survey}'")).Should().Equal("Без времени-0");
    }

    [Fact]
    public async Task A_survey_with_answers_is_not_thrown_away_and_its_scale_stays()
    {
        var shop = await trial.ShopAsync("Удаление", 1);
        var survey = await trial.SurveyAsync(SurveyTrial.Content(shop: shop));
        await trial.InviteAsync();
        var gone = () => trial.Get<SaveSurvey>().DeleteAsync(SurveyTrial.Manager, survey, CancellationToken.None);
        (await gone.Should().ThrowAsync<RuleException>()).Which.Code.Should().Be("survey.hasAnswers");
        var other = () => trial.Get<SaveSurvey>().ExecuteAsync(SurveyTrial.Manager, survey, SurveyTrial.Content(SurveyKind.Ces, shop: shop), CancellationToken.None);
        (await other.Should().ThrowAsync<RuleException>()).Which.Code.Should().Be("survey.kindStays");
    }
}
