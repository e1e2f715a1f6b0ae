using FluentAssertions;
using Microsoft.EntityFrameworkCore;
using SellerDesk.Application.Complaints;
using SellerDesk.Application.Team;
using SellerDesk.Domain.Common;
using SellerDesk.Domain.Complaints;
using SellerDesk.Domain.Shops;
using SellerDesk.Domain.Team;
using Xunit;

namespace SellerDesk.IntegrationTests.Complaints;

public sealed class EvidenceListTests(CaseFixture desk) : IClassFixture<CaseFixture>
{
    private static readonly Actor Manager = CaseFixture.Somebody(Role.Manager);

    [Fact]
    public async Task A_list_is_added_to_renamed_ordered_and_a_case_that_argues_already_keeps_its_own()
    {
        var list = new EvidenceListKey(null, "no-defect");
        var before = await DisputedAsync("no-defect", Marketplace.Wildberries);
        var names = await NamesAsync(before);
        desk.Clock.Set(desk.Clock.GetUtcNow().AddHours(1));
        await Save().AddAsync(Manager, list, "Протокол стенда", "Bench protocol", CancellationToken.None);
        await Save().RetireAsync(Manager, list, "test-video", true, CancellationToken.None);
        await Save().RenameAsync(Manager, list, "expert-report", "Заключение лаборатории", "", CancellationToken.None);
        await Save().MoveAsync(Manager, list, "expert-report", up: true, CancellationToken.None);
        desk.Clock.Set(desk.Clock.GetUtcNow().AddMinutes(1));

        (await NamesAsync(before)).Should().BeEquivalentTo(names.Select(name => name == "Заключение эксперта" ? "Заключение лаборатории" : name), "what was begun goes on with what was asked then");
        var after = await DisputedAsync("no-defect", Marketplace.Wildberries);
        (await NamesAsync(after)).Should().Equal("Заказ и чек", "Переписка", "Фото покупателя", "Фото осмотра на складе", "Заключение лаборатории", "Протокол стенда");
        await Save().RetireAsync(Manager, list, "test-video", false, CancellationToken.None);
        (await Save().LoadAsync(CancellationToken.None)).Should().Contain(item => item.Ground == "no-defect" && item.Code == "test-video" && item.RetiredAt == null);
    }

    [Fact]
    public async Task A_marketplace_asks_for_something_else_and_the_others_do_not_notice()
    {
        var ozon = new EvidenceListKey(Marketplace.Ozon, "delivered");
        await Save().RetireAsync(Manager, ozon, "tracking", true, CancellationToken.None);
        await Save().AddAsync(Manager, ozon, "Вес посылки", "", CancellationToken.None);
        desk.Clock.Set(desk.Clock.GetUtcNow().AddMinutes(1));
        (await CodesAsync(await DisputedAsync("delivered", Marketplace.Ozon))).Should().Equal("order", "messages", "buyer-photos", "delivery-proof", "weight");
        (await CodesAsync(await DisputedAsync("delivered", Marketplace.Kaspi))).Should().Equal("order", "messages", "buyer-photos", "tracking", "delivery-proof");
        await Refused(() => Save().AddAsync(Manager, ozon, "вес посылки", "", CancellationToken.None), "evidence.twice");
        await Refused(() => Save().AddAsync(Manager, ozon, "  ", "", CancellationToken.None), "evidence.name");
        await Refused(() => Save().RenameAsync(CaseFixture.Support, ozon, "weight", "Вес", "", CancellationToken.None), "role");
    }

    [Fact]
    public async Task A_ground_is_changed_in_the_middle_of_a_dispute_the_list_follows_and_what_is_ticked_stays()
    {
        var id = await DisputedAsync("used", Marketplace.Wildberries);
        await desk.MoveAsync(id, new CaseMove.Tick("wear-photos", true));
        var line = await desk.MoveAsync(id, new CaseMove.Arbitrate("late-claim"));
        (await CodesAsync(id)).Should().Equal("order", "messages", "buyer-photos", "delivery-proof", "warranty-terms", "wear-photos");
        var details = await desk.CardAsync(id);
        details.Evidence.Should().ContainSingle(point => point.TickedAt != null).Which.Name.Ru.Should().Be("Фото следов использования");
        (details.Row.Stage, details.Facts.ArbitrationGround).Should().Be((ComplaintStage.Arbitration, "late-claim"));
        (await desk.TrailAsync(id))[^1].Details.Should().Contain("ground", "late-claim");
        await desk.UndoAsync(id, line);
        (await CodesAsync(id)).Should().Equal("order", "messages", "buyer-photos", "inspection-photos", "wear-photos", "packing-photos");
        await Refused(() => desk.MoveAsync(id, new CaseMove.Tick("no-such", true)), "complaint.unknownPoint");
        await Refused(() => desk.MoveAsync(id, new CaseMove.Arbitrate("no-such")), "complaint.unknownGround");
    }

    [Fact]
    public async Task A_desk_gets_its_lists_once()
    {
        await new DefaultTrees(desk.Data, desk.Clock).WriteAsync(CancellationToken.None);
        await using var db = desk.Data.Open();
        (await db.EvidenceItems.CountAsync(item => item.Ground == "used" && item.Marketplace == null)).Should().Be(3);
    }

    [Fact]
    public async Task Words_that_came_to_be_known_later_are_added_and_what_people_decided_stays()
    {
        await desk.Database.ExecuteAsync("delete from complaint_words where word = 'bad_quality/not_working'; update complaint_words set reason_code = 'mind' where word = 'bad_quality/broken'");
        await new DefaultTrees(desk.Data, desk.Clock).WriteAsync(CancellationToken.None);

        await using var db = desk.Data.Open();
        var words = await db.ReasonWords.Where(word => word.Word.StartsWith("bad_quality/")).ToDictionaryAsync(word => word.Word, word => word.ReasonCode);
        words.Should().Contain("bad_quality/not_working", "defect.broken").And.Contain("bad_quality/broken", "mind");
    }

    private SaveEvidence Save() => new(desk.Scoped(), desk.Clock);

    private async Task<ComplaintId> DisputedAsync(string ground, Marketplace marketplace)
    {
        var shop = await desk.AddShopAsync($"{marketplace} {Guid.NewGuid():N}", marketplace: marketplace);
        var id = await desk.OpenAsync(CaseFixture.Form(shop));
        await desk.MoveAsync(id, new CaseMove.Arbitrate(ground));
        return id;
    }

    private async Task<IEnumerable<string>> NamesAsync(ComplaintId id) => (await desk.CardAsync(id)).Evidence.Select(point => point.Name.Ru);

    private async Task<IEnumerable<string>> CodesAsync(ComplaintId id) => (await desk.CardAsync(id)).Evidence.Select(point => point.Code);

    private static async Task Refused(Func<Task> deed, string code) => (await deed.Should().ThrowAsync<RuleException>()).Which.Code.Should().Contain(code);
}
