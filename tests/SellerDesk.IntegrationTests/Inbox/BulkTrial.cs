using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using SellerDesk.Application.Bulk;
using SellerDesk.Application.Team;
using SellerDesk.Domain.Inbox;
using SellerDesk.Domain.Replies;
using SellerDesk.Domain.Shops;
using SellerDesk.Domain.Team;

namespace SellerDesk.IntegrationTests.Inbox;

/// <summary>Runs over a frozen set against the desk of a test: who starts them, over what, and how they end.</summary>
internal sealed class BulkTrial(InboxFixture desk)
{
    private static readonly string[] Praise = ["Спасибо за отзыв! Рады, что {product} вам по душе.", "Благодарим за оценку. Хорошего дня!"];

    private static CancellationToken None => CancellationToken.None;

    public ChangeBulkRun ChangeRun() => desk.Desk.Services.GetRequiredService<ChangeBulkRun>();

    public async Task<Actor> HiredAsync(string name)
    {
        var added = await desk.UseAsync<AddPerson, AddedPerson>(add => add.ExecuteAsync(Actor.Desk, name, $"{Guid.NewGuid():N}@example.test", Role.Support, Application.Data.ShopScope.Everything, DateTimeOffset.UtcNow, None));
        return new Actor(new PersonId(added.Id.Value), name, Role.Support, Application.Data.ShopScope.Everything);
    }

    public async Task<(Shop Shop, List<WorkItemId> Ids)> ItemsAsync(string name, int count, string key = "", short rating = 2)
    {
        var shop = await desk.AddShopAsync(name, key);
        await desk.WriteAsync(shop, [.. Enumerable.Range(1, count).Select(n => InboxFixture.Review($"r{n}", rating, "Хороший зонт"))]);
        return (shop, [.. await desk.List().IdsAsync(InboxFixture.Ask(shop), 1000, None)]);
    }

    public async Task<BulkRunId> StartAsync(Actor actor, BulkWish wish, bool wake = true)
    {
        var job = wake ? desk.Desk.Services.GetRequiredService<RunBulkJob>() : ActivatorUtilities.CreateInstance<RunBulkJob>(desk.Desk.Services);
        if (!wake)
        {
            job.Dispose();
        }

        return await new StartBulkRun(desk.Scoped(), desk.List(), job, TimeProvider.System).ExecuteAsync(actor, wish, None);
    }

    public async Task<BulkForecast> PreviewAsync(Actor actor, BulkWish wish) =>
        await new BulkPreview(desk.Scoped(), desk.List(), desk.Desk.Services.GetRequiredService<Application.Replies.Rules.ReplyGuard>(), TimeProvider.System).LoadAsync(actor, wish, None);

    public async Task<BulkRunCard> EndAsync(BulkRunId run)
    {
        for (var tries = 0; tries < 200; tries++)
        {
            await desk.Desk.Services.GetRequiredService<RunBulkJob>().RunAsync(None);
            if (await CardAsync(run) is { IsActive: false } card)
            {
                return card;
            }

            await Task.Delay(50);
        }

        throw new TimeoutException("The run did not end.");
    }

    public async Task<BulkRunCard> CardAsync(BulkRunId run) => (await new BulkRuns(desk.Scoped()).LoadAsync(run, None))!;

    public async Task<IEnumerable<string>> ReasonsAsync(BulkRunId run) => (await new BulkRuns(desk.Scoped()).RowsAsync(run, BulkItemState.Refused, -1, 100, None)).Select(row => row.Reason!.Code);

    public async Task<int> OpenAsync(Shop shop) => (await desk.List().IdsAsync(InboxFixture.Ask(shop, ""), 1000, None)).Count;

    public Task Close(WorkItemId id) => desk.Database.ExecuteAsync($"update work_items set state = 'Closed', closed_at = now() where id = '{id.Value}'");

    public async Task<List<WorkItem>> LoadAsync(List<WorkItemId> ids)
    {
        await using var db = desk.Data.Open();
        var items = await db.WorkItems.AsNoTracking().Where(i => ids.Contains(i.Id)).ToDictionaryAsync(i => i.Id);
        return ids.ConvertAll(id => items[id]);
    }

    public async Task<List<ReplyTemplateId>> TemplatesAsync()
    {
        await using var db = desk.Data.Open();
        var known = await db.ReplyTemplates.Where(t => t.Name.StartsWith("Похвала ")).Select(t => t.Id).ToListAsync();
        if (known.Count == 0)
        {
            var made = Praise.Select((body, place) => ReplyTemplate.Of($"Похвала {place}", body, WorkItemKind.Review, 4, 5)).ToList();
            db.AddRange(made);
            await db.SaveChangesAsync();
            known = made.ConvertAll(t => t.Id);
        }

        return known;
    }

    public async Task<ReplyTemplateId> OneTemplateAsync(string name, string body)
    {
        await using var db = desk.Data.Open();
        var template = ReplyTemplate.Of(name, body, WorkItemKind.Review, 1, 1);
        db.Add(template);
        await db.SaveChangesAsync();
        return template.Id;
    }
}
