using FluentAssertions;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;
using Npgsql;
using SellerDesk.Application.Data;
using SellerDesk.Application.Inbox;
using SellerDesk.IntegrationTests.Fixtures;
using Xunit;

namespace SellerDesk.IntegrationTests.Data;

/// <summary>A desk with items of each kind is brought up from the version before negations were searched for.</summary>
public sealed class SearchRefillTests : IAsyncLifetime
{
    private const string VersionBefore = "20261122062826_OrderSteps";
    private const int Reviews = (2 * RefillSearchJob.Slice) + 100;

    private readonly string name = $"test_{Guid.NewGuid():N}";
    private NpgsqlDataSource source = null!;

    private static CancellationToken None => CancellationToken.None;

    public async Task InitializeAsync()
    {
        await TestDatabase.ExecuteOnServerAsync($"create database {name}");
        source = DeskData.Source(new NpgsqlConnectionStringBuilder(TestDatabase.Server) { Database = name, Pooling = false }.ConnectionString);
        await using var db = new WholeDb(DeskData.Options(source)).Open();
        await db.GetService<IMigrator>().MigrateAsync(VersionBefore);
        await FillAsync();
    }

    public async Task DisposeAsync()
    {
        await source.DisposeAsync();
        await TestDatabase.ExecuteOnServerAsync($"drop database {name} with (force)");
    }

    [Fact]
    public async Task Items_of_each_kind_are_found_by_their_words_before_and_after_and_by_negations_slice_by_slice()
    {
        await new DatabaseMigration(new WholeDb(DeskData.Options(source)), source).ApplyAsync(None);
        (await FoundAsync("подошёл")).Should().Be(Reviews + 3, "words are found all the time");
        (await FoundAsync("\"не подошёл\"")).Should().Be(0, "the migration itself touches no item: a big inbox is not held up by it");
        var job = new RefillSearchJob(source);

        (await job.RefillNextAsync(None)).Should().BeTrue();
        (await FoundAsync("\"не подошёл\"")).Should().BeInRange(1, RefillSearchJob.Slice);
        await using (var other = await source.OpenConnectionAsync())
        await using (var held = await other.BeginTransactionAsync())
        {
            await using var lockMark = new NpgsqlCommand($"select 1 from desk_options where name = '{SearchedWords.RefillMark}' for update", other, held);
            await lockMark.ExecuteScalarAsync();
            (await job.RunAsync(None)).Should().BeFalse("another node is at it");
        }

        (await job.RunAsync(None)).Should().BeTrue();

        (await FoundAsync("\"не подошёл\"")).Should().Be(Reviews + 2);
        (await NumberAsync("select count(distinct kind) from work_items where search @@ websearch_to_tsquery('russian', '" + SearchedWords.Query("\"не подошёл\"") + "')")).Should().Be(3);
        (await FoundAsync("\"подошёл сразу\"")).Should().Be(1, "what has no negation is left as it was");
        (await FoundAsync("ZN-7")).Should().Be(Reviews + 3, "the article still finds them");
        (await job.RunAsync(None)).Should().BeFalse("it is done for good");
        (await NumberAsync($"select count(*) from desk_options where name = '{SearchedWords.RefillMark}'")).Should().Be(0);
        (await NumberAsync("select coalesce(sum(count), 0)::bigint from inbox_counts")).Should().Be(Reviews + 3, "counters are what they were");
    }

    private Task FillAsync() => ExecuteAsync($"""
        insert into shops (id, name, marketplace, time_zone, currency, state, created_at, settings) values ('{Guid.NewGuid()}', 'Зонты', 'Ozon', 'Europe/Moscow', 'RUB', 'Active', now(), '{"{}"}');
        insert into products (id, shop_id, number, name, article) select gen_random_uuid(), id, '7', 'Зонт', 'ZN-7' from shops;
        insert into reviews (id, shop_id, number, text, rating, created_at, received_at, photo_urls, facts, text_digest, answer_digest, answer_state, answer_editable)
        select gen_random_uuid(), s.id, 'R' || n, case when n = 0 then 'Подошёл сразу' else 'Зонт не подошёл ' || n end, 3, now(), now(), '{"{}"}', '{"{}"}', 0, 0, 'None', false
        from shops s, generate_series(0, {Reviews}) as n;
        insert into questions (id, shop_id, number, text, created_at, received_at, text_digest, answer_digest, answer_state, answer_editable)
        select gen_random_uuid(), id, 'Q1', 'Если не подошёл, вернёте?', now(), now(), 0, 0, 'None', false from shops;
        insert into chats (id, shop_id, number, kind, awaits_seller, facts, received_at) select gen_random_uuid(), id, 'C1', 'Buyer', true, '{"{}"}', now() from shops;
        insert into chat_messages (shop_id, chat_id, number, sender, text, sent_at, received_at)
        select c.shop_id, c.id, 'M1', 'Buyer', 'Он мне не подошёл', now(), now() from chats c;
        insert into work_items (id, shop_id, kind, state, created_at, due_at, has_text, has_photo, unread, preview, product_id, product_name, reply_state, search)
        select x.id, x.shop_id, x.kind, 'Open', now(), now(), true, false, true, left(x.text, 160), p.id, p.name, 'None', to_tsvector('russian', concat_ws(' ', x.text, p.name, p.article))
        from (select id, shop_id, 'Review' as kind, text from reviews union all select id, shop_id, 'Question', text from questions
          union all select c.id, c.shop_id, 'Chat', m.text from chats c join chat_messages m on m.chat_id = c.id) x join products p on p.shop_id = x.shop_id;
        """);

    private Task<long> FoundAsync(string typed) => NumberAsync($"select count(*) from work_items where search @@ websearch_to_tsquery('russian', '{SearchedWords.Query(typed)}')");

    private async Task<long> NumberAsync(string sql)
    {
        await using var command = source.CreateCommand(sql);
        return Convert.ToInt64(await command.ExecuteScalarAsync(), System.Globalization.CultureInfo.InvariantCulture);
    }

    private async Task ExecuteAsync(string sql)
    {
        await using var command = source.CreateCommand(sql);
        await command.ExecuteNonQueryAsync();
    }
}
