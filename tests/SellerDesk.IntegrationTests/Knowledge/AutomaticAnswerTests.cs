using FluentAssertions;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using SellerDesk.Application.Knowledge;
using SellerDesk.Application.Knowledge.Automation;
using SellerDesk.Domain.Common;
using SellerDesk.Domain.Inbox;
using SellerDesk.Domain.Knowledge;
using SellerDesk.Domain.Notifications;
using SellerDesk.Domain.Replies;
using SellerDesk.Domain.Team;
using SellerDesk.IntegrationTests.Fixtures;
using Xunit;

namespace SellerDesk.IntegrationTests.Knowledge;

public sealed class AutomaticAnswerTests(KnowledgeFixture desk) : IClassFixture<KnowledgeFixture>, IAsyncLifetime
{
    private const string Answer = "Здравствуйте! Да, плед можно стирать в машине при 30 градусах в деликатном режиме.";

    private static CancellationToken None => CancellationToken.None;

    public async Task InitializeAsync()
    {
        await desk.Database.ExecuteAsync("delete from articles; delete from auto_proposals; delete from outgoing_replies; update work_items set state = 'Closed', closed_at = now(), reply_state = 'None'; delete from desk_options; delete from alerts");
        desk.Get<KnowledgeBook>().Forget();
    }

    public Task DisposeAsync() => Task.CompletedTask;

    [Fact]
    public async Task A_new_pair_only_proposes_and_a_person_who_answers_the_same_proves_it_right()
    {
        var pair = await desk.PairAsync("Можно ли стирать плед в стиральной машине", Answer);
        var item = await desk.AskedAsync("Подскажите, плед можно стирать в стиральной машине?");
        var proposal = await desk.ProposedAsync(item);
        (proposal.State, proposal.ArticleId, proposal.Text).Should().Be((ProposalState.Shadow, pair, Answer));
        (await desk.ReplyAsync(item)).Should().BeNull("nothing leaves in shadow");

        await desk.Database.ExecuteAsync($"update questions set answer_text = 'Добрый день! Плед можно стирать в машине, деликатный режим, 30 градусов.', answer_state = 'Published' where id = '{item.Value}'");
        (await desk.ProposedAsync(item)).Outcome.Should().Be(ProposalOutcome.Agreed);
        var article = await desk.ArticleAsync(pair);
        (article.Agreed, article.Judged).Should().Be((1, 1));
    }

    [Fact]
    public async Task Another_answer_than_the_proposed_one_counts_against_the_pair()
    {
        var pair = await desk.PairAsync("Можно ли стирать плед в стиральной машине", Answer);
        var item = await desk.AskedAsync("Плед можно стирать в стиральной машине?");
        await desk.ProposedAsync(item);
        await desk.Database.ExecuteAsync($"update questions set answer_text = 'Нет, только сухая чистка.', answer_state = 'Published' where id = '{item.Value}'");
        (await desk.ProposedAsync(item)).Outcome.Should().Be(ProposalOutcome.Rejected);
        (await desk.ArticleAsync(pair)).Agreed.Should().Be(0);
    }

    [Fact]
    public async Task A_pair_goes_live_only_when_it_has_proven_itself_and_then_answers_with_a_marked_row()
    {
        var pair = await desk.PairAsync("Можно ли стирать плед в стиральной машине", Answer);
        var early = () => desk.Get<LetArticle>().ExecuteAsync(KnowledgeFixture.Manager, pair, AnswerMode.Live, None);
        (await early.Should().ThrowAsync<RuleException>()).Which.Code.Should().Be("automation.notProven");
        await desk.Database.ExecuteAsync($"update articles set judged = 20, agreed = 18 where id = '{pair.Value}'");
        (await early.Should().ThrowAsync<RuleException>()).Which.Code.Should().Be("automation.notProven", "18 of 20 are 90 %");

        await desk.LiveAsync(pair);
        var item = await desk.AskedAsync("Можно стирать плед в стиральной машине?");
        (await desk.ProposedAsync(item)).State.Should().Be(ProposalState.Sent);
        var reply = await desk.ReplyAsync(item);
        (reply!.Origin, reply.OriginId, reply.AuthorId, reply.State).Should().Be((ReplyOrigin.AutoAnswer, pair.Value, null, OutgoingState.Held));
        (reply.DueAt - reply.CreatedAt).Should().Be(TimeSpan.FromMinutes(5));
        (await desk.DeliverAsync(item, OutgoingState.Submitted, OutgoingState.InModeration, OutgoingState.Confirmed)).Text.Should().Be(Answer);
    }

