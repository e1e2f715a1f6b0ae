using System.Text.Json;
using System.Web;
using FluentAssertions;
using Microsoft.AspNetCore.Http;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using SellerDesk.Application.BuyerBook;
using SellerDesk.Application.Channels;
using SellerDesk.Application.Messages;
using SellerDesk.Domain.Buyers;
using SellerDesk.Domain.Common;
using SellerDesk.Domain.Messages;
using SellerDesk.Domain.Team;
using Xunit;

namespace SellerDesk.IntegrationTests.Channels;

/// <summary>The Telegram bot against a small likeness of the Bot API.</summary>
public sealed class TelegramTests(ChannelFixture desk) : IClassFixture<ChannelFixture>, IAsyncLifetime
{
    private readonly List<object> updates = [];
    private Endpoint api = null!;
    private (int Status, object Body)? refusal;

    public async Task InitializeAsync()
    {
        api = await Endpoint.StartAsync();
        api.Answer = AnswerAsync;
        desk.Allow(api.Address);
        await desk.Database.ExecuteAsync("update message_channels set cursor = null");
        await desk.SetUpAsync(MessageChannel.Telegram, new Dictionary<string, string> { ["token"] = "12345:bot-secret", ["bot"] = "@warm_home_bot", ["url"] = api.Address.ToString() });
    }

    public async Task DisposeAsync() => await api.DisposeAsync();

    [Fact]
    public async Task A_message_goes_into_its_chat_with_the_way_out_at_its_end()
    {
        var verdict = await desk.SendAsync(MessageChannel.Telegram, "4711", "Заказ <b>", subject: "Заказ", unsubscribe: new Uri("https://desk.test/u/1"));

        (verdict.Outcome, verdict.Number).Should().Be((SendOutcome.Sent, "1001"));
        var call = api.Calls.Single();
        call.Path.Should().Be("/bot12345:bot-secret/sendMessage");
        var body = JsonDocument.Parse(call.Body).RootElement;
        (body.GetProperty("chat_id").GetInt64(), body.GetProperty("text").GetString()).Should().Be((4711, "Заказ\n\nЗаказ <b>\n\nhttps://desk.test/u/1"));
    }

    [Fact]
    public async Task Being_told_to_wait_is_waiting_so_long_and_being_shut_out_is_a_refusal()
    {
        refusal = (429, new { ok = false, error_code = 429, description = "Too Many Requests: retry after 17", parameters = new { retry_after = 17 } });
        var busy = await desk.SendAsync(MessageChannel.Telegram, "4711");
        (busy.Outcome, busy.RetryAfter).Should().Be((SendOutcome.Later, TimeSpan.FromSeconds(17)));

        refusal = (403, new { ok = false, error_code = 403, description = "Forbidden: bot was blocked by the user" });
        var blocked = await desk.SendAsync(MessageChannel.Telegram, "4711");
        (blocked.Outcome, blocked.Detail).Should().Be((SendOutcome.Refused, "[blocked] 403 Forbidden: bot was blocked by the user"));

        refusal = (401, new { ok = false, error_code = 401, description = "Unauthorized" });
        var wrong = await desk.SendAsync(MessageChannel.Telegram, "4711");
        (wrong.Outcome, ChannelSaid.Read(wrong.Detail).Code).Should().Be((SendOutcome.Later, ChannelSaid.Password));
    }

