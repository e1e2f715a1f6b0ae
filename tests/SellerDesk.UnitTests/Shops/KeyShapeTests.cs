using FluentAssertions;
using SellerDesk.Application.Shops;
using SellerDesk.Domain.Common;
using SellerDesk.Domain.Shops;
using Xunit;

namespace SellerDesk.UnitTests.Shops;

public sealed class KeyShapeTests
{
    private const string Ozon = "0b1c2d3e-0000-4000-8000-1234567890ab";

    private static readonly Dictionary<string, string> Nothing = [];

    [Theory]
    [InlineData(Marketplace.Wildberries, Ozon, "shop.keyOfOther")]
    [InlineData(Marketplace.Kaspi, "ACMA:abc:def", "shop.keyOfOther")]
    [InlineData(Marketplace.YandexMarket, "eyJhbGciOi.eyJzIjox.c2ln", "shop.keyOfOther")]
    [InlineData(Marketplace.Wildberries, "eyJhbGciOi.eyJzIjox", "shop.keyParts")]
    [InlineData(Marketplace.Kaspi, "токен", "shop.keyLetter")]
    public void What_is_no_key_of_the_marketplace_is_told_by_its_looks(Marketplace marketplace, string key, string code) =>
        Refusal(marketplace, key, Nothing).Code.Should().Be(code);

    [Theory]
    [InlineData(null, Ozon, "shop.clientIdMissing")]
    [InlineData("12a", Ozon, "shop.clientIdDigits")]
    [InlineData(Ozon, "1234567", "shop.clientIdIsKey")]
    [InlineData("1234567", "7654321", "shop.keyIsClientId")]
    [InlineData("1234567", "0b1c2d3e-0000-4000-8000-12345678", "shop.keyLength")]
    public void Ozon_s_pair_is_told_field_by_field(string? clientId, string key, string code) =>
        Refusal(Marketplace.Ozon, key, clientId is null ? Nothing : new Dictionary<string, string> { ["ClientId"] = clientId }).Code.Should().Be(code);

    [Fact]
    public void A_strange_letter_is_told_with_its_place() =>
        Refusal(Marketplace.Kaspi, "abсd", Nothing).Arguments.Should().Equal("с", 3);

    [Theory]
    [InlineData(Marketplace.Wildberries, "a.b.c")]
    [InlineData(Marketplace.YandexMarket, "ACMA:abc:def")]
    [InlineData(Marketplace.Kaspi, "frTRJMVEsHyHTfJ5BKS0OBYXLUNXpVT2NaeVjc4cGmU=")]
    public void What_may_be_a_key_is_left_to_the_marketplace(Marketplace marketplace, string key) =>
        FluentActions.Invoking(() => KeyShape.Check(marketplace, key, Nothing)).Should().NotThrow();

    private static RuleException Refusal(Marketplace marketplace, string key, Dictionary<string, string> settings) =>
        FluentActions.Invoking(() => KeyShape.Check(marketplace, key, settings)).Should().Throw<RuleException>().Which;
}
