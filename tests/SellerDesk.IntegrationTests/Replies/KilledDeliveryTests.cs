using FluentAssertions;
using Microsoft.EntityFrameworkCore;
using SellerDesk.Domain.Replies;
using SellerDesk.IntegrationTests.Fixtures;
using Xunit;

namespace SellerDesk.IntegrationTests.Replies;

/// <summary>The desk dies again and again between a call and its answer: each answer still reaches the marketplace, and once.</summary>
public sealed class KilledDeliveryTests(DeliveryFixture desk) : IClassFixture<DeliveryFixture>
{
    private const int Rounds = 10;
    private const int RepliesInRound = 4;

    private static readonly Dictionary<string, string> Settings = new()
    {
        ["Delivery__CallTimeout"] = "00:00:03",
        ["Delivery__Settling"] = "00:00:01",
        ["Delivery__FirstLookUp"] = "00:00:00.2",
        ["Delivery__LongestPause"] = "00:00:02",
    };

    [Fact]
    public async Task Every_answer_arrives_and_none_arrives_twice()
    {
        // Half the wait before the marketplace takes the answer, half after: a kill hits either side.
        await desk.Simulator.FaultAsync("/wb/feedbacks/api/v1/feedbacks/answer", "slow", seconds: 0.3);
        await desk.Simulator.FaultAsync("/wb/feedbacks/api/v1/feedbacks/answer", "slowAfter", seconds: 0.3);
        var random = new Random(1121);
        var sent = new List<(string Number, OutgoingReplyId Reply)>();
        var cut = 0;
        for (var round = 0; round < Rounds; round++)
        {
            for (var n = 0; n < RepliesInRound; n++)
            {
                var (number, item) = await desk.PulledReviewAsync(1, $"Отзыв {round}-{n}");
                var reply = await desk.SendAsync(item, $"Здравствуйте! Спасибо за отзыв {round}-{n}.");
                await desk.ForgetHoldAsync(reply);
                sent.Add((number, reply));
            }

            // The process is to write, not to pull: a pull that is killed keeps its feed for a minute.
            await desk.Database.ExecuteAsync("update feeds set next_run_at = now() + interval '1 day'");
            using var process = DeskProcess.Start(desk.Database.ConnectionString, Settings);
            await CallsAsync();
            await Task.Delay(random.Next(0, 700));
            process.Kill();
            cut += (int)await InFlightAsync();
        }

        cut.Should().BeGreaterThan(3, "the kills hit calls that were being made");
        await desk.Simulator.HealAsync();
        using (DeskProcess.Start(desk.Database.ConnectionString, Settings))
        {
            await AllArrivedAsync();
        }

        foreach (var (number, _) in sent)
        {
            (await desk.Simulator.LedgerAsync(number)).Should().ContainSingle("the answer to {0} arrives once", number);
        }
    }

    /// <summary>Waits until the process makes a call.</summary>
    private async Task CallsAsync()
    {
        for (var tries = 0; tries < 300 && await InFlightAsync(within: "1 second") == 0; tries++)
        {
            await Task.Delay(30);
        }
    }

    private async Task AllArrivedAsync()
    {
        var end = DateTimeOffset.UtcNow.AddSeconds(90);
        while (DateTimeOffset.UtcNow < end)
        {
            await using var db = desk.Data.Open();
            if (!await db.OutgoingReplies.AnyAsync(r => r.State != OutgoingState.InModeration && r.State != OutgoingState.Confirmed))
            {
                return;
            }

            await Task.Delay(200);
        }

        throw new TimeoutException("Some answers have not arrived.");
    }

    private Task<long> InFlightAsync(string within = "1 hour") =>
        desk.Database.ReadAsync<long>($"select count(*) from outgoing_replies where state = 'Sending' and called_at > now() - interval '{within}'");
}
