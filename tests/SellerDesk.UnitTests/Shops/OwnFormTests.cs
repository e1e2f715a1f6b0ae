using System.Text.Json;
using FluentAssertions;
using SellerDesk.Application.Marketplaces;
using SellerDesk.Domain.Complaints;
using SellerDesk.Domain.Conversations;
using SellerDesk.Domain.Shops;
using Xunit;

namespace SellerDesk.UnitTests.Shops;

/// <summary>What the database refuses is set aside in the desk's own form, from which it must come back whole.</summary>
public sealed class OwnFormTests
{
    private static readonly DateTimeOffset Now = new(2026, 11, 20, 9, 0, 0, TimeSpan.Zero);
    private static readonly IncomingProduct Mug = new("148203771", "Термокружка", "A-1", "Дом", "Посуда");

    public static TheoryData<object> Items =>
    [
        new IncomingChat
        {
            Number = "c1", Kind = ChatKind.Arbitration, Product = Mug, WritableUntil = Now, Facts = new Dictionary<string, string> { ["replySign"] = "abc" },
            Messages = [new IncomingMessage("m1", ChatSender.Arbiter, "ARBITER", "Слово", Now, [new IncomingFile("a.jpg", "https://files.test/a", "image", 12, "ok")])],
        },
        new IncomingReturn
        {
            Number = "r1", Kind = ReturnKind.Dispute, Stage = ReturnStage.Disputed, Product = Mug, Amount = 1290.55m, Currency = "RUB", PhotoUrls = ["https://photos.test/1"], DecideBy = Now,
            Decisions = [new AllowedDecision("approve", "Одобрить", true, 10, 1000, true, 1, 100, new Dictionary<string, string> { ["1"] = "Брак" })],
        },
        new IncomingCard
        {
            Product = Mug, PhotoUrls = [], Characteristics = [new CardCharacteristic("Объём", "350 мл")], Advice = [new CardAdvice("video", null, 5)], Price = 990.5m, Currency = "RUB",
        },
        new IncomingFunnelDay { Day = new DateOnly(2026, 11, 19), Product = Mug, Opens = 100, OrderSum = 90.5m },
        new IncomingQuality(new DateOnly(2026, 11, 19), "late", 1.5m, "PERCENT", "Опоздания", 2, QualityState.Warning, "412 заказов"),
    ];

    [Theory]
    [MemberData(nameof(Items))]
    public void Every_kind_comes_back_as_it_was(object item)
    {
        var back = JsonSerializer.Deserialize(JsonSerializer.Serialize(item, item.GetType()), item.GetType());
        back.Should().BeEquivalentTo(item, options => options.RespectingRuntimeTypes());
    }
}
