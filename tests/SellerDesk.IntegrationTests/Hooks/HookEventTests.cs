using System.Text.Json;
using FluentAssertions;
using Microsoft.Extensions.DependencyInjection;
using SellerDesk.Application.Buyers;
using SellerDesk.Application.Complaints;
using SellerDesk.Application.Conversations;
using SellerDesk.Application.Hooks;
using SellerDesk.Application.Loyalty.Points;
using SellerDesk.Application.Marketplaces;
using SellerDesk.Application.Orders;
using SellerDesk.Application.Team;
using SellerDesk.Domain.Buyers;
using SellerDesk.Domain.Conversations;
using SellerDesk.Domain.Hooks;
using SellerDesk.Domain.Orders;
using SellerDesk.Domain.Shops;
using SellerDesk.IntegrationTests.Buyers;
using Xunit;
using Endpoint = SellerDesk.IntegrationTests.Channels.Endpoint;

namespace SellerDesk.IntegrationTests.Hooks;

/// <summary>Each thing that a webhook can ask for is written by the database, whoever makes it happen.</summary>
public sealed class HookEventTests(HookFixture desk) : IClassFixture<HookFixture>
{
    private static readonly IncomingProduct Mug = new("148203771", "Термокружка");

    [Fact]
    public async Task Everything_that_can_be_asked_for_is_told_with_facts_and_without_names_and_words()
    {
        await using var program = await Endpoint.StartAsync();
        var shop = await desk.AddShopAsync("Все события");
        await desk.HookAsync(program.Address, HookEvents.All);
        await desk.ReviewAsync(shop, "e1");
        await desk.ReviewAsync(shop, "e1", rating: 4);
        await desk.ReviewAsync(shop, "e2");
        await QuestionAsync(shop, "Подойдёт Марии в подстаканник?");
        await QuestionAsync(shop, "Подойдёт Марии в большой подстаканник?");
        await ChatAsync(shop);
        await OrderAsync(shop, OrderStage.Received);
        await OrderAsync(shop, OrderStage.Delivered);
        await desk.Seeing<OpenComplaint>().ExecuteAsync(Actor.Desk, new ComplaintForm(shop.Id, "Протекает, верните Ивану деньги") { OrderNumber = "e-1" }, CancellationToken.None);
        var buyer = await BuyerAsync(shop);
        await desk.Desk.Services.GetRequiredService<AdjustPoints>().ExecuteAsync(Actor.Desk, buyer, 50, "для Ивана", Guid.NewGuid(), CancellationToken.None);
        await desk.Database.ExecuteAsync(Rest(buyer));

        await desk.RunAsync<DeliverHooksJob>();

        var told = program.Calls.Select(call => JsonDocument.Parse(call.Body).RootElement).ToList();
        told.Select(one => one.GetProperty("type").GetString()).Distinct().Should().BeEquivalentTo(HookEvents.All);
        told.Should().OnlyContain(one => one.GetProperty("data").GetProperty("id").GetGuid() != Guid.Empty);
        string.Concat(program.Calls.Select(call => call.Body)).Should().NotContain("Мари").And.NotContain("подстаканник").And.NotContain("звоните").And.NotContain("Ивану");
        told.Where(one => one.GetProperty("type").GetString() == HookEvents.OrderStage).Select(one => one.GetProperty("data").GetProperty("stage").GetString()).Should().Equal("received", "delivered");
        var points = told.Single(one => one.GetProperty("type").GetString() == HookEvents.PointsMoved).GetProperty("data");
        points.GetProperty("available").GetInt64().Should().Be(50);
    }

