using FluentAssertions;
using SellerDesk.Domain.Replies;
using SellerDesk.Domain.Shops;
using SellerDesk.IntegrationTests.Fixtures;
using Xunit;

namespace SellerDesk.IntegrationTests.Replies;

/// <summary>The desk dies while it writes into chats: each message still reaches the buyer, and once.</summary>
public sealed class KilledChatTests(ChatDeliveryFixture desk) : IClassFixture<ChatDeliveryFixture>
{
    private const int Rounds = 2;

    private static readonly (Marketplace Marketplace, string Path)[] Wires =
    [
        (Marketplace.Wildberries, "/wb/chat/api/v1/seller/message"), (Marketplace.Ozon, "/ozon/v1/chat/send/message"), (Marketplace.YandexMarket, "/yandex/v2/businesses/*/chats/message"),
    ];

    private static readonly Dictionary<string, string> Settings = new()
    {
        ["Delivery__CallTimeout"] = "00:00:02",
        ["Delivery__Settling"] = "00:00:01",
        ["Delivery__FirstLookUp"] = "00:00:00.2",
        ["Delivery__LongestPause"] = "00:00:01",
        ["Marketplaces__LimitScale"] = "10000",
    };

    [Fact]
    public async Task Every_message_arrives_and_none_arrives_twice()
    {
        foreach (var (_, path) in Wires)
        {
            // Half the wait before the marketplace takes the message, half after: a kill hits either side.
            await desk.Simulator.FaultAsync(path, "slow", seconds: 0.3);
            await desk.Simulator.FaultAsync(path, "slowAfter", seconds: 0.3);
        }

        var random = new Random(2211);
        var sent = new List<(Marketplace Marketplace, long Order, OutgoingReplyId Reply)>();
        var cut = 0L;
        for (var round = 0; round < Rounds; round++)
        {
            foreach (var (marketplace, _) in Wires)
            {
                var (order, item) = await desk.BuyerWritesAsync(marketplace, $"Где заказ? {marketplace} {round}");
                sent.Add((marketplace, order, await desk.SendAsync(item, $"Здравствуйте! Привезут завтра, {round + 1} место.")));
            }

            // The process is to write, not to pull.
            await desk.Database.ExecuteAsync("update feeds set next_run_at = now() + interval '1 day'");
            using var process = DeskProcess.Start(desk.Database.ConnectionString, Settings);
            await CallsAsync();
            await Task.Delay(random.Next(0, 600));
            process.Kill();
            cut += await desk.Database.ReadAsync<long>("select count(*) from outgoing_replies where state = 'Sending'");
        }

        cut.Should().BePositive("the kills hit calls that were being made");
        await desk.Simulator.HealAsync();
        foreach (var (marketplace, order, reply) in sent)
        {
            (await desk.DeliverAsync(reply)).State.Should().Be(OutgoingState.Confirmed);
            (await desk.LedgerAsync(marketplace, order)).Should().ContainSingle("the message to {0} {1} arrives once", marketplace, order);
        }
    }

    private async Task CallsAsync()
    {
        for (var tries = 0; tries < 300 && await desk.Database.ReadAsync<long>("select count(*) from outgoing_replies where state = 'Sending' and called_at > now() - interval '1 second'") == 0; tries++)
        {
            await Task.Delay(30);
        }
    }
}
