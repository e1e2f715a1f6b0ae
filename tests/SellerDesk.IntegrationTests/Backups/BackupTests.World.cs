using FluentAssertions;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;
using SellerDesk.Application.Data;
using SellerDesk.Application.Shops;
using SellerDesk.Domain.Shops;
using SellerDesk.IntegrationTests.Fixtures;

namespace SellerDesk.IntegrationTests.Backups;

/// <summary>A desk with something to lose, empty databases and folders.</summary>
public sealed partial class BackupTests
{
    public sealed class PulledDesk : DeskFixture
    {
        private Simulated simulator = null!;

        public string Key { get; private set; } = "";

        public override async Task InitializeAsync()
        {
            await base.InitializeAsync();
            simulator = await Simulated.StartAsync(reviews: 300);
            Key = await simulator.TokenAsync();
            var shop = await AddShopAsync("Копируемый", Key, simulator.ShopSettings);
            (await Desk.Services.GetRequiredService<PullFeed>().ExecuteAsync(shop.Id, FeedKind.Reviews, CancellationToken.None)).ErrorCode.Should().BeNull();
            await Database.ExecuteAsync("""
                insert into people (id, name, role, all_shops, shop_ids, time_zone, created_at, disabled, email_confirmed, phone_number_confirmed, two_factor_enabled, lockout_enabled, access_failed_count)
                values (gen_random_uuid(), 'Владелец', 'Owner', true, '{}', 'Europe/Moscow', now(), false, true, false, false, true, 0)
                """);
        }

        public override async Task DisposeAsync()
        {
            await base.DisposeAsync();
            await simulator.DisposeAsync();
        }
    }

    private sealed class EmptyDatabase(string name) : IAsyncDisposable
    {
        public string ConnectionString { get; } = new NpgsqlConnectionStringBuilder(TestDatabase.Server) { Database = name, MaxPoolSize = 10 }.ConnectionString;

        public static async Task<EmptyDatabase> CreateAsync()
        {
            var name = $"test_{Guid.NewGuid():N}";
            await TestDatabase.ExecuteOnServerAsync($"create database {name} template template0");
            return new EmptyDatabase(name);
        }

        public async Task<T> ReadAsync<T>(string sql)
        {
            await using var connection = new NpgsqlConnection(ConnectionString + ";Pooling=false");
            await connection.OpenAsync();
            await using var command = new NpgsqlCommand(sql, connection);
            return (T)(await command.ExecuteScalarAsync())!;
        }

        public async ValueTask DisposeAsync() => await TestDatabase.ExecuteOnServerAsync($"drop database if exists {name} with (force)");
    }

    private sealed class TemporaryFolder : IAsyncDisposable
    {
        private readonly string path = Directory.CreateTempSubdirectory("desk-backup").FullName;

        public string File(string name) => Path.Combine(path, name);

        public ValueTask DisposeAsync()
        {
            Directory.Delete(path, recursive: true);
            return ValueTask.CompletedTask;
        }
    }
}
