using FluentAssertions;
using Npgsql;
using SellerDesk.Application.Data;
using SellerDesk.Application.Inbox;
using SellerDesk.Domain.Inbox;
using SellerDesk.Domain.Team;
using SellerDesk.IntegrationTests.Fixtures;
using Xunit;

namespace SellerDesk.IntegrationTests.Inbox;

/// <summary>Every filter finds its way through an index at a size where a sequential scan would be felt.</summary>
public sealed class InboxIndexTests(InboxIndexTests.BigInbox desk) : IClassFixture<InboxIndexTests.BigInbox>
{
    private static readonly PersonId Me = new(new Guid("00000000-0000-7000-8000-0000000000aa"));

    [Theory]
    [InlineData("")]
    [InlineData("state=all")]
    [InlineData("state=closed")]
    [InlineData("state=answering")]
    [InlineData("shop=S")]
    [InlineData("state=closed&shop=S&rating=1")]
    [InlineData("rating=1")]
    [InlineData("rating=1,2&photo=yes&text=no")]
    [InlineData("rating=4,5&text=no")]
    [InlineData("kind=question")]
    [InlineData("reply=rejected")]
    [InlineData("reply=unknown")]
    [InlineData("state=all&reply=inmoderation")]
    [InlineData("assignee=me")]
    [InlineData("state=closed&assignee=me")]
    [InlineData("assignee=none")]
    [InlineData("due=over")]
    [InlineData("due=today&rating=1,2")]
    [InlineData("age=1d")]
    [InlineData("state=all&age=7d&rating=1")]
    [InlineData("product=P")]
    [InlineData("q=товар")]
    [InlineData("q=слово777")]
    [InlineData("state=all&q=\"хороший товар\"")]
    [InlineData("q=ничегоподобного")]
    [InlineData("unread=yes")]
    [InlineData("state=all&unread=yes")]
    [InlineData("topic=delivery")]
    [InlineData("state=all&tag=nobody")]
    [InlineData("state=all&flag=attack&sentiment=negative")]
    [InlineData("topic.not=size&since=2026-11-10&before=2026-11-19")]
    [InlineData("state=snoozed")]
    [InlineData("order=123-456")]
    [InlineData("state=all&sku=N7")]
    public async Task No_filter_reads_the_whole_table(string query)
    {
        var ask = InboxFixture.Ask(query.Replace("=S", $"={desk.ShopId}", StringComparison.Ordinal).Replace("=P", $"={desk.ProductId}", StringComparison.Ordinal), Me);
        var before = await desk.SequentialScansAsync();

        var first = await desk.List.LoadAsync(ask, null, 30, CancellationToken.None);
        if (first.More)
        {
            var next = await desk.List.LoadAsync(ask, first.Rows[^1].KeyIn(ask.Filter), 30, CancellationToken.None);
            await desk.List.LoadBeforeAsync(ask, next.Rows[0].KeyIn(ask.Filter), 30, CancellationToken.None);
        }

        (await desk.SequentialScansAsync()).Should().Be(before);
    }

    public sealed class BigInbox : IAsyncLifetime
    {
        private const string Fill = """
            insert into shops(id, name, marketplace, time_zone, currency, state, created_at, settings)
            select gen_random_uuid(), 'Магазин ' || g, 'Wildberries', 'Europe/Moscow', 'RUB', 'Active', now(), '{}' from generate_series(1, 3) g;
            insert into products(id, shop_id, number, name) select gen_random_uuid(), s.id, 'N' || g, 'Товар ' || g from shops s, generate_series(1, 300) g;
            set session_replication_role = replica;
            insert into work_items(id, shop_id, kind, state, created_at, due_at, rating, has_text, has_photo, unread, author, preview, product_id, product_name, reply_state, closed_at, search, assignee_id)
            select gen_random_uuid(), p.shop_id, x.kind, x.state, x.created, x.created + interval '4 hours' * (1 + x.g % 6), case when x.kind = 'Review' then x.rating end, x.g % 5 <> 0, x.g % 9 = 0, false,
              'Имя', x.t, p.id, p.name, case when x.state = 'Closed' then 'Published' when x.g % 3001 = 0 then 'Rejected' else 'None' end,
              case when x.state = 'Closed' then x.created end, to_tsvector('russian', x.t), case when x.g % 50 = 0 then '00000000-0000-7000-8000-0000000000aa'::uuid end
            from (select g, case when g % 12 = 0 then 'Question' else 'Review' end kind, case when g % 5 < 3 then 'Open' else 'Closed' end state,
                timestamptz '2026-11-20' - g * interval '2 minutes' created, (array[1, 2, 3, 4, 4, 5, 5, 5, 5, 5])[1 + (hashint4(g) & 1023) % 10]::smallint rating,
                (array['хороший', 'плохой', 'обычный'])[1 + g % 3] || ' товар слово' || (g % 5000) t
              from generate_series(1, 200000) g) x
            join (select *, row_number() over () rn from products) p on p.rn = 1 + (hashint4(x.g + 7) & 65535) % 900;
            """;

        private TestDatabase database = null!;
        private NpgsqlDataSource source = null!;

        public InboxList List { get; private set; } = null!;

        public Guid ShopId { get; private set; }

        public Guid ProductId { get; private set; }

        public async Task InitializeAsync()
        {
            database = await TestDatabase.CreateAsync();
            await database.ExecuteAsync(Fill);
            await database.ExecuteAsync("vacuum analyze work_items");
            (ShopId, ProductId) = (await database.ReadAsync<Guid>("select id from shops limit 1"), await database.ReadAsync<Guid>("select id from products limit 1"));

            // One connection, so that its own statistics can be flushed and read.
            source = DeskData.Source(database.ConnectionString + ";Maximum Pool Size=1");
            List = new InboxList(new ScopedDb(DeskData.Options(source), new Everything()));
        }

        public async Task DisposeAsync()
        {
            await source.DisposeAsync();
            await database.DisposeAsync();
        }

        public async Task<long> SequentialScansAsync()
        {
            await using (var flush = source.CreateCommand("select pg_stat_force_next_flush()"))
            {
                await flush.ExecuteNonQueryAsync();
            }

            await using var read = source.CreateCommand("select seq_scan from pg_stat_user_tables where relname = 'work_items'");
            return (long)(await read.ExecuteScalarAsync())!;
        }

        private sealed class Everything : IShopScopeSource
        {
            public ValueTask<ShopScope> GetAsync(CancellationToken cancel) => ValueTask.FromResult(ShopScope.Everything);
        }
    }
}
