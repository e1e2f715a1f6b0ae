using FluentAssertions;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;
using SellerDesk.Application.Data;
using SellerDesk.Application.Marketplaces;
using SellerDesk.Application.Reviews;
using SellerDesk.Domain.Inbox;
using SellerDesk.Domain.Reviews;
using SellerDesk.Domain.Shops;
using SellerDesk.IntegrationTests.Fixtures;
using Xunit;

namespace SellerDesk.IntegrationTests.Reviews;

public sealed class ReviewWriterTests(DeskFixture desk) : IClassFixture<DeskFixture>
{
    private static readonly DateTimeOffset Now = new(2026, 11, 20, 9, 0, 0, TimeSpan.Zero);

    [Fact]
    public async Task A_new_review_comes_with_its_work_item_and_its_counter()
    {
        var shop = await desk.AddShopAsync("Новый отзыв");
        var counts = await WriteAsync(shop, [Review("r1", 1, "Кружка протекает из-под крышки")]);

        counts.Should().Be(new PullCounts(1, 1, 0, 0, 0));
        await using var db = desk.Data.Open();
        var item = await db.WorkItems.SingleAsync(i => i.ShopId == shop.Id);
        item.State.Should().Be(WorkItemState.Open);
        item.Unread.Should().BeTrue();
        item.DueAt.Should().Be(item.CreatedAt + TimeSpan.FromHours(4));
        item.ProductName.Should().Be("Термокружка");
        (await OpenCountAsync(shop)).Should().Be(1);
    }

    [Fact]
    public async Task The_same_batch_again_changes_nothing()
    {
        var shop = await desk.AddShopAsync("Дважды");
        var batch = Enumerable.Range(1, 300).Select(n => Review($"n{n}", (short)(n % 5 + 1), $"Текст номер {n}")).ToList();
        await WriteAsync(shop, batch);
        var before = await FingerprintAsync(shop);

        (await WriteAsync(shop, batch)).Should().Be(new PullCounts(300, 0, 0, 300, 0));
        (await FingerprintAsync(shop)).Should().Be(before);
        (await OpenCountAsync(shop)).Should().Be(300);
    }

    [Fact]
    public async Task An_answer_given_elsewhere_closes_the_item_and_leaves_the_text_alone()
    {
        var shop = await desk.AddShopAsync("Ответили в кабинете");
        await WriteAsync(shop, [Review("r1", 2, "Не подошло")]);
        var answered = Review("r1", 2, "Не подошло") with { Answer = new IncomingAnswer("Спасибо", AnswerState.Published, "wbRu", true, Now) };

        (await WriteAsync(shop, [answered])).Should().Be(new PullCounts(1, 0, 1, 0, 0));
        await using var db = desk.Data.Open();
        (await db.WorkItems.SingleAsync(i => i.ShopId == shop.Id)).State.Should().Be(WorkItemState.Closed);
        (await db.Reviews.SingleAsync(r => r.ShopId == shop.Id)).AnswerText.Should().Be("Спасибо");
        (await OpenCountAsync(shop)).Should().Be(0);
    }

    [Fact]
    public async Task A_supplemented_review_is_unread_again_and_found_by_its_new_words()
    {
        var shop = await desk.AddShopAsync("Дополнили");
        await WriteAsync(shop, [Review("r1", 5, "Отлично")]);
        await using (var db = desk.Data.Open())
        {
            await db.WorkItems.Where(i => i.ShopId == shop.Id).ExecuteUpdateAsync(set => set.SetProperty(i => i.Unread, false));
        }

        (await WriteAsync(shop, [Review("r1", 2, "Через неделю сломалась ручка")])).Changed.Should().Be(1);
        await using var after = desk.Data.Open();
        var item = await after.WorkItems.SingleAsync(i => i.ShopId == shop.Id);
        (item.Unread, item.Rating, item.Preview).Should().Be((true, (short)2, "Через неделю сломалась ручка"));
        (await desk.Database.ReadAsync<long>($"select count(*) from work_items where shop_id = '{shop.Id}' and search @@ websearch_to_tsquery('russian', 'сломанные ручки')")).Should().Be(1);
    }

