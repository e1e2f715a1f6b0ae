using FluentAssertions;
using SellerDesk.Domain.Complaints;
using SellerDesk.Integrations.Wildberries;
using Xunit;

namespace SellerDesk.UnitTests.Wildberries;

public sealed class ReturnReadersTests
{
    [Fact]
    public void A_claim_brings_money_photos_and_Moscow_times()
    {
        var claim = ClaimReader.Read(Payloads.Parse(Payloads.Claim), "https", "$");

        claim.Kind.Should().Be(ReturnKind.Claim);
        claim.Stage.Should().Be(ReturnStage.AwaitsSeller);
        claim.StatusRaw.Should().Be("0/0");
        (claim.Amount, claim.Currency).Should().Be((157m, "RUB"));
        claim.OpenedAt.Should().Be(new DateTimeOffset(2026, 3, 26, 14, 6, 12, TimeSpan.Zero).AddTicks(2456110));
        claim.PhotoUrls.Should().Equal("https://photos.example.test/1.webp", "https://photos.example.test/2.webp");
        claim.OrderNumber.Should().Be("ec20504c30c43e726cc56eb6045d982c");
        claim.Facts["source"].Should().Be("chat");
        claim.Decisions.Select(decision => decision.Code).Should().Equal("autorefund1", "rejectcustom", "approvecc1", "bringitin1");
    }

    [Theory]
    [InlineData("rejectcustom", true, 10, 1000)]
    [InlineData("approvecc1", false, 10, 1000)]
    [InlineData("approve1", false, null, null)]
    [InlineData("bringitin1", false, null, null)]
    public void A_comment_goes_where_the_marketplace_takes_one(string code, bool needed, int? least, int? most)
    {
        var decision = ClaimReader.DecisionOf(code);

        (decision.NeedsComment, decision.CommentMin, decision.CommentMax).Should().Be((needed, least, most));
    }

    [Theory]
    [InlineData(0, 0, "[]", ReturnStage.InProgress)]
    [InlineData(1, 1, "[\"approve2\"]", ReturnStage.Refused)]
    [InlineData(2, 5, "[]", ReturnStage.Approved)]
    [InlineData(2, 8, "[]", ReturnStage.Approved)]
    [InlineData(2, 10, "[]", ReturnStage.OnTheWay)]
    [InlineData(7, 0, "[]", ReturnStage.Unread)]
    public void Two_numbers_say_where_a_claim_stands(int status, int state, string actions, ReturnStage stage) =>
        ClaimReader.Read(Payloads.Parse(Payloads.Claim.With(("status", $"{status}"), ("status_ex", $"{state}"), ("actions", actions))), "https", "$").Stage.Should().Be(stage);

    [Theory]
    [InlineData("\"2026-03-31T11:33:53\"", 0, ReturnStage.Received)]
    [InlineData("null", 1, ReturnStage.OnTheWay)]
    [InlineData("\"0001-01-01T00:00:00\"", 0, ReturnStage.Closed)]
    public void Goods_on_their_way_back_are_where_their_dates_say(string completed, int active, ReturnStage stage)
    {
        var back = GoodsReturnReader.Read(Payloads.Parse(Payloads.GoodsReturn.With(("completedDt", completed), ("isStatusActive", $"{active}"))), "$");

        back.Kind.Should().Be(ReturnKind.Return);
        back.Stage.Should().Be(stage);
        back.Number.Should().Be("back-ec20504c30c43e726cc56eb6045d982c-23411783472");
        back.StatusRaw.Should().Be("В пути в пвз");
        back.OpenedAt.Should().Be(new DateTimeOffset(2026, 3, 3, 21, 0, 0, TimeSpan.Zero));
    }
}
