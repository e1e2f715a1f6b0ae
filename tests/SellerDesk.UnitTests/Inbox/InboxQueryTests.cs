using FluentAssertions;
using FsCheck;
using FsCheck.Fluent;
using SellerDesk.Application.Inbox;
using Xunit;

namespace SellerDesk.UnitTests.Inbox;

public sealed class InboxQueryTests
{
    [Fact]
    public void Any_filter_written_to_an_address_is_read_back_the_same()
    {
        var property = Prop.ForAll(AnyFilter.Gen.ToArbitrary(), filter =>
        {
            var back = InboxQuery.Read("?" + InboxQuery.Write(filter));
            return back.Equals(filter) && InboxQuery.Write(back) == InboxQuery.Write(filter) && back.Search == filter.Search;
        });
        Check.One(Config.QuickThrowOnFailure.WithMaxTest(500), property);
    }

    [Theory]
    [InlineData("")]
    [InlineData("?")]
    [InlineData("?state=nonsense&kind=7&rating=0,6,x,55&shop=abc,,&age=2x&due=maybe&reply=&assignee=nobody&text=1&topic=,:&sentiment=bad&since=2026-13-01&before=x&order=a%20b&unread=1&q=")]
    [InlineData("?&&==&state&q=%00%01%0A&item=42&rating=,,,&age=-1d&age=d")]
    [InlineData("?state=0&kind=1&reply=3&due=1")]
    [InlineData("?%zz=%zz&q=%FF%FE")]
    public void An_address_that_cannot_be_understood_opens_the_plain_inbox(string query)
    {
        var filter = InboxQuery.Read(query);

        (filter with { Search = null }).Should().Be(InboxFilter.Default);
        InboxQuery.Item(query).Should().BeNull();
    }

    [Fact]
    public void The_plain_inbox_has_a_plain_address() => InboxQuery.Write(InboxFilter.Default).Should().BeEmpty();

    [Fact]
    public void Ratings_and_shops_in_any_order_are_the_same_filter()
    {
        var (one, two) = (Guid.CreateVersion7(), Guid.CreateVersion7());

        InboxQuery.Read($"rating=2,1,2&shop={two},{one}").Should().Be(InboxQuery.Read($"shop={one},{two}&rating=1,2"));
    }

    [Fact]
    public void A_search_of_any_length_is_cut_to_what_is_searched() =>
        InboxQuery.Read("q=" + new string('я', 5000)).Search!.Length.Should().Be(InboxFilter.SearchMaxLength);

    [Theory]
    [InlineData("протек", "", "протек:*")]
    [InlineData("кружка протек", "кружка", "протек:*")]
    [InlineData("\"кружка протекает\"", "\"кружка протекает\"", null)]
    [InlineData("\"кружка про", "\"кружка про", null)]
    [InlineData("кружка -крышка", "кружка -крышка", null)]
    [InlineData("кружка or чашка", "кружка or чашка", null)]
    [InlineData("кружка or", "кружка or", null)]
    [InlineData("я", "я", null)]
    [InlineData("a' | 'b:*", "a' | 'b:*", null)]
    public void The_last_bare_word_is_found_as_a_beginning(string search, string words, string? prefix) => InboxSearch.Split(search).Should().Be((words, prefix));
}
