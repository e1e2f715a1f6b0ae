using FluentAssertions;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using SellerDesk.Application.Knowledge.Automation;
using SellerDesk.Application.Knowledge.Praise;
using SellerDesk.Domain.Inbox;
using SellerDesk.Domain.Knowledge;
using SellerDesk.Domain.Notifications;
using SellerDesk.Domain.Replies;
using SellerDesk.Domain.Team;
using SellerDesk.IntegrationTests.Fixtures;
using Xunit;

namespace SellerDesk.IntegrationTests.Knowledge;

public sealed class PraiseTests(KnowledgeFixture desk) : IClassFixture<KnowledgeFixture>, IAsyncLifetime
{
    private const string Thanks = "Здравствуйте! Спасибо за высокую оценку. Будем рады видеть вас снова.";
    private const string Other = "Добрый день! Нам очень приятно, что покупка вам понравилась. Хорошего дня и до новых встреч.";

    private static CancellationToken None => CancellationToken.None;

    public Task InitializeAsync() => desk.Database.ExecuteAsync(
        "delete from praise_rules; delete from outgoing_replies; update work_items set state = 'Closed', closed_at = now(), reply_state = 'None'; delete from desk_options; delete from alerts");

    public Task DisposeAsync() => Task.CompletedTask;

    [Fact]
    public async Task Stars_without_words_are_thanked_for_and_everything_else_is_left_to_people()
    {
        await desk.PraiseRuleAsync(PraiseRuleState.On, null, Thanks);
        var five = await desk.ReviewedAsync(5);
        var worded = await desk.ReviewedAsync(5, "Хороший плед, а можно его стирать?");
        var two = await desk.ReviewedAsync(2);

        await RunAsync();
        (await desk.ReplyAsync(five)).Should().Match<OutgoingReply>(r => r.Origin == ReplyOrigin.AutoRule && r.Text == Thanks);
        (await desk.ReplyAsync(worded)).Should().BeNull();
        (await desk.ReplyAsync(two)).Should().BeNull();
    }

    [Fact]
    public async Task A_dry_rule_says_what_it_would_do_and_does_nothing()
    {
        var rule = await desk.PraiseRuleAsync(PraiseRuleState.Dry, null, Thanks);
        var item = await desk.ReviewedAsync(5);
        await RunAsync();
        (await desk.ReplyAsync(item)).Should().BeNull();
        (await desk.RuleAsync(rule)).WouldHaveSent.Should().Be(1);

        await desk.Get<SavePraiseRule>().LetAsync(KnowledgeFixture.Manager, rule, PraiseRuleState.On, None);
        await RunAsync();
        (await desk.ReplyAsync(item)).Should().NotBeNull("what was only tried is done when the rule is on");
    }

    [Fact]
    public async Task Under_one_product_the_same_text_never_stands_twice_in_a_row()
    {
        await desk.PraiseRuleAsync(PraiseRuleState.On, null, Thanks, Other);
        var product = await ProductAsync();
        var items = new List<WorkItemId>();
        for (var n = 0; n < 3; n++)
        {
            var item = await desk.ReviewedAsync(5);
            await desk.Database.ExecuteAsync($"update work_items set product_id = '{product}' where id = '{item.Value}'");
            await RunAsync();
            items.Add(item);
        }

        var texts = new List<string?>();
        foreach (var item in items)
        {
            texts.Add((await desk.ReplyAsync(item))?.Text);
        }

        texts[0].Should().NotBeNull();
        texts[1].Should().NotBeNull().And.NotBe(texts[0]);
        texts[2].Should().BeNull("both texts are among the last ones there: a person answers");
    }

    [Fact]
    public async Task Two_nodes_together_keep_to_the_limit_of_an_hour()
    {
        await desk.PraiseRuleAsync(PraiseRuleState.On, content => content with { PerHour = 2 }, Thanks);
        var items = new List<WorkItemId>();
        for (var n = 0; n < 5; n++)
        {
            items.Add(await desk.ReviewedAsync(5));
        }

        await desk.Database.ExecuteAsync("update work_items set product_id = null where kind = 'Review'");
        await using var second = desk.Build([]);
        await Task.WhenAll(RunAsync(), second.Services.GetRequiredService<AnswerPraiseJob>().RunAsync(None));
        await using var db = desk.Data.Open();
        (await db.OutgoingReplies.CountAsync(r => items.Contains(r.WorkItemId))).Should().Be(2);
    }