    [Fact]
    public async Task A_link_ties_a_chat_once_with_the_buyers_consent_and_stop_withdraws_it()
    {
        var buyer = await BuyerAsync();
        var links = desk.Desk.Services.GetRequiredService<TelegramLinks>();
        var link = await links.ForBuyerAsync(buyer, [ConsentPurpose.Reminders, ConsentPurpose.Loyalty], CancellationToken.None);
        link.ToString().Should().StartWith("https://t.me/warm_home_bot?start=");
        var token = HttpUtility.ParseQueryString(link.Query)["start"]!;
        (await desk.Database.ReadAsync<long>($"select count(*) from telegram_links where digest = '{token}'")).Should().Be(0, "the token is kept nowhere");

        Write(10, 4711, $"/start {token}");
        Write(11, 4712, $"/start {token}");
        Write(12, -99, $"/start {token}", "group");
        await desk.RunAsync<ReadTelegramJob>();

        (await desk.Database.ListAsync<string>($"select chat_id from telegram_links where buyer_id = '{buyer.Value}' and ended_at is null")).Should().Equal("4711");
        (await MayAsync(buyer, ConsentPurpose.Reminders), await MayAsync(buyer, ConsentPurpose.Loyalty), await MayAsync(buyer, ConsentPurpose.Offers)).Should().Be((true, true, false));
        Said().Should().Equal((4711, "Готово"), (4712, "Ссылка уже использована"));

        updates.Clear();
        (await desk.RunAsync<ReadTelegramJob>()).Should().BeFalse();
        JsonDocument.Parse(api.Calls.Last().Body).RootElement.GetProperty("offset").GetInt64().Should().Be(13, "what was read is not asked for again");

        Write(13, 4711, "/stop");
        await desk.RunAsync<ReadTelegramJob>();
        (await MayAsync(buyer, ConsentPurpose.Reminders)).Should().BeFalse();
        (await desk.Database.ReadAsync<long>($"select count(*) from telegram_links where buyer_id = '{buyer.Value}' and ended_at is null")).Should().Be(0);
    }

    [Fact]
    public async Task A_person_of_the_desk_ties_a_chat_of_their_own_and_an_old_link_ties_nothing()
    {
        var links = desk.Desk.Services.GetRequiredService<TelegramLinks>();
        var me = PersonId.New();
        var late = HttpUtility.ParseQueryString((await links.ForPersonAsync(me, CancellationToken.None)).Query)["start"];
        await desk.Database.ExecuteAsync($"update telegram_links set expires_at = now() - interval '1 minute' where person_id = '{me.Value}'");
        var fresh = HttpUtility.ParseQueryString((await links.ForPersonAsync(me, CancellationToken.None)).Query)["start"];
        Write(30, 500, $"/start {late}");
        await desk.RunAsync<ReadTelegramJob>();
        (await links.ChatOfAsync(me, CancellationToken.None)).Should().BeNull();

        updates.Clear();
        Write(31, 501, $"/start {fresh}");
        await desk.RunAsync<ReadTelegramJob>();
        (await links.ChatOfAsync(me, CancellationToken.None)).Should().Be("501");

        await desk.SetUpAsync(MessageChannel.Telegram, new Dictionary<string, string> { ["bot"] = "@warm_home_bot", ["url"] = api.Address.ToString() }, on: false);
        (await FluentActions.Awaiting(() => links.ForPersonAsync(me, CancellationToken.None)).Should().ThrowAsync<RuleException>()).Which.Code.Should().Be("telegram.noBot");
    }

    private Task AnswerAsync(Call call, HttpContext http)
    {
        if (refusal is { } no)
        {
            http.Response.StatusCode = no.Status;
            return http.Response.WriteAsJsonAsync(no.Body);
        }

        return call.Path.EndsWith("/getUpdates", StringComparison.Ordinal) ? http.Response.WriteAsJsonAsync(new { ok = true, result = updates }) : http.Response.WriteAsJsonAsync(new { ok = true, result = new { message_id = 1001 } });
    }

    private void Write(long number, long chat, string text, string type = "private") => updates.Add(new { update_id = number, message = new { message_id = 1, text, chat = new { id = chat, type } } });

    private List<(long Chat, string Start)> Said() => [.. api.Calls.Where(call => call.Path.EndsWith("/sendMessage", StringComparison.Ordinal)).Select(call => JsonDocument.Parse(call.Body).RootElement)
        .Select(body => (long.Parse(body.GetProperty("chat_id").GetString()!, System.Globalization.CultureInfo.InvariantCulture), body.GetProperty("text").GetString()!))
        .Select(said => (said.Item1, said.Item2.StartsWith("Готово", StringComparison.Ordinal) ? "Готово" : "Ссылка уже использована"))];

    private Task<bool> MayAsync(BuyerId buyer, ConsentPurpose purpose) => desk.Desk.Services.GetRequiredService<ConsentBook>().MayAsync(buyer, ConsentChannel.Telegram, purpose, CancellationToken.None);

    private async Task<BuyerId> BuyerAsync()
    {
        await using var db = desk.Data.Open();
        var id = Guid.CreateVersion7();
        await db.Database.ExecuteSqlAsync($"insert into buyers (id, number, created_at, name_is_shown) values ({id}, {Random.Shared.Next(100000, 999999)}, now(), false)");
        return new BuyerId(id);
    }
}