    [Fact]
    public async Task Unanswered_reviews_older_than_thirty_days_are_history_and_not_work()
    {
        var shop = await desk.AddShopAsync("История");
        await WriteAsync(shop, [Review("old", 3, "Давно было") with { CreatedAt = Now.AddDays(-31) }, Review("new", 3, "Недавно")]);

        await using var db = desk.Data.Open();
        (await db.WorkItems.CountAsync(i => i.ShopId == shop.Id && i.State == WorkItemState.Open)).Should().Be(1);
    }

    [Fact]
    public async Task Hostile_texts_are_kept_as_written()
    {
        var shop = await desk.AddShopAsync("Странные тексты");
        string[] texts = ["<script>alert(1)</script>", "مرحبا ‮abc", "👩‍👩‍👧‍👦 отлично", new string('ж', 100_000), "'; drop table reviews; --"];
        await WriteAsync(shop, [.. texts.Select((text, n) => Review($"t{n}", 1, text))]);

        await using var db = desk.Data.Open();
        (await db.Reviews.Where(r => r.ShopId == shop.Id).Select(r => r.Text).ToListAsync()).Should().BeEquivalentTo(texts);
    }

    [Fact]
    public async Task The_last_of_several_with_one_number_wins_within_a_batch()
    {
        var shop = await desk.AddShopAsync("Двойники");
        var counts = await WriteAsync(shop, [Review("r1", 1, "Первый"), Review("r1", 5, "Второй")]);

        counts.Should().Be(new PullCounts(2, 1, 0, 1, 0));
        await using var db = desk.Data.Open();
        (await db.Reviews.SingleAsync(r => r.ShopId == shop.Id)).Text.Should().Be("Второй");
    }

    [Fact]
    public async Task Praise_that_takes_no_answer_does_not_wait_and_a_low_rating_does()
    {
        var shop = await desk.AddShopAsync("Без ответов");
        await WriteAsync(shop, [Review("p4", 4, "Хорошо") with { TakesAnswer = false }, Review("p3", 3, "Так себе") with { TakesAnswer = false }]);

        (await desk.Database.ReadAsync<string>($"select string_agg(rating || ' ' || state, ', ' order by rating) from work_items where shop_id = '{shop.Id}'")).Should().Be("3 Open, 4 Closed");
    }

    private async Task<PullCounts> WriteAsync(Shop shop, IReadOnlyList<IncomingReview> reviews)
    {
        await using var connection = await desk.Desk.Services.GetRequiredService<NpgsqlDataSource>().OpenConnectionAsync();
        await using var transaction = await connection.BeginTransactionAsync();
        var counts = await ReviewWriter.WriteAsync(new WriteBatch(connection, transaction, shop.Id, Now), reviews, CancellationToken.None);
        await transaction.CommitAsync();
        return counts;
    }

    private Task<long> OpenCountAsync(Shop shop) =>
        desk.Database.ReadAsync<long>($"select coalesce(sum(count), 0)::bigint from inbox_counts where shop_id = '{shop.Id}' and state = 'Open'");

    private Task<string> FingerprintAsync(Shop shop) => desk.Database.ReadAsync<string>($"""
        select md5(string_agg(r::text || r.xmin::text || w::text || w.xmin::text, '|' order by r.id))
        from reviews r join work_items w on w.id = r.id where r.shop_id = '{shop.Id}'
        """);

    private static IncomingReview Review(string number, short rating, string text) => new()
    {
        Number = number,
        Rating = rating,
        Text = text,
        CreatedAt = Now.AddHours(-2),
        Author = "Ольга",
        Product = new IncomingProduct("148203771", "Термокружка", "TK-450"),
    };
}