    [Fact]
    public async Task A_rejection_by_moderation_pauses_the_rule_with_an_alert()
    {
        var rule = await desk.PraiseRuleAsync(PraiseRuleState.On, null, Thanks);
        var item = await desk.ReviewedAsync(5);
        await RunAsync();
        await desk.Database.ExecuteAsync($"update outgoing_replies set state = 'Rejected', error_code = 'Moderation' where work_item_id = '{item.Value}'");
        var next = await desk.ReviewedAsync(5);
        await RunAsync();

        (await desk.ReplyAsync(next)).Should().BeNull();
        (await desk.RuleAsync(rule)).Should().Match<PraiseRule>(r => r.State == PraiseRuleState.Paused && r.PausedBecause == "moderation");
        await using var db = desk.Data.Open();
        (await db.Alerts.CountAsync(a => a.Kind == AlertKind.AutomationPaused)).Should().Be(1);
    }

    [Fact]
    public async Task Texts_that_the_reply_rules_refuse_are_not_sent_and_pause_the_rule()
    {
        var rule = await desk.PraiseRuleAsync(PraiseRuleState.On, null, "Спасибо! Пишите нам в Telegram или звоните 8 900 123-45-67.");
        var items = new List<WorkItemId>();
        for (var n = 0; n < 3; n++)
        {
            items.Add(await desk.ReviewedAsync(5));
        }

        await RunAsync();
        await RunAsync();
        foreach (var item in items)
        {
            (await desk.ReplyAsync(item)).Should().BeNull();
        }

        (await desk.RuleAsync(rule)).Should().Match<PraiseRule>(r => r.State == PraiseRuleState.Paused && r.PausedBecause == "refused" && r.Refused == 3);
    }

    [Fact]
    public async Task The_switch_for_everything_stops_the_rules_too()
    {
        await desk.PraiseRuleAsync(PraiseRuleState.On, null, Thanks);
        var held = await desk.ReviewedAsync(5);
        await RunAsync();
        await desk.Get<AutomationOptions>().StopAsync(DeskFixture.Somebody(Role.Support), None);
        (await desk.ReplyAsync(held))!.State.Should().Be(OutgoingState.Withdrawn);

        var next = await desk.ReviewedAsync(5);
        await RunAsync();
        (await desk.ReplyAsync(next)).Should().BeNull();
    }

    [Fact]
    public async Task The_preview_counts_last_months_reviews_and_says_why_the_others_are_not_answered()
    {
        await desk.ReviewedAsync(5);
        await desk.ReviewedAsync(5, "Всё отлично");
        var rule = await desk.PraiseRuleAsync(PraiseRuleState.Off, null, Thanks);
        var content = (await desk.RuleAsync(rule)).Content;
        var trial = await new PraisePreview(desk.Everything(), desk.Get<PraiseTexts>(), TimeProvider.System).LoadAsync(content, None);

        trial.Answered.Should().BePositive();
        trial.Samples.Should().Contain(sample => sample.Text == Thanks && sample.Refusal == null);
        trial.Missed.Should().Contain(missed => missed.Why == "hasText");
        trial.Looked.Should().Be(trial.Answered + trial.OverLimit + trial.Missed.Sum(missed => missed.Count));
    }

    private Task<bool> RunAsync() => desk.Get<AnswerPraiseJob>().RunAsync(None);

    private async Task<Guid> ProductAsync()
    {
        var product = Domain.Products.Product.Of(desk.Shop.Id, Domain.Common.MarketplaceRef.Of($"P{Guid.NewGuid():N}"), "Плед");
        await using var db = desk.Data.Open();
        db.Add(product);
        await db.SaveChangesAsync();
        return product.Id.Value;
    }
}
