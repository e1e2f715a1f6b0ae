using FluentAssertions;
using SellerDesk.Application.Buyers;
using SellerDesk.Application.Marketplaces;
using Xunit;

namespace SellerDesk.UnitTests.Buyers;

public sealed class BuyerMaskTests
{
    [Theory]
    [InlineData("Айгерим Нурланова", "7051234506", "А. Н., +7 70• •••-••-06")]
    [InlineData("айгерим", "+7 (705) 123-45-06", "А., +7 70• •••-••-06")]
    [InlineData("Ли", "87051234506", "Л., +7 70• •••-••-06")]
    [InlineData("Иван Петрович Сидоров Старший", null, "И. П. С.")]
    [InlineData(null, "7051234506", "+7 70• •••-••-06")]
    [InlineData("Ли", "+998 90 123 45 67", "Л., •••67")]
    [InlineData("Ли", "112", "Л., •••")]
    [InlineData("7051234506", null, null)]
    [InlineData("  ", "", null)]
    public void A_mask_shows_initials_and_the_ends_of_the_phone(string? name, string? phone, string? mask) =>
        BuyerMask.Of(new IncomingBuyer(name, phone)).Should().Be(mask);

    [Fact]
    public void The_record_s_own_text_tells_nothing() => new IncomingBuyer("Айгерим", "7051234506").ToString().Should().Be("buyer");
}
