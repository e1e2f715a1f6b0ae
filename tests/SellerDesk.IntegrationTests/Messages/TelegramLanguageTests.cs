using System.Text.Json;
using System.Web;
using FluentAssertions;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using SellerDesk.Application.Channels;
using SellerDesk.Application.Messages;
using SellerDesk.Application.Team;
using SellerDesk.Domain.Buyers;
using SellerDesk.Domain.Messages;
using Xunit;

namespace SellerDesk.IntegrationTests.Messages;

/// <summary>Whoever ties their Telegram to the shop reads its messages in the language of their Telegram.</summary>
public sealed class TelegramLanguageTests(MessageTrial trial) : MessageCase(trial), IClassFixture<MessageTrial>
{
    private readonly List<object> updates = [];

    [Fact]
    public async Task An_English_buyer_is_told_in_English_and_a_Russian_one_in_Russian_with_one_way_out()
    {
        await using var api = await Channels.Endpoint.StartAsync();
        api.Answer = (call, http) => call.Path.EndsWith("/getUpdates", StringComparison.Ordinal) ? http.Response.WriteAsJsonAsync(new { ok = true, result = updates }) : http.Response.WriteAsJsonAsync(new { ok = true, result = new { message_id = 7 } });
        Trial.Desk.Configuration["Channels:InsideHosts"] = $"{api.Address.Host}:{api.Address.Port}";
        await Trial.Get<ChannelBook>().SaveAsync(Actor.Desk, MessageChannel.Telegram, true, new Dictionary<string, string> { ["token"] = "12345:bot-secret", ["bot"] = "warm_home_bot", ["url"] = api.Address.ToString() }, CancellationToken.None);
        await Trial.RuleAsync(BuyerEventKind.PointsEarned, MessagePurpose.Loyalty, "Вам начислено баллов: {points}", channels: [MessageChannel.Telegram]);
        await SayEnglishAsync();
        var (english, russian) = (await TiedAsync(71, "en-GB"), await TiedAsync(72, "ru"));
        await Trial.Get<ReadTelegramJob>().RunAsync(CancellationToken.None);
        foreach (var buyer in new[] { english, russian })
        {
            await Trial.EventAsync(buyer, "points", BuyerEventKind.PointsEarned, """{"points": "5"}""");
        }

        await Trial.Worker(Clock, [.. Trial.Desk.Services.GetServices<IMessageSender>()]).RunAsync();

        var said = api.Calls.Where(call => call.Path.EndsWith("/sendMessage", StringComparison.Ordinal)).Select(call => JsonDocument.Parse(call.Body).RootElement)
            .ToLookup(body => body.GetProperty("chat_id").ToString(), body => body.GetProperty("text").GetString()!);
        said["71"].Last().Should().Contain("You have earned 5 points").And.Contain("Unsubscribe: http").And.NotContain("Вам");
        said["72"].Last().Should().Contain("Вам начислено баллов: 5").And.Contain("Отписаться: http");
        said["71"].Last().Split("/u/").Should().HaveCount(2, "the way out stands there once");
        (await Trial.Database.ListAsync<string>("select language from outgoing_messages order by language")).Should().Equal("en", "ru");
    }

    private async Task SayEnglishAsync()
    {
        var templates = Trial.Get<MessageTemplates>();
        var template = (await templates.LoadAsync(CancellationToken.None)).Single(one => one.Kind == BuyerEventKind.PointsEarned).Template;
        await templates.SaveAsync(Actor.Desk, template.Id, template.Name, [.. template.Wordings, new MessageWording("en", null, "Points", "You have earned {points} points")], CancellationToken.None);
    }

    private async Task<BuyerId> TiedAsync(long chat, string language)
    {
        var buyer = await Trial.BuyerAsync();
        var link = await Trial.Get<TelegramLinks>().ForBuyerAsync(buyer, [ConsentPurpose.Loyalty], CancellationToken.None);
        updates.Add(new { update_id = chat, message = new { message_id = 1, text = "/start " + HttpUtility.ParseQueryString(link.Query)["start"], chat = new { id = chat, type = "private" }, from = new { id = chat, language_code = language } } });
        return buyer;
    }
}
