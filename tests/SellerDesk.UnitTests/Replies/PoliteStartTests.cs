using FluentAssertions;
using SellerDesk.Domain.Inbox;
using SellerDesk.Domain.Reading.Topics;
using SellerDesk.Domain.Replies;
using SellerDesk.Domain.Shops;
using Xunit;

namespace SellerDesk.UnitTests.Replies;

public sealed class PoliteStartTests
{
    private static readonly ReplyFacts Facts = new("Ольга", "Плед", "Тёплый дом");

    [Fact]
    public void The_frame_says_what_was_understood_then_regret_then_the_way_out()
    {
        var text = PoliteStart.Of(Facts, ["wrong_item", "packaging"]);

        text.Should().StartWith("Ольга, здравствуйте! Видим, что вам пришло не то").And.EndWith("С уважением, Тёплый дом");
        text.IndexOf("жаль", StringComparison.Ordinal).Should().BeGreaterThan(0).And.BeLessThan(text.IndexOf("Оформите", StringComparison.Ordinal));
    }

    [Fact]
    public void Every_topic_gives_a_frame_that_each_marketplace_takes()
    {
        foreach (var topic in TopicCodes.Common.Append("nothing-known"))
        {
            var text = PoliteStart.Of(Facts with { Buyer = null }, [topic]);
            foreach (var marketplace in Enum.GetValues<Marketplace>())
            {
                ReplyForm.Of(marketplace, WorkItemKind.Review).Check(text);
            }
        }
    }
}
