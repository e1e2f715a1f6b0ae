using FluentAssertions;
using SellerDesk.Application.Marketplaces;
using SellerDesk.Integrations.Wildberries;
using Xunit;

namespace SellerDesk.UnitTests.Wildberries;

public sealed class WildberriesTokenTests
{
    [Theory]
    [InlineData(1, false, "Base", true)]
    [InlineData(2, false, "Test", true)]
    [InlineData(3, false, "Personal", false)]
    [InlineData(4, false, "Service", false)]
    [InlineData(3, true, "Test", true)]
    [InlineData(9, false, null, true)]
    public void A_token_tells_its_kind(int acc, bool test, string? kind, bool limited)
    {
        var token = WildberriesToken.Read(Payloads.Token($$"""{"acc":{{acc}},"s":128,"sid":"a","t":{{(test ? "true" : "false")}}}"""));

        (token.Kind?.ToString(), token.IsLimited).Should().Be((kind, limited));
    }

    [Fact]
    public void Scopes_are_bits_and_bit_30_is_read_only()
    {
        var token = WildberriesToken.Read(Payloads.Token($$"""{"s":"{{(1L << 1) | (1L << 7) | (1L << 9) | (1L << 30)}}","exp":"1893456000"}"""));

        token.Scopes.Should().Equal("Content", "Feedbacks and Questions", "Buyers chat", "Read only");
        token.IsReadOnly.Should().BeTrue();
        (token.Allows(WildberriesToken.Feedbacks), token.Allows(WildberriesToken.Statistics)).Should().Be((true, false));
        token.ExpiresAt.Should().Be(new DateTimeOffset(2030, 1, 1, 0, 0, 0, TimeSpan.Zero));
    }

    [Fact]
    public void A_token_that_tells_nothing_of_scopes_is_tried_with_everything()
    {
        var token = WildberriesToken.Read(Payloads.Token("""{"sid":"a"}"""));

        token.Scopes.Should().BeNull();
        token.Allows(WildberriesToken.Statistics).Should().BeTrue();
        token.ExpiresAt.Should().BeNull();
    }

    [Theory]
    [InlineData("")]
    [InlineData("   ")]
    [InlineData("Bearer ")]
    [InlineData("secret")]
    [InlineData("a.b")]
    [InlineData("a.b.c")]
    [InlineData("ключ.от.магазина")]
    [InlineData("{\"token\":\"x\"}")]
    [InlineData("e30.e30.e30")]
    [InlineData("e30.W10.e30")]
    public void What_is_no_token_is_refused_kindly(string pasted)
    {
        var read = () => WildberriesToken.Read(pasted);

        var failed = read.Should().Throw<MarketplaceException>().Which;
        failed.Failure.Should().Be(MarketplaceFailure.KeyRejected);
        failed.Detail.Should().NotBeNullOrWhiteSpace();
    }

    [Fact]
    public void Bearer_quotes_spaces_and_line_breaks_are_taken_off()
    {
        var value = Payloads.Token("""{"s":128}""");

        WildberriesToken.Read($"  \"Bearer {value[..20]}\r\n {value[20..]}\" ").Value.Should().Be(value);
    }

    [Fact]
    public void A_token_never_prints_itself()
    {
        var value = Payloads.Token("""{"s":128,"sid":"a"}""");

        WildberriesToken.Read(value).ToString().Should().NotContain(value);
    }

    [Fact]
    public void Two_tokens_of_one_seller_and_kind_share_a_budget_and_of_two_kinds_do_not()
    {
        var one = WildberriesToken.Read(Payloads.Token("""{"acc":3,"s":128,"sid":"a"}"""));
        var two = WildberriesToken.Read(Payloads.Token("""{"acc":3,"s":32,"sid":"a"}"""));
        var other = WildberriesToken.Read(Payloads.Token("""{"acc":1,"s":128,"sid":"a"}"""));

        one.Account.Should().Be(two.Account).And.NotBe(other.Account);
    }
}