    [Fact]
    public async Task The_switch_stops_a_held_answer_also_when_its_item_is_read_at_that_moment()
    {
        var pair = await desk.PairAsync("Можно ли стирать плед в стиральной машине", Answer);
        await desk.LiveAsync(pair);
        var held = await desk.AskedAsync("Можно стирать плед в стиральной машине?");
        await desk.ProposedAsync(held);
        await await desk.Database.WhileAnotherChangesAsync($"update work_items set unread = not unread where id = '{held.Value}'",
            () => desk.Get<AutomationOptions>().StopAsync(DeskFixture.Somebody(Role.Support), None));
        (await desk.ReplyAsync(held))!.State.Should().Be(OutgoingState.Withdrawn);
    }

    [Fact]
    public async Task The_switch_stops_a_held_answer_and_everything_after_it_on_every_node()
    {
        var pair = await desk.PairAsync("Можно ли стирать плед в стиральной машине", Answer);
        await desk.LiveAsync(pair);
        var held = await desk.AskedAsync("Можно стирать плед в стиральной машине?");
        await desk.ProposedAsync(held);

        await using var other = desk.Build([]);
        (await other.Services.GetRequiredService<AutomationOptions>().StopAsync(DeskFixture.Somebody(Role.Support), None)).Should().Be(1);
        (await desk.ReplyAsync(held))!.State.Should().Be(OutgoingState.Withdrawn);
        (await desk.ItemAsync(held)).State.Should().Be(WorkItemState.Open);

        var next = await desk.AskedAsync("Подскажите, можно ли плед стирать в стиральной машине?");
        var proposal = await desk.ProposedAsync(next);
        (proposal.State, proposal.Reason).Should().Be((ProposalState.HandedOver, HandOver.Stopped));
        (await desk.ReplyAsync(next)).Should().BeNull();
    }

    [Fact]
    public async Task A_switch_that_is_pressed_while_an_answer_is_held_is_seen_right_before_the_call()
    {
        await desk.LiveAsync(await desk.PairAsync("Можно ли стирать плед в стиральной машине", Answer));
        var item = await desk.AskedAsync("Можно стирать плед в стиральной машине?");
        await desk.ProposedAsync(item);
        await desk.Database.ExecuteAsync("insert into desk_options (name, value, changed_at) values ('automation.stop', 'true', now())");

        (await desk.DeliverAsync(item, OutgoingState.Withdrawn)).Attempts.Should().Be(0);
        (await desk.ProposedAsync(item)).State.Should().Be(ProposalState.Stopped);
    }

    [Theory]
    [InlineData("insert into item_notes (id, shop_id, work_item_id, author_id, text, mentions, created_at) values (gen_random_uuid(), '{shop}', '{item}', gen_random_uuid(), 'сама отвечу', '{}', now())")]
    [InlineData("insert into reply_drafts (work_item_id, shop_id, person_id, text, saved_at) values ('{item}', '{shop}', gen_random_uuid(), 'Здрав', now())")]
    [InlineData("update work_items set assignee_id = gen_random_uuid() where id = '{item}'")]
    [InlineData("insert into item_presence (work_item_id, shop_id, person_id, session_id, writing_since, seen_at) values ('{item}', '{shop}', gen_random_uuid(), gen_random_uuid(), now(), now())")]
    public async Task Any_touch_of_a_person_stops_an_answer_that_waits(string touch)
    {
        await desk.LiveAsync(await desk.PairAsync("Можно ли стирать плед в стиральной машине", Answer));
        var item = await desk.AskedAsync("Можно стирать плед в стиральной машине?");
        await desk.ProposedAsync(item);
        await desk.Database.ExecuteAsync(touch.Replace("{item}", item.Value.ToString(), StringComparison.Ordinal).Replace("{shop}", desk.Shop.Id.Value.ToString(), StringComparison.Ordinal));

        (await desk.DeliverAsync(item, OutgoingState.Withdrawn)).Attempts.Should().Be(0);
        (await desk.ItemAsync(item)).State.Should().Be(WorkItemState.Open);
    }

