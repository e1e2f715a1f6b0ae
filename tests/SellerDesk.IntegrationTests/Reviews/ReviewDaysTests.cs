using FluentAssertions;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;
using SellerDesk.Application.Marketplaces;
using SellerDesk.Application.Reading;
using SellerDesk.Application.Reviews;
using SellerDesk.Domain.Reading.Topics;
using SellerDesk.Domain.Shops;
using SellerDesk.IntegrationTests.Fixtures;
using SellerDesk.IntegrationTests.Inbox;
using Xunit;

namespace SellerDesk.IntegrationTests.Reviews;

public sealed class ReviewDaysTests(InboxFixture desk) : IClassFixture<InboxFixture>
{
    private static readonly DateOnly Today = DateOnly.FromDateTime(InboxFixture.Now.DateTime);

    private static readonly string[] Said =
    [
        "Вкус отличный, упаковка целая", "Упаковка порвана, вкус странный", "Доставка долгая, ждали месяц", "Маломерит, ткань тонкая", "Ткань плотная, швы ровные", "Супер", "",
        "Деньги на ветер, ткань линяет", "Не понравился запах", "Запах приятный, вкусно",
    ];

    private static CancellationToken None => CancellationToken.None;

    [Fact]
    public async Task Rollups_are_what_plain_sums_over_the_facts_say_also_after_late_facts()
    {
        var shop = await FilledAsync("Своды", 1);
        await desk.WriteAsync(shop, Review("corrected", 2, "Вкус странный", 5, 1));
        await RemakeAsync();
        await ShouldEqualFactsAsync(shop);

        // A review of two months ago arrives now, another is corrected, one goes away.
        await desk.WriteAsync(shop, Review("late", 1, "Упаковка порвана", 60, 2));
        await desk.WriteAsync(shop, Review("corrected", 5, "Упаковка целая, вкус отличный", 5, 1));
        await desk.Database.ExecuteAsync($"delete from work_items where shop_id = '{shop.Id}' and id = (select id from reviews where shop_id = '{shop.Id}' and number = '7')");
        await desk.Database.ExecuteAsync($"delete from reviews where shop_id = '{shop.Id}' and number = '7'");
        await RemakeAsync();
        await ShouldEqualFactsAsync(shop);
        (await CountAsync("select count(*) from touched_days")).Should().Be(0);
    }

    [Fact]
    public async Task A_day_of_which_no_review_is_left_has_no_stars_and_no_point_on_the_line()
    {
        var shop = await desk.AddShopAsync("Один отзыв");
        await desk.WriteAsync(shop, Review("only", 5, "Вкусно", 3, 1));
        await RemakeAsync();
        (await CountAsync($"select count(*) from rating_days where shop_id = '{shop.Id}'")).Should().BeGreaterThan(0);

        await desk.Database.ExecuteAsync($"delete from work_items where shop_id = '{shop.Id}'");
        await desk.Database.ExecuteAsync($"delete from reviews where shop_id = '{shop.Id}'");
        await RemakeAsync();

        (await CountAsync($"select count(*) from rating_days where shop_id = '{shop.Id}'")).Should().Be(0);

        // Rows without stars that an earlier version wrote.
        await desk.Database.ExecuteAsync($"insert into rating_days (shop_id, day, product_id, one, two, three, four, five) values ('{shop.Id}', '{Today.AddDays(-3):yyyy-MM-dd}', '{Guid.Empty}', 0, 0, 0, 0, 0)");
        (await new RatingBoard(desk.Scoped()).LoadAsync(new SaidFilter { Shop = shop.Id, Days = 90 }, Today, None)).Points.Should().BeEmpty();
    }

    [Fact]
    public async Task Every_number_of_words_and_topics_is_the_length_of_the_list_behind_it()
    {
        var shop = await FilledAsync("За числом", 2);
        await RemakeAsync();
        var filter = new SaidFilter { Shop = shop.Id, Days = 90 };
        var reviews = new SaidReviews(desk.Scoped());

        var board = await new WordBoard(desk.Scoped()).LoadAsync(filter, Today, None);

        board.Words.Should().Contain(word => word.Shown == "упаковка").And.Contain(word => word.Shown.StartsWith("не ", StringComparison.Ordinal));
        board.Topics.Select(topic => topic.Key).Should().Contain(["quality", "packaging", "delivery", "size", "price"]);
        foreach (var word in board.Words.Take(12))
        {
            (await BehindAsync(new SaidBehind { Word = word.Key, Shown = word.Shown })).Should().Be(word.All, word.Shown);
            (await BehindAsync(new SaidBehind { Word = word.Key, Shown = word.Shown, Tone = Tone.Blame })).Should().Be(word.Blame, word.Shown);
        }

        foreach (var topic in board.Topics)
        {
            (await BehindAsync(new SaidBehind { Topic = topic.Key })).Should().Be(topic.All, topic.Key);
            (await BehindAsync(new SaidBehind { Topic = topic.Key, Tone = Tone.Blame })).Should().Be(topic.Blame, topic.Key);
            (await BehindAsync(new SaidBehind { Topic = topic.Key, Tone = Tone.Praise })).Should().Be(topic.Praise, topic.Key);
        }

        async Task<int> BehindAsync(SaidBehind behind) => (await reviews.LoadAsync(filter, behind, Today, None)).Rows.Count;
    }

