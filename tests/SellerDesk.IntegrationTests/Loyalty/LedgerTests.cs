using System.Diagnostics;
using System.Globalization;
using FluentAssertions;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;
using SellerDesk.Application.Loyalty.Points;
using SellerDesk.Domain.Buyers;
using SellerDesk.Domain.Loyalty.Points;
using SellerDesk.Domain.Orders;
using SellerDesk.Domain.Shops;
using SellerDesk.IntegrationTests.Fixtures;
using Xunit;
using Xunit.Abstractions;

namespace SellerDesk.IntegrationTests.Loyalty;

/// <summary>
/// The ledger under random movements by eight clients at once, some of which die before they commit and all of which repeat themselves. So many as
/// <c>SELLERDESK_LEDGER_MOVES</c> says, 5,000 unless said.
/// </summary>
public sealed class LedgerTests(DeskFixture desk, ITestOutputHelper output) : IClassFixture<DeskFixture>
{
    private const int Clients = 8;
    private const int Batch = 50;
    private static readonly DateTimeOffset Start = new(2026, 1, 10, 9, 0, 0, TimeSpan.Zero);
    private static readonly int Moves = int.Parse(Environment.GetEnvironmentVariable("SELLERDESK_LEDGER_MOVES") ?? "5000", CultureInfo.InvariantCulture);
    private static readonly BuyerId[] Buyers = [.. Enumerable.Range(1, Math.Max(40, Moves / 100)).Select(n => new BuyerId(new Guid(n, 0, 0, new byte[8])))];

    private NpgsqlDataSource Source => desk.Desk.Services.GetRequiredService<NpgsqlDataSource>();

    [Fact]
    public async Task Random_movements_by_eight_clients_with_crashes_and_repeats_leave_entries_balances_and_lots_the_same_number()
    {
        var watch = Stopwatch.StartNew();
        var written = await Task.WhenAll(Enumerable.Range(0, Clients).Select(client => Task.Run(() => ClientAsync(client))));
        output.WriteLine($"{Moves} operations, {written.Sum()} movements written, {watch.Elapsed.TotalSeconds:0.0} s");

        var proof = await desk.Desk.Services.GetRequiredService<ProvePointsJob>().ProveAsync(CancellationToken.None);
        output.WriteLine($"proof: {proof.Transactions} movements, {proof.Accounts} accounts, {proof.Entries} = {proof.Balances} = {proof.Lots}, whole {proof.Whole}, wrong {proof.Wrong}, {proof.Milliseconds} ms");
        proof.Should().Match<PointProof>(p => p.Holds && p.Wrong == 0 && p.Whole == 0 && p.Transactions == written.Sum());
        (await ReadAsync("select count(*) from point_lots where remaining < 0 or remaining > earned or reversed > earned")).Should().Be(0);
        (await ReadAsync("select count(*) from (select order_id from point_transactions where kind = 'Earned' group by order_id having count(*) > 1) as twice")).Should().Be(0, "no order earns twice");
        (await ReadAsync("select count(*) from point_accounts where debt > 0 and available > 0")).Should().Be(0, "what is owed is paid before anything can be spent");
        (await ReadAsync("select coalesce(sum(amount), 0)::bigint from point_entries where place = 'Moving'")).Should().Be(0);
        (await ReadAsync("""
            select count(*) from (select place, sum(amount) as sum from point_entries group by place) as e full join (select value, sum(count) as sum from point_counts where part = 'Place' group by value) as c on c.value = e.place
            where coalesce(e.sum, 0) <> coalesce(c.sum, 0)
            """)).Should().Be(0, "counters are what they count");
        (await ReadAsync("select (select coalesce(sum(count), 0) from point_counts where part = 'Ends')::bigint - (select coalesce(sum(remaining), 0) from point_lots where state = 'Available')::bigint")).Should().Be(0);
        (await ReadAsync("select count(*) from (select distinct kind from point_transactions) as kinds")).Should().BeGreaterThan(8, "every kind of movement came up");
    }

    [Fact]
    public async Task The_ledger_refuses_to_be_changed_and_a_movement_that_does_not_add_up()
    {
        var buyer = new BuyerId(Guid.NewGuid());
        await OneAsync(buyer, book => book.Adjust(100, null, 365, $"one:{buyer}", Start));
        foreach (var sql in new[] { "update point_entries set amount = amount + 1", "delete from point_entries", "update point_transactions set at = now()", "delete from point_transactions" })
        {
            var change = () => ReadAsync(sql);
            (await change.Should().ThrowAsync<PostgresException>()).Which.MessageText.Should().Contain("never changed");
        }

        var uneven = () => ReadAsync("insert into point_entries (transaction_id, place, amount) select id, 'Available', 5 from point_transactions limit 1");
        (await uneven.Should().ThrowAsync<PostgresException>()).Which.SqlState.Should().Be("23514");
    }

    private async Task<long> ClientAsync(int client)
    {
        var dice = new Random(1_000 + client);
        var written = 0L;
        for (var done = 0; done < Moves / Clients; done += Batch)
        {
            // Time goes on for everybody while they work; each batch is a transaction, and some never end.
            var now = Start.AddHours(done * 24.0 * 500 / (Moves / Clients));
            written += await BatchAsync(dice, now, crash: dice.Next(10) == 0);
        }

        return written;
    }