    private async Task<BuyerId> BuyerAsync(Shop shop)
    {
        var other = await desk.AddShopAsync("Файлы", marketplace: Marketplace.Other);
        var services = desk.Desk.Services;
        await desk.WriteAsync(other, BuyerTrial.Now, OrderWriter.WriteAsync, await services.GetRequiredService<BuyerDoor>().AdmitAsync(other, [BuyerTrial.Order("b-1", "buyer-b", daysAgo: 100)], CancellationToken.None));
        await desk.RunAsync<RemakeBuyersJob>();
        return new BuyerId(await desk.Database.ReadAsync<Guid>($"select buyer_id from buyer_links where shop_id = '{other.Id}' limit 1"));
    }

    private Task<PullCounts> QuestionAsync(Shop shop, string text) =>
        desk.WriteAsync(shop, DateTimeOffset.UtcNow, QuestionWriter.WriteAsync, new IncomingQuestion { Number = "q1", Text = text, CreatedAt = DateTimeOffset.UtcNow.AddHours(-1), Product = Mug });

    private Task<PullCounts> ChatAsync(Shop shop) => desk.WriteAsync(shop, DateTimeOffset.UtcNow, ChatWriter.WriteAsync, new IncomingChat
    {
        Number = "c1",
        BuyerName = "Мария",
        Product = Mug,
        Messages = [new IncomingMessage("m1", ChatSender.Buyer, null, "Это Мария, где заказ?", DateTimeOffset.UtcNow.AddMinutes(-5), [])],
    });

    private Task<PullCounts> OrderAsync(Shop shop, OrderStage stage) => desk.WriteAsync(shop, DateTimeOffset.UtcNow, OrderWriter.WriteAsync, new IncomingOrder
    {
        Number = "e-1",
        Status = stage.ToString(),
        Stage = stage,
        OrderedAt = DateTimeOffset.UtcNow.AddDays(-1),
        Lines = [new IncomingOrderLine(1, Mug, "Кружки", 1, 1290.5m, 0, "RUB")],
    });

    /// <summary>What takes a whole feature to make happen, in the statements of that feature.</summary>
    private static string Rest(BuyerId buyer) => $$"""
        insert into complaint_moves (shop_id, complaint_id, at, deed, from_stage, to_stage, details) select shop_id, id, now(), 'Moved', 'Deciding', stage, '{}' from complaints;
        insert into item_events (shop_id, work_item_id, item_kind, kind, at, details) select shop_id, id, 'LateOrder', 'Arrived', now(), '{"why": "late"}' from orders where number = 'e-1';
        insert into outgoing_replies (id, shop_id, work_item_id, kind, target_number, text, is_edit, created_at, state, due_at, attempts, look_ups, called_at)
          select gen_random_uuid(), shop_id, id, 'Review', (select r.number from reviews r where r.id = w.id), 'Мария, спасибо!', false, now(), 'Sending', now(), 1, 0, now() from work_items w where kind = 'Review';
        update outgoing_replies set state = 'Submitted';
        update outgoing_replies set state = 'Confirmed', confirmed_at = now() where target_number = 'e1';
        update outgoing_replies set state = 'Rejected', error_code = 'moderation', error_detail = 'Мария' where target_number = 'e2';
        insert into tier_moves (id, buyer_id, cause, why, at) values (gen_random_uuid(), '{{buyer.Value}}', 'Joined', '{}', now());
        insert into surveys (id, name, kind, trigger, state, delay_days, shops, share, rest_days, expire_days, quota, quota_days, reasons, words, created_at, changed_at)
          values (gen_random_uuid(), 'NPS', 'Nps', 'Delivered', 'Draft', 1, '{}', 100, 30, 30, 100, 1, '{}', '{}', now(), now());
        insert into survey_answers (id, shop_id, survey_id, score, band, reasons, comment, language, at) select gen_random_uuid(), s.id, v.id, 9, 'Promoter', '{}', 'Передайте Ивану спасибо', 'ru', now() from shops s cross join surveys v limit 1;
        insert into alerts (id, shop_id, kind, severity, subject, arguments, created_at) select gen_random_uuid(), id, 'Mention', 'Notice', 'x', '{"text": "Ивану"}', now() from shops limit 1;
        """;
}