    [Fact]
    public async Task A_burst_of_low_stars_is_told_once_and_shown_first()
    {
        var shop = await desk.AddShopAsync("Всплеск");
        var past = Enumerable.Range(0, 60).Select(i => Review($"p{i}", 5, "", 10 + i, 1));
        var other = Enumerable.Range(0, 40).Select(i => Review($"o{i}", 5, "", 1 + i, 2));
        await desk.WriteAsync(shop, [.. past, .. other, .. Enumerable.Range(0, 6).Select(i => Review($"b{i}", 1, "Сломался", i % 3, 1))]);
        await RemakeAsync();
        var watch = new WatchRatingsJob(desk.Data, new FixedClock(InboxFixture.Now));

        (await watch.RunAsync(None)).Should().BeTrue();
        (await watch.RunAsync(None)).Should().BeFalse();

        (await CountAsync($"select count(*) from alerts where shop_id = '{shop.Id}' and kind = 'ReviewBurst'")).Should().Be(1);
        var view = await new RatingBoard(desk.Scoped()).LoadAsync(new SaidFilter { Shop = shop.Id, Days = 90 }, Today, None);
        view.Products[0].Should().Match<RatedProduct>(product => product.IsBurst && product.Week.Low == 6);
        view.Products[1].IsBurst.Should().BeFalse();
        (view.Now.All, view.Now.Low).Should().Be((106, 6));
    }

    private async Task<Shop> FilledAsync(string name, int seed)
    {
        var shop = await desk.AddShopAsync(name);
        var random = new Random(seed);
        await desk.WriteAsync(shop, [.. Enumerable.Range(0, 50).Select(i => Review($"{i}", (short)random.Next(1, 6), Said[random.Next(Said.Length)], random.Next(20), i % 4))]);
        return shop;
    }

    private async Task RemakeAsync()
    {
        await desk.Desk.Services.GetRequiredService<ReadTextsJob>().RunAsync(None);
        while (await new RemakeReviewDaysJob(desk.Desk.Services.GetRequiredService<NpgsqlDataSource>()).RunAsync(None))
        {
        }
    }

    private async Task ShouldEqualFactsAsync(Shop shop)
    {
        var ratings = $"""
            with fact as (
              select (r.created_at at time zone s.time_zone)::date as day, r.product_id, r.rating from reviews r join shops s on s.id = r.shop_id where r.shop_id = '{shop.Id}'
            ), wanted as (
              select day, product_id, count(*) filter (where rating <= 2) as low, count(*) as n from fact where product_id is not null group by 1, 2
              union all select day, '{Guid.Empty}'::uuid, count(*) filter (where rating <= 2), count(*) from fact group by 1
            ), made as (
              select day, product_id, (one + two)::bigint as low, (one + two + three + four + five)::bigint as n from rating_days where shop_id = '{shop.Id}'
            )
            select count(*) from ((table wanted except table made) union all (table made except table wanted)) as other
            """;
        (await CountAsync(ratings)).Should().Be(0);
        var topics = $"""
            with fact as (
              select distinct (r.created_at at time zone s.time_zone)::date as day, r.id, t ->> 'code' as topic
              from reviews r join shops s on s.id = r.shop_id join readings g on g.work_item_id = r.id and g.shop_id = r.shop_id, jsonb_array_elements(g.topics) t where r.shop_id = '{shop.Id}'
            ), wanted as (select day, topic, count(*) as n from fact group by 1, 2),
            made as (select day, topic, (praise + blame + neutral)::bigint as n from topic_days where shop_id = '{shop.Id}' and product_id = '{Guid.Empty}')
            select count(*) from ((table wanted except table made) union all (table made except table wanted)) as other
            """;
        (await CountAsync(topics)).Should().Be(0);
        (await CountAsync($"select count(*) from topic_days where shop_id = '{shop.Id}'")).Should().BePositive();
        (await CountAsync($"select count(*) from word_days where shop_id = '{shop.Id}'")).Should().BePositive();
    }

    private async Task<long> CountAsync(string sql)
    {
        await using var command = desk.Desk.Services.GetRequiredService<NpgsqlDataSource>().CreateCommand(sql);
        return (long)(await command.ExecuteScalarAsync())!;
    }

    private static IncomingReview Review(string number, short rating, string text, int daysAgo, int product) => new()
    {
        Number = number,
        Rating = rating,
        Text = text,
        Author = $"Покупатель {number}",
        CreatedAt = InboxFixture.Now.AddDays(-daysAgo).AddHours(-1),
        Product = product == 0 ? null : new IncomingProduct($"10{product}", $"Товар {product}"),
    };
}
