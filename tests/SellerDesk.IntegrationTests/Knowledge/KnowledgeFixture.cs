using System.Net.Http.Json;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using SellerDesk.Application.Data;
using SellerDesk.Application.Knowledge;
using SellerDesk.Application.Knowledge.Automation;
using SellerDesk.Application.Knowledge.Praise;
using SellerDesk.Application.Replies;
using SellerDesk.Application.Shops;
using SellerDesk.Application.Team;
using SellerDesk.Domain.Common;
using SellerDesk.Domain.Inbox;
using SellerDesk.Domain.Knowledge;
using SellerDesk.Domain.Replies;
using SellerDesk.Domain.Shops;
using SellerDesk.Domain.Team;
using SellerDesk.IntegrationTests.Fixtures;

namespace SellerDesk.IntegrationTests.Knowledge;

/// <summary>A desk with one shop on a simulator of its own, and what it knows.</summary>
public sealed class KnowledgeFixture : DeskFixture
{
    public static readonly Actor Manager = Somebody(Role.Manager);

    public Simulated Simulator { get; private set; } = null!;

    public Shop Shop { get; private set; } = null!;

    protected override IEnumerable<string> Settings =>
        ["--Delivery:CallTimeout=00:00:02", "--Delivery:Settling=00:00:01", "--Delivery:FirstLookUp=00:00:00.1", "--Delivery:LongestPause=00:00:01", "--Delivery:LookUpsInVain=6"];

    public override async Task InitializeAsync()
    {
        Simulator = await Simulated.StartAsync(reviews: 0);
        await base.InitializeAsync();
        Shop = await AddShopAsync("Тёплый дом", await Simulator.TokenAsync(), Simulator.ShopSettings);
        await PullAsync(FeedKind.Questions);
        await PullAsync(FeedKind.Reviews);
    }

    public override async Task DisposeAsync()
    {
        await base.DisposeAsync();
        await Simulator.DisposeAsync();
    }

    public T Get<T>() where T : notnull => Desk.Services.GetRequiredService<T>();

    /// <summary>Contexts as somebody has them who sees every shop.</summary>
    public ScopedDb Everything() => Scoped();

    public Task PullAsync(FeedKind kind) => Get<PullFeed>().ExecuteAsync(Shop.Id, kind, CancellationToken.None);

    /// <summary>A question at the marketplace that the desk has pulled.</summary>
    public async Task<WorkItemId> AskedAsync(string text)
    {
        var answer = await Simulator.Control.PostAsJsonAsync("/control/question", new { account = Simulated.Account, text });
        answer.EnsureSuccessStatusCode();
        var number = (await answer.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("id").GetString()!;
        await PullAsync(FeedKind.Questions);
        await using var db = Data.Open();
        var reference = MarketplaceRef.Of(number);
        return WorkItemId.From((await db.Questions.Where(q => q.ShopId == Shop.Id && q.Ref == reference).Select(q => q.Id).SingleAsync()).Value);
    }

    public async Task<WorkItemId> ReviewedAsync(int rating, string text = "")
    {
        var number = await Simulator.ReviewAsync(rating, text);
        await PullAsync(FeedKind.Reviews);
        await using var db = Data.Open();
        var reference = MarketplaceRef.Of(number);
        return WorkItemId.From((await db.Reviews.Where(r => r.ShopId == Shop.Id && r.Ref == reference).Select(r => r.Id).SingleAsync()).Value);
    }

    public Task<ArticleId> PairAsync(string question, string answer) =>
        Get<SaveArticle>().AddAsync(Manager, ArticleContent.Blank(ArticleKind.Pair) with { Title = question, Question = question, Answer = answer }, null, CancellationToken.None);

    /// <summary>As if twenty of its proposals had been judged right.</summary>
    public async Task LiveAsync(ArticleId pair)
    {
        await Database.ExecuteAsync($"update articles set judged = 20, agreed = 20 where id = '{pair.Value}'");
        await Get<LetArticle>().ExecuteAsync(Manager, pair, AnswerMode.Live, CancellationToken.None);
    }

    public async Task<AutoProposal> ProposedAsync(WorkItemId item)
    {
        await Get<ProposeAnswersJob>().RunAsync(CancellationToken.None);
        await using var db = Data.Open();
        return await db.AutoProposals.AsNoTracking().SingleAsync(p => p.WorkItemId == item);
    }

    public async Task<Article> ArticleAsync(ArticleId id)
    {
        await using var db = Data.Open();
        return await db.Articles.AsNoTracking().SingleAsync(a => a.Id == id);
    }

    public async Task<WorkItem> ItemAsync(WorkItemId id)
    {
        await using var db = Data.Open();
        return await db.WorkItems.AsNoTracking().SingleAsync(i => i.Id == id);
    }

    public async Task<OutgoingReply?> ReplyAsync(WorkItemId id)
    {
        await using var db = Data.Open();
        return await db.OutgoingReplies.AsNoTracking().Where(r => r.WorkItemId == id).OrderByDescending(r => r.CreatedAt).FirstOrDefaultAsync();
    }

    /// <summary>The hold is over; the delivering job does what it does until the reply leaves that state.</summary>
    public async Task<OutgoingReply> DeliverAsync(WorkItemId id, params OutgoingState[] until)
    {
        await Database.ExecuteAsync($"update outgoing_replies set due_at = now() where work_item_id = '{id.Value}' and state = 'Held'");
        for (var tries = 0; tries < 200; tries++)
        {
            await Get<DeliverRepliesJob>().RunAsync(CancellationToken.None);
            if (await ReplyAsync(id) is { } reply && until.Contains(reply.State))
            {
                return reply;
            }

            await Task.Delay(30);
        }

        throw new TimeoutException($"The reply is still {(await ReplyAsync(id))?.State}.");
    }

    public Task<OutgoingReplyId> AnswerAsync(WorkItemId item, string text) => Get<DeskSender>().SendAsync(item, text, ReplySource.Person, CancellationToken.None);

    public async Task<PraiseRuleId> PraiseRuleAsync(PraiseRuleState state, Func<PraiseRuleContent, PraiseRuleContent>? with = null, params string[] texts)
    {
        var templates = texts.Select(text => ReplyTemplate.Of($"Т {Guid.NewGuid():N}", text, WorkItemKind.Review, 4, 5)).ToList();
        await using var db = Data.Open();
        db.AddRange(templates);
        await db.SaveChangesAsync();
        var content = PraiseRuleContent.Blank with { Name = "Спасибо за оценку", DelayMinutes = 0, FromHour = 0, ToHour = 0, Templates = [.. templates.Select(t => t.Id.Value)] };
        var rule = await Get<SavePraiseRule>().ExecuteAsync(Manager, null, with?.Invoke(content) ?? content, CancellationToken.None);
        await Get<SavePraiseRule>().LetAsync(Manager, rule, state, CancellationToken.None);
        return rule;
    }

    public async Task<PraiseRule> RuleAsync(PraiseRuleId id)
    {
        await using var db = Data.Open();
        return await db.PraiseRules.AsNoTracking().SingleAsync(r => r.Id == id);
    }
}