    private async Task<int> BatchAsync(Random dice, DateTimeOffset now, bool crash)
    {
        var deeds = Enumerable.Range(0, Batch).Select(_ => (Buyer: Buyers[dice.Next(Buyers.Length)], What: dice.Next(100), Order: dice.Next(30), Points: 1 + dice.Next(300))).ToList();
        await using var connection = await Source.OpenConnectionAsync();
        await using var transaction = await connection.BeginTransactionAsync();
        var keys = deeds.SelectMany(deed => Keys(deed.Buyer, deed.Order)).Distinct().ToList();
        var causes = deeds.Select(deed => OrderOf(deed.Buyer, deed.Order)).Distinct().ToList();
        var burns = await BurnsAsync(connection, [.. deeds.Select(deed => BurnKey(deed.Buyer, deed.Order))]);
        var books = await PointLedger.OpenAsync(connection, [.. deeds.Select(deed => deed.Buyer)], new PointWants(keys, causes, [.. burns.Values.SelectMany(entries => entries).Select(entry => entry.LotId).OfType<Guid>()]), CancellationToken.None);

        // What a burn took is read again under the lock of its account.
        burns = await BurnsAsync(connection, [.. deeds.Select(deed => BurnKey(deed.Buyer, deed.Order))]);
        foreach (var (buyer, what, order, points) in deeds)
        {
            Do(books[buyer], books, what, order, points, burns, now);
        }

        var written = await PointLedger.SaveAsync(connection, books.Values, CancellationToken.None);
        if (crash)
        {
            return 0;
        }

        await transaction.CommitAsync();
        return written;
    }

    private static void Do(PointBook book, Dictionary<BuyerId, PointBook> books, int what, int order, int points, Dictionary<string, List<PointEntry>> burns, DateTimeOffset now)
    {
        var (id, lot) = (OrderOf(book.Buyer, order), book.Of(LotCause.Order, OrderOf(book.Buyer, order)));
        switch (what)
        {
            case < 35:
                // The same order comes again and again, with whatever sum.
                book.Earn(new PointCause(LotCause.Order, id, null, new OrderId(id)), new Earning(points, [new EarningPart(1, null, 1, points)], []), 1, now, now.AddDays(14), 90, now);
                break;
            case < 55:
                foreach (var due in book.Lots.Where(one => one.State == LotState.Pending && one.MaturesAt <= now).ToList())
                {
                    book.Mature(due, now);
                }

                break;
            case < 70 when book.Available >= points:
                book.Burn(new PointCause(LotCause.Return, id), points, BurnKey(book.Buyer, order), now);
                break;
            case < 76 when burns.TryGetValue(BurnKey(book.Buyer, order), out var taken):
                book.UndoBurn(new PointCause(LotCause.Return, id), taken, 90, "un" + BurnKey(book.Buyer, order), now);
                break;
            case < 82:
                foreach (var ended in book.Lots.Where(one => one.State == LotState.Available).ToList())
                {
                    book.Expire(ended, now);
                }

                break;
            case < 93 when lot is not null:
                // Part of it, all of it, or after all nothing came back.
                book.Settle(lot, points % 4 == 0 ? 0 : points % 4 == 1 ? lot.Earned : lot.Earned / 2, 90, now);
                break;
            case < 97 when points < book.Available || points % 2 == 0:
                book.Adjust(points % 2 == 0 ? points : -points, null, 90, $"adjust:{book.Buyer}:{order}", now);
                break;
            case 97 when books.Values.FirstOrDefault(other => other.Buyer != book.Buyer) is { } other && lot is { Remaining: > 0 }:
                book.MoveTo(other, lot, now);
                book.MoveDebt(other, now);
                other.PayOwed(now);
                break;
        }
    }

    private static async Task<Dictionary<string, List<PointEntry>>> BurnsAsync(NpgsqlConnection connection, string[] keys)
    {
        await using var command = new NpgsqlCommand("select m.key, e.transaction_id, e.place, e.lot_id, e.amount from point_transactions m join point_entries e on e.transaction_id = m.id where m.key = any($1) order by e.id", connection)
        {
            Parameters = { new NpgsqlParameter { Value = keys } },
        };
        await using var reader = await command.ExecuteReaderAsync();
        var burns = new Dictionary<string, List<PointEntry>>();
        while (await reader.ReadAsync())
        {
            var entry = new PointEntry { TransactionId = reader.GetGuid(1), Place = Enum.Parse<PointPlace>(reader.GetString(2)), LotId = await reader.IsDBNullAsync(3) ? null : reader.GetGuid(3), Amount = reader.GetInt64(4) };
            burns.TryAdd(reader.GetString(0), []);
            burns[reader.GetString(0)].Add(entry);
        }

        return burns;
    }

    private static IEnumerable<string> Keys(BuyerId buyer, int order) =>
        [$"earn:Order:{OrderOf(buyer, order):N}", BurnKey(buyer, order), "un" + BurnKey(buyer, order), $"adjust:{buyer}:{order}"];

    private static string BurnKey(BuyerId buyer, int order) => $"burn:{buyer}:{order}";

    private static Guid OrderOf(BuyerId buyer, int order) => new(BitConverter.ToInt32(buyer.Value.ToByteArray()), (short)(order + 1), 7, new byte[8]);

    private async Task OneAsync(BuyerId buyer, Action<PointBook> deed)
    {
        await using var connection = await Source.OpenConnectionAsync();
        await using var transaction = await connection.BeginTransactionAsync();
        var book = (await PointLedger.OpenAsync(connection, [buyer], new PointWants(), CancellationToken.None))[buyer];
        deed(book);
        await PointLedger.SaveAsync(connection, [book], CancellationToken.None);
        await transaction.CommitAsync();
    }

    private async Task<long> ReadAsync(string sql)
    {
        await using var command = Source.CreateCommand(sql);
        command.CommandTimeout = 600;
        return await command.ExecuteScalarAsync() is { } value ? Convert.ToInt64(value, CultureInfo.InvariantCulture) : 0;
    }
}