    [Theory]
    [InlineData("Можно стирать плед в стиральной машине? Позовите человека", HandOver.Person)]
    [InlineData("Можно стирать плед в стиральной машине? И какой у него размер?", HandOver.Several)]
    [InlineData("Плед после стирки в стиральной машине порвался, это брак, можно вернуть деньги", HandOver.Complaint)]
    public async Task A_request_a_doubt_or_a_complaint_is_handed_to_a_person(string question, string reason)
    {
        await desk.Database.ExecuteAsync("insert into desk_options (name, value, changed_at) values ('automation.settings', '{\"MinSimilarity\": 0.2, \"MinConfidence\": 0}', now())");
        await desk.LiveAsync(await desk.PairAsync("Можно ли стирать плед в стиральной машине", Answer));
        var proposal = await desk.ProposedAsync(await desk.AskedAsync(question));
        (proposal.State, proposal.Reason).Should().Be((ProposalState.HandedOver, reason));
    }

    [Fact]
    public async Task Two_pairs_that_are_as_like_and_say_different_things_leave_it_to_a_person()
    {
        await desk.LiveAsync(await desk.PairAsync("Можно ли стирать плед в стиральной машине", Answer));
        await desk.PairAsync("Можно стирать плед в стиральной машине", "Нет, только сухая чистка, иначе сядет.");
        var proposal = await desk.ProposedAsync(await desk.AskedAsync("Можно стирать плед в стиральной машине?"));
        (proposal.State, proposal.Reason).Should().Be((ProposalState.HandedOver, HandOver.NearPairs));
    }

    [Fact]
    public async Task Two_nodes_together_keep_to_the_limit_of_an_hour()
    {
        await desk.Database.ExecuteAsync("insert into desk_options (name, value, changed_at) values ('automation.settings', '{\"PerHour\": 3}', now())");
        await desk.LiveAsync(await desk.PairAsync("Можно ли стирать плед в стиральной машине", Answer));
        var items = new List<WorkItemId>();
        for (var n = 0; n < 6; n++)
        {
            items.Add(await desk.AskedAsync($"Можно стирать плед в стиральной машине{new string('!', n)}?"));
        }

        await using var other = desk.Build([]);
        await Task.WhenAll(desk.Get<ProposeAnswersJob>().RunAsync(None), other.Services.GetRequiredService<ProposeAnswersJob>().RunAsync(None));
        await using var db = desk.Data.Open();
        (await db.OutgoingReplies.CountAsync(r => items.Contains(r.WorkItemId))).Should().Be(3);
        (await db.AutoProposals.CountAsync(p => items.Contains(p.WorkItemId) && p.Reason == HandOver.Limit)).Should().Be(3);
    }

    [Fact]
    public async Task A_live_pair_that_is_judged_wrong_falls_back_to_shadow_with_an_alert()
    {
        var pair = await desk.PairAsync("Можно ли стирать плед в стиральной машине", Answer);
        await desk.LiveAsync(pair);
        var item = await desk.AskedAsync("Можно стирать плед в стиральной машине?");
        await desk.ProposedAsync(item);
        await new JudgeProposal(desk.Everything(), TimeProvider.System).ExecuteAsync(KnowledgeFixture.Manager, item, ProposalOutcome.Rejected, None);

        var article = await desk.ArticleAsync(pair);
        (article.Mode, article.PausedBecause).Should().Be((AnswerMode.Shadow, "belowLevel"));
        await using var db = desk.Data.Open();
        (await db.Alerts.SingleAsync(a => a.Kind == AlertKind.AutomationPaused)).Link.Should().Contain(pair.Value.ToString());
    }

    [Fact]
    public async Task A_pair_whose_answer_changes_has_to_prove_itself_anew()
    {
        var pair = await desk.PairAsync("Можно ли стирать плед в стиральной машине", Answer);
        await desk.LiveAsync(pair);
        var article = await desk.ArticleAsync(pair);
        await desk.Get<SaveArticle>().ChangeAsync(KnowledgeFixture.Manager, pair, article.Version, article.Content with { Answer = "Нет, нельзя." }, None);
        (await desk.ArticleAsync(pair)).Should().Match<Article>(a => a.Mode == AnswerMode.Shadow && a.Judged == 0);
    }
}
