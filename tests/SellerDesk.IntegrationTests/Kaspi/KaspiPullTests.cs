using System.Text.Json;
using FluentAssertions;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;
using SellerDesk.Application.Buyers;
using SellerDesk.Application.Shops;
using SellerDesk.Domain.Shops;
using SellerDesk.Domain.Team;
using SellerDesk.IntegrationTests.Fixtures;
using Xunit;

namespace SellerDesk.IntegrationTests.Kaspi;

/// <summary>The connector, the door and the desk's writers together.</summary>
public sealed class KaspiPullTests : DeskFixture
{
    private readonly string logs = Path.Combine(Directory.CreateTempSubdirectory("sellerdesk-tests-").FullName, "desk.json");

    protected override IEnumerable<string> Settings => ["--Serilog:MinimumLevel:Default=Verbose", "--Serilog:MinimumLevel:Override:System.Net.Http=Verbose", "--Serilog:MinimumLevel:Override:Microsoft=Debug", $"--Logs:File={logs}"];

    public override async Task DisposeAsync()
    {
        await base.DisposeAsync();
        Directory.Delete(Path.GetDirectoryName(logs)!, recursive: true);
    }

    [Theory]
    [InlineData(FeedKind.Reviews)]
    [InlineData(FeedKind.Orders)]
    [InlineData(FeedKind.Returns)]
    public async Task Reading_all_of_it_again_changes_nothing(FeedKind kind)
    {
        await using var simulator = await Simulated.StartAsync(reviews: 100);
        var shop = await ShopAsync(simulator);
        var pull = Desk.Services.GetRequiredService<PullFeed>();

        var first = await pull.ExecuteAsync(shop.Id, kind, CancellationToken.None);
        var second = await pull.ExecuteAsync(shop.Id, kind, CancellationToken.None);
        await Database.ExecuteAsync($"update feeds set cursor = null where shop_id = '{shop.Id}'");
        var again = await pull.ExecuteAsync(shop.Id, kind, CancellationToken.None);

        first.ErrorCode.Should().BeNull(first.ErrorDetail);
        first.Counts.New.Should().BePositive();
        first.Counts.SetAside.Should().Be(0);
        foreach (var later in new[] { second, again })
        {
            later.ErrorCode.Should().BeNull(later.ErrorDetail);
            (later.Counts.New, later.Counts.Changed, later.Counts.SetAside).Should().Be((0, 0, 0));
        }
    }

    [Fact]
    public async Task No_name_phone_or_token_stands_in_the_database_or_the_log()
    {
        await using var simulator = await Simulated.StartAsync(reviews: 60);
        var shop = await ShopAsync(simulator);
        var secrets = await SecretsAsync(simulator);
        secrets.Should().HaveCountGreaterThan(100, "the test knows whom to look for");
        var pull = Desk.Services.GetRequiredService<PullFeed>();

        // Broken pages are set aside whole, fields that are gone make orders unreadable, refusals and time-outs are logged.
        await simulator.FaultAsync("/kaspi/v2/*", "nullField", share: 0.3);
        await simulator.FaultAsync("/kaspi/v2/*", "brokenJson", times: 4);
        await simulator.FaultAsync("/kaspi/v2/*", "timeout", times: 1, seconds: 0.01);
        await pull.ExecuteAsync(shop.Id, FeedKind.Orders, CancellationToken.None);
        await pull.ExecuteAsync(shop.Id, FeedKind.Returns, CancellationToken.None);
        await simulator.FaultAsync("/kaspi/v2/*", "revoked");
        (await pull.ExecuteAsync(shop.Id, FeedKind.Orders, CancellationToken.None)).ErrorCode.Should().Be("KeyRejected");

        await simulator.HealAsync();
        await Database.ExecuteAsync($"update feeds set cursor = null where shop_id = '{shop.Id}'");
        (await pull.ExecuteAsync(shop.Id, FeedKind.Orders, CancellationToken.None)).ErrorCode.Should().BeNull();
        (await Database.ReadAsync<long>($"select count(*) from orders where shop_id = '{shop.Id}' and buyer_sealed is not null and buyer_mask like '%•%' and buyer_number like 'B-%'"))
            .Should().Be(await Database.ReadAsync<long>($"select count(*) from orders where shop_id = '{shop.Id}'")).And.BePositive();
        (await Database.ReadAsync<long>($"select count(*) from set_aside_payloads where shop_id = '{shop.Id}'")).Should().BePositive();

        var written = await EverythingAsync();
        foreach (var secret in secrets)
        {
            written.Should().NotContain(secret);
        }

        var logged = string.Concat(Directory.GetFiles(Path.GetDirectoryName(logs)!).Select(ReadShared));
        logged.Should().NotBeEmpty().And.Contain(shop.Id.ToString());
        secrets.Where(secret => logged.Contains(secret, StringComparison.Ordinal)).Should().BeEmpty();
    }

