using Microsoft.Extensions.DependencyInjection;
using SellerDesk.Application.Buyers;
using SellerDesk.Application.Loyalty.Tiers;
using SellerDesk.Application.Marketplaces;
using SellerDesk.Application.Orders;
using SellerDesk.Application.Segments;
using SellerDesk.Application.Team;
using SellerDesk.BrowserTests.Fixtures;
using SellerDesk.Domain.Loyalty.Tiers;
using SellerDesk.Domain.Orders;
using SellerDesk.Domain.Segments;
using SellerDesk.Domain.Shops;
using SellerDesk.Domain.Team;
using Xunit;

namespace SellerDesk.BrowserTests.Loyalty;

/// <summary>A rule of a tier is edited, what it would do is shown, it is saved, and buyers move.</summary>
[Collection(WorkingDeskCollection.Name)]
public sealed class TierTests(WorkingDesk desk)
{
    private const string OfThisTest = "from loyalty_members m join buyer_links l on l.buyer_id = m.buyer_id join orders o on o.id = l.thing_id where o.number like 'tier-%'";

    [Fact]
    public async Task A_rule_is_edited_what_changes_is_shown_and_buyers_move_once_it_is_saved()
    {
        var shop = await desk.AddShopAsync("Лояльные", marketplace: Marketplace.Other);
        var orders = Enumerable.Range(1, 3).Select(n => new IncomingOrder
        {
            Number = $"tier-{n}",
            Status = "Delivered",
            Stage = OrderStage.Delivered,
            BuyerNumber = $"tier-buyer-{n}",
            OrderedAt = DateTimeOffset.UtcNow.AddDays(-10),
            Lines = [new IncomingOrderLine(1, new IncomingProduct("p-1", "Кружка"), null, 1, 1_000, 0, "RUB")],
        }).ToList();
        await desk.WriteAsync(shop, DateTimeOffset.UtcNow, OrderWriter.WriteAsync, await desk.Desk.Services.GetRequiredService<BuyerDoor>().AdmitAsync<IncomingOrder>(shop, orders, CancellationToken.None));

        await using var owner = await desk.SignedInAsync(Role.Owner);
        await owner.OpenAsync("/loyalty");
        await owner.Find("button:has-text('Начать с этими уровнями')").ClickAsync();
        await owner.SeesAsync(".loyalty-tiers", "Платина");
        await desk.Desk.Services.GetRequiredService<ChangeTiers>().SaveAsync(Actor.Desk, LoyaltyProgramme.Off with { IsOn = true, HoldOutPercent = 0 }, CancellationToken.None);
        await MoveAsync();
        await desk.BecomesAsync($"select count(*)::text || ' ' || count(m.tier_id) {OfThisTest}", "3 0");
        await desk.BecomesAsync("select count(*)::text from tier_runs where ended_at is null", "0");

        await owner.OpenAsync("/loyalty/tiers");
        var spend = owner.Find(".tiers-step input[id$='-RUB']").First;
        await spend.FillAsync("800");
        await spend.PressAsync("Tab");
        await owner.Find("button:has-text('Показать, что изменится')").ClickAsync();
        await owner.SeesAsync(".tiers-preview", "Поднимутся");
        await owner.Find(".tiers-preview .sd-seg button").First.ClickAsync();
        await owner.SeesAsync(".tiers-who li", "Серебро");
        await desk.BecomesAsync("select count(*)::text from tier_versions", "1");

        await owner.Find("button:has-text('Сохранить версию 2')").ClickAsync();
        await desk.BecomesAsync("select count(*)::text from tier_versions", "2");
        await MoveAsync();
        await desk.BecomesAsync($"select count(*)::text {OfThisTest} and m.tier_id = (select id from loyalty_tiers where name = 'Серебро')", "3");
        await owner.OpenAsync("/loyalty");
        await owner.SeesAsync(".loyalty-moves", "новое правило");
        await owner.Find(".loyalty-tiers a:has-text('Серебро')").ClickAsync();
        await owner.SeesAsync(".members-grid tbody", "Серебро");

        var rule = new RuleGroup(GroupKind.All, [new TraitRule(BuyerTrait.Tier, [await desk.Database.ReadAsync<string>("select id::text from loyalty_tiers where name = 'Серебро'")])]);
        var segment = await desk.Desk.Services.GetRequiredService<SaveSegment>().ExecuteAsync(Actor.Desk, null, new SegmentForm("Серебряные", "", rule, true), CancellationToken.None);
        await desk.Desk.Services.GetRequiredService<RefreshSegmentsJob>().RunAsync(CancellationToken.None);
        await owner.OpenAsync($"/buyers/segments/{segment.Value}");
        await owner.SeesAsync(".seg-about", "Серебро");
        await owner.SeesAsync(".seg-members tbody tr", "№");
        owner.NothingWentWrong();
    }

    /// <summary>As the schedule does within seconds.</summary>
    private async Task MoveAsync()
    {
        await desk.Desk.Services.GetRequiredService<RemakeBuyersJob>().RunAsync(CancellationToken.None);
        await desk.Desk.Services.GetRequiredService<MoveTiersJob>().RunAsync(CancellationToken.None);
    }
}
