using System.Diagnostics;
using FluentAssertions;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;
using SellerDesk.Application.Keys;
using SellerDesk.Application.Marketplaces;
using SellerDesk.Application.Team;
using SellerDesk.Domain.Common;
using SellerDesk.IntegrationTests.Fixtures;
using Xunit;
using Xunit.Abstractions;

namespace SellerDesk.IntegrationTests.Operating;

/// <summary>The encryption key is changed under a desk of two nodes that goes on reading what the old one sealed.</summary>
public sealed class KeyRotationTests(ITestOutputHelper output) : DeskFixture
{
    private const int Orders = 3_000;

    /// <summary>Bytes that are no sealed values.</summary>
    private static readonly HashSet<string> Open =
    [
        "text_models.content", "document_files.content", "reply_files.content", "complaint_files.content", "leg_days.spread", "survey_invitations.token_hash", "audit_heads.base_hash",
        "audit_heads.hash", "audit_proofs.head", "audit_entries.details_hash", "audit_entries.hash",
    ];

    [Fact]
    public async Task Every_value_stays_readable_while_the_key_changes_and_older_keys_are_thrown_away()
    {
        var vault = Desk.Services.GetRequiredService<IKeyVault>();
        await FillAsync(vault);
        await using var other = Build(Settings);
        var elsewhere = other.Services.GetRequiredService<IKeyVault>();
        (await ReadAllAsync(elsewhere)).Should().Be(0, "the other node reads all before");

        var rotate = Desk.Services.GetRequiredService<RotateKeys>();
        var before = Desk.Services.GetRequiredService<IKeyRing>().Current;
        var state = await rotate.ExecuteAsync(Actor.Desk, CancellationToken.None);
        state.Current.Should().NotBe(before);
        state.Last!.Total.Should().BeGreaterThanOrEqualTo(Orders + 4);
        elsewhere.Reveal(vault.Protect("сейчас")).Should().Be("сейчас", "the other node learns of the key from what it seals");
        (await FluentActions.Awaiting(() => rotate.ExecuteAsync(Actor.Desk, CancellationToken.None)).Should().ThrowAsync<RuleException>()).Which.Code.Should().Be("keys.running");

        var clock = new FixedClock(DateTimeOffset.UtcNow.AddMinutes(2));
        var watch = Stopwatch.StartNew();
        var (looks, misses) = await ReadWhileAsync(elsewhere, () => ActivatorUtilities.CreateInstance<ResealJob>(Desk.Services, clock).RunAsync(CancellationToken.None));
        var took = watch.Elapsed;

        misses.Should().Be(0, "nobody noticed");
        state = await rotate.LoadAsync(CancellationToken.None);
        state.Last!.FinishedAt.Should().NotBeNull();
        state.Last.Done.Should().Be(state.Last.Total).And.BeGreaterThanOrEqualTo(Orders + 4);
        state = await rotate.RetireAsync(Actor.Desk, CancellationToken.None);
        state.Keys.Should().Be(1);
        (await ReadAllAsync(vault)).Should().Be(0);
        await using var fresh = Build(Settings);
        (await ReadAllAsync(fresh.Services.GetRequiredService<IKeyVault>())).Should().Be(0, "the new key alone opens everything");
        output.WriteLine($"{state.Last!.Done} values sealed anew in {took.TotalSeconds:0.0} s, {looks} looks at them meanwhile on another node, {misses} that failed");
    }

    [Fact]
    public async Task Every_column_of_sealed_bytes_is_known_to_the_change_of_keys()
    {
        var bytes = await Database.ListAsync<string>("select table_name || '.' || column_name from information_schema.columns where table_schema = 'public' and data_type = 'bytea'");
        bytes.Should().HaveCountGreaterThan(8, "the test looked at something");
        bytes.Except(Open).Should().BeSubsetOf(SealedColumns.All.Select(column => $"{column.Table}.{column.Bytes}"));
    }

    private async Task FillAsync(IKeyVault vault)
    {
        var shop = await AddShopAsync("Ключи", "ключ площадки");
        await Desk.Services.GetRequiredService<Application.Data.DeskSecrets>().GetAsync("test", CancellationToken.None);
        var payload = Convert.ToBase64String(vault.Protect("{\"phone\": \"+7 900\"}"));
        await using var source = NpgsqlDataSource.Create(Database.ConnectionString);
        await using var fill = source.CreateCommand($$"""
            insert into set_aside_payloads (id, shop_id, kind, raw, digest, reason, received_at) values (gen_random_uuid(), '{{shop.Id}}', 'Orders', 'sealed:19:{{payload}}', 'd', 'r', now());
            """);
        await fill.ExecuteNonQueryAsync();
        await using var option = source.CreateCommand("insert into desk_options (name, value, changed_at) values ('drafting', jsonb_build_object('ProtectedKey', $1::text), now())");
        option.Parameters.AddWithValue(Convert.ToBase64String(vault.Protect("ключ черновиков")));
        await option.ExecuteNonQueryAsync();
        await using var orders = source.CreateCommand("""
            insert into orders (id, shop_id, number, status, stage, facts, received_at, buyer_sealed) select gen_random_uuid(), $1, 'o' || n, 'new', 'Received', '{}', now(), b from unnest($2::bytea[]) with ordinality as s(b, n)
            """);
        orders.Parameters.AddWithValue(shop.Id.Value);
        orders.Parameters.AddWithValue(Enumerable.Range(0, Orders).Select(n => vault.Protect($"Анна {n}")).ToArray());
        await orders.ExecuteNonQueryAsync();
    }

    private async Task<(int Looks, int Misses)> ReadWhileAsync(IKeyVault vault, Func<Task> work)
    {
        var (looks, misses) = (0, 0);
        var working = Task.Run(work);
        while (!working.IsCompleted)
        {
            misses += await ReadAllAsync(vault, 200);
            looks += 200;
        }

        await working;
        return (looks, misses);
    }

    /// <returns>How many could not be read.</returns>
    private async Task<int> ReadAllAsync(IKeyVault vault, int most = int.MaxValue)
    {
        var values = await Database.ListAsync<byte[]>(string.Join(" union all ", SealedColumns.All.Select(column => $"(select {column.Bytes} from {column.Table} where {column.Where} order by random() limit {most})")));
        return values.Count(value =>
        {
            try
            {
                return vault.Reveal(value).Length == 0;
            }
            catch (System.Security.Cryptography.CryptographicException)
            {
                return true;
            }
        });
    }
}