    [Fact]
    public async Task A_payload_that_was_set_aside_is_shown_without_the_buyer_and_can_be_read_again()
    {
        await using var simulator = await Simulated.StartAsync(reviews: 40);
        var shop = await ShopAsync(simulator);
        var pull = Desk.Services.GetRequiredService<PullFeed>();
        await simulator.FaultAsync("/kaspi/v2/orders", "brokenJson", times: 2);
        await pull.ExecuteAsync(shop.Id, FeedKind.Orders, CancellationToken.None);
        await using var scope = Desk.Services.CreateAsyncScope();
        var rows = await new SetAsideList(Scoped(), Desk.Services.GetRequiredService<BuyerDoor>())
            .LoadAsync(shop.Id, FeedKind.Orders, null, CancellationToken.None);
        rows.Should().NotBeEmpty().And.OnlyContain(row => row.Start == "•••" && row.Length > 0);

        // An order of a firm whose number is missing: kept sealed, and read again once it is there.
        var order = """{"data":{"type":"orders","id":"NTQz","attributes":{"code":"543036631","state":"NEW","status":"APPROVED_BY_BANK","customer":{"id":"NzA1MTIzNDUwNg","firstName":"Айгерим","lastName":"Нурланова","cellPhone":"7051234506"}}},"included":[]}""";
        var door = Desk.Services.GetRequiredService<BuyerDoor>();
        var id = await SetAsideAsync(door, shop, order);
        (await Desk.Services.GetRequiredService<RetrySetAside>().ExecuteAsync(Somebody(Role.Manager), shop.Id, id, DateTimeOffset.UtcNow, CancellationToken.None)).Read.Should().Be(1);
        (await Database.ReadAsync<string>($"select buyer_mask from orders where shop_id = '{shop.Id}' and number = '543036631'")).Should().Be("А. Н., +7 70• •••-••-06");
    }

    private async Task<SetAsidePayloadId> SetAsideAsync(BuyerDoor door, Shop shop, string raw)
    {
        var kept = (await door.KeepAsync(shop.Id, shop.Marketplace, [new Application.Marketplaces.UnreadablePayload(raw, "code: missing")], CancellationToken.None))[0];
        kept.Raw.Should().StartWith("sealed:").And.NotContain("Айгерим");
        var payload = SetAsidePayload.Of(shop.Id, FeedKind.Orders, kept.Raw, kept.Digest, kept.Reason, DateTimeOffset.UtcNow);
        await using var db = Data.Open();
        db.Add(payload);
        await db.SaveChangesAsync();
        return payload.Id;
    }

    private async Task<Shop> ShopAsync(Simulated simulator)
    {
        var token = await simulator.MarketplaceTokenAsync("kaspi", SimulatedKaspi.Account);
        return await AddShopAsync("Уход и уют", token, new Dictionary<string, string>
        {
            ["BaseUrl"] = $"{simulator.Address}/kaspi",
            ["SecondsBetweenCalls"] = "0.0001",
            ["TimeoutSeconds"] = "5",
        }, Marketplace.Kaspi);
    }

    /// <summary>Surnames, phones, their base64 and the token, as the wire gives them. First names are words of other texts too.</summary>
    private static async Task<HashSet<string>> SecretsAsync(Simulated simulator)
    {
        var token = await simulator.MarketplaceTokenAsync("kaspi", SimulatedKaspi.Account);
        var secrets = new HashSet<string> { token };
        foreach (var state in new[] { "NEW", "DELIVERY", "PICKUP", "KASPI_DELIVERY", "ARCHIVE" })
        {
            for (var window = 0; window < 7; window++)
            {
                var from = DateTimeOffset.UtcNow.AddDays(-13 * (window + 1)).ToUnixTimeMilliseconds();
                var to = DateTimeOffset.UtcNow.AddDays(-13 * window).ToUnixTimeMilliseconds();
                using var asked = new HttpRequestMessage(HttpMethod.Get, $"/kaspi/v2/orders?page[number]=0&page[size]=100&filter[orders][state]={state}&filter[orders][creationDate][$ge]={from}&filter[orders][creationDate][$le]={to}");
                asked.Headers.TryAddWithoutValidation("X-Auth-Token", token);
                asked.Headers.TryAddWithoutValidation("User-Agent", "Mozilla/5.0");
                using var answer = await simulator.Control.SendAsync(asked);
                using var body = JsonDocument.Parse(await answer.Content.ReadAsStringAsync());
                foreach (var customer in body.RootElement.GetProperty("data").EnumerateArray().Select(order => order.GetProperty("attributes").GetProperty("customer")))
                {
                    secrets.Add(customer.GetProperty("lastName").GetString()!);
                    secrets.Add(customer.GetProperty("cellPhone").GetString()!);
                    secrets.Add(customer.GetProperty("id").GetString()!);
                }
            }
        }

        return secrets;
    }

    /// <summary>Every row of every table, as text.</summary>
    private async Task<string> EverythingAsync()
    {
        await using var connection = await Desk.Services.GetRequiredService<NpgsqlDataSource>().OpenConnectionAsync();
        var tables = new List<string>();
        await using (var command = new NpgsqlCommand("select quote_ident(tablename) from pg_tables where schemaname = 'public'", connection))
        await using (var reader = await command.ExecuteReaderAsync())
        {
            while (await reader.ReadAsync())
            {
                tables.Add(reader.GetString(0));
            }
        }

        var all = new System.Text.StringBuilder();
        foreach (var table in tables)
        {
            await using var command = new NpgsqlCommand($"select t::text from {table} t", connection);
            await using var reader = await command.ExecuteReaderAsync();
            while (await reader.ReadAsync())
            {
                all.Append(reader.GetString(0)).Append('\n');
            }
        }

        return all.ToString();
    }

    private static string ReadShared(string file)
    {
        using var stream = new FileStream(file, FileMode.Open, FileAccess.Read, FileShare.ReadWrite);
        using var reader = new StreamReader(stream);
        return reader.ReadToEnd();
    }
}
