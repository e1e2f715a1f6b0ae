using FluentAssertions;
using SellerDesk.Domain.Common;
using SellerDesk.Domain.Messages;
using SellerDesk.Domain.Shops;
using Xunit;

namespace SellerDesk.UnitTests.Messages;

public sealed class MessageRuleTests
{
    private static readonly DateTimeOffset Now = new(2026, 11, 20, 9, 0, 0, TimeSpan.Zero);

    [Theory]
    [InlineData("", 0, 0, false)]
    [InlineData("Hello", 5, 1, false)]
    [InlineData("€", 2, 1, false)]
    [InlineData("Привет", 6, 1, true)]
    public void An_sms_is_counted_as_networks_count_it(string text, int units, int parts, bool unicode) => SmsLength.Of(text).Should().Be(new SmsLength(units, parts, unicode));

    [Theory]
    [InlineData(160, 'a', 1)]
    [InlineData(161, 'a', 2)]
    [InlineData(306, 'a', 2)]
    [InlineData(307, 'a', 3)]
    [InlineData(70, 'я', 1)]
    [InlineData(71, 'я', 2)]
    [InlineData(134, 'я', 2)]
    [InlineData(135, 'я', 3)]
    public void A_long_sms_is_cut_into_parts(int length, char of, int parts) => SmsLength.Of(new string(of, length)).Parts.Should().Be(parts);

    [Fact]
    public void A_letter_of_two_units_is_not_cut_in_half() => SmsLength.Of(new string('a', 152) + "€" + new string('a', 151)).Parts.Should().Be(2, "152 + 2 do not fit 153, 2 + 151 do");

    [Theory]
    [InlineData("Омская область", null, null, "Asia/Omsk")]
    [InlineData("Томская область", "Томск", null, "Asia/Tomsk")]
    [InlineData(null, "Владивосток", null, "Asia/Vladivostok")]
    [InlineData("Республика Саха (Якутия)", null, null, "Asia/Yakutsk")]
    [InlineData("Ханты-Мансийский автономный округ — Югра", null, null, "Asia/Yekaterinburg")]
    [InlineData(null, null, Marketplace.Kaspi, "Asia/Almaty")]
    [InlineData(null, "Тверь", Marketplace.Ozon, "Europe/Berlin")]
    public void A_buyer_lives_by_the_clock_of_their_town_else_of_the_marketplace_else_of_the_shop(string? region, string? city, Marketplace? marketplace, string zone) =>
        BuyerZones.Of(region, city, marketplace, "Europe/Berlin").Id.Should().Be(zone);

    [Fact]
    public void A_wording_is_that_of_the_channel_and_language_then_of_the_language_then_of_the_main_language()
    {
        var template = MessageTemplate.Of("t", [new("ru", null, null, "r"), new("ru", MessageChannel.Sms, null, "rs"), new("en", null, null, "e")], Now);
        template.WordingFor(MessageChannel.Sms, "ru").Text.Should().Be("rs");
        template.WordingFor(MessageChannel.Email, "ru").Text.Should().Be("r");
        template.WordingFor(MessageChannel.Sms, "en").Text.Should().Be("e");
        template.WordingFor(MessageChannel.Sms, "kk").Text.Should().Be("rs");
    }

    [Fact]
    public void A_template_that_asks_for_what_there_is_not_says_what_and_in_which_language()
    {
        var deed = () => MessageTemplate.Of("t", [new("en", null, null, "Hi {sum}")], Now);
        deed.Should().Throw<RuleException>().Which.Arguments.Should().Equal("{sum}", "en");
    }

    [Fact]
    public void Every_part_of_a_condition_has_to_hold()
    {
        var (shop, segment, tier) = (Guid.NewGuid(), Guid.NewGuid(), Guid.NewGuid());
        var facts = new MessageFacts(shop, "Ozon", new HashSet<Guid> { segment }, tier, 500, "Closed", "ru");
        MessageCondition.Always.Holds(facts).Should().BeTrue();
        var all = new MessageCondition([shop], ["Ozon"], segment, tier, 500, "Closed", "ru");
        all.Holds(facts).Should().BeTrue();
        MessageCondition[] others =
        [
            all with { Shops = [Guid.NewGuid()] }, all with { Marketplaces = ["Kaspi"] }, all with { SegmentId = Guid.NewGuid() }, all with { TierId = Guid.NewGuid() }, all with { MinTotal = 501 },
            all with { Stage = "Deciding" }, all with { Language = "en" },
        ];
        others.Should().OnlyContain(one => !one.Holds(facts));
        all.Holds(facts with { Total = null }).Should().BeFalse("a sum that nobody knows is not enough");
    }
}
