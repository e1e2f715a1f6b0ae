using FluentAssertions;
using Microsoft.EntityFrameworkCore;
using Npgsql;
using SellerDesk.Application.Data;
using SellerDesk.Domain.Shops;
using SellerDesk.IntegrationTests.Fixtures;
using Xunit;

namespace SellerDesk.IntegrationTests.Data;

public sealed class MigrationTests
{
    [Fact]
    public async Task Two_nodes_that_start_together_bring_an_empty_database_up_once()
    {
        var name = $"test_{Guid.NewGuid():N}";
        await TestDatabase.ExecuteOnServerAsync($"create database {name}");
        var connection = new NpgsqlConnectionStringBuilder(TestDatabase.Server) { Database = name, Pooling = false }.ConnectionString;
        try
        {
            var applied = await Task.WhenAll(Enumerable.Range(0, 3).Select(async _ =>
            {
                await using var source = DeskData.Source(connection);
                return await new DatabaseMigration(new WholeDb(DeskData.Options(source)), source).ApplyAsync(CancellationToken.None);
            }));

            applied.Where(list => list.Count > 0).Should().ContainSingle();
        }
        finally
        {
            await TestDatabase.ExecuteOnServerAsync($"drop database {name} with (force)");
        }
    }

    [Fact]
    public async Task The_model_and_the_migrations_say_the_same()
    {
        await using var database = await TestDatabase.CreateAsync();
        await using var source = DeskData.Source(database.ConnectionString);
        await using var db = new WholeDb(DeskData.Options(source)).Open();
        db.Database.HasPendingModelChanges().Should().BeFalse("build/add-migration has to be run after a change of the mapping");
    }

    [Fact]
    public async Task Names_in_the_database_need_no_quotes()
    {
        await using var database = await TestDatabase.CreateAsync();
        var names = await database.ReadAsync<string[]>("""
            select array_agg(distinct name) from (
              select table_name as name from information_schema.tables where table_schema = 'public'
              union all select column_name from information_schema.columns where table_schema = 'public' and table_name <> 'schema_versions'
              union all select indexname from pg_indexes where schemaname = 'public' and tablename <> 'schema_versions') as named
            """);
        names.Should().HaveCountGreaterThan(100, "the test looked at something");
        names.Where(name => !name.StartsWith("qrtz_", StringComparison.Ordinal)).Should().NotContain(name => name.Any(char.IsUpper));
    }

    [Fact]
    public async Task A_context_of_a_person_shows_only_the_rows_of_their_shops()
    {
        await using var database = await TestDatabase.CreateAsync();
        await using var source = DeskData.Source(database.ConnectionString);
        var options = DeskData.Options(source);
        var shops = new[] { "Первый", "Второй" }.Select(name => Shop.Open(name, Marketplace.Other, "Europe/Moscow", "RUB", DateTimeOffset.UtcNow)).ToList();
        await using (var whole = new WholeDb(options).Open())
        {
            whole.AddRange(shops);
            whole.AddRange(shops.Select(shop => Feed.Of(shop.Id, FeedKind.Reviews, DateTimeOffset.UtcNow)));
            await whole.SaveChangesAsync();
        }

        await using var narrowed = new SellerDeskDb(options, ShopScope.Of([shops[0].Id]));
        (await narrowed.Shops.Select(s => s.Name).ToListAsync()).Should().Equal("Первый");
        (await narrowed.Feeds.CountAsync()).Should().Be(1);
        await using var nobody = new SellerDeskDb(options, ShopScope.Nothing);
        (await nobody.Shops.CountAsync()).Should().Be(0);
    }
}
