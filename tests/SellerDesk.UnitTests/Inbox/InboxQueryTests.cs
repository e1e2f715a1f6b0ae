using FluentAssertions;
using FsCheck;
using FsCheck.Fluent;
using SellerDesk.Application.Inbox;
using SellerDesk.Domain.Inbox;
using SellerDesk.Domain.Products;
using SellerDesk.Domain.Shops;
using SellerDesk.Domain.Team;
using Xunit;

namespace SellerDesk.UnitTests.Inbox;

public sealed class InboxQueryTests
{
    [Fact]
    public void Any_filter_written_to_an_address_is_read_back_the_same()
    {
        var property = Prop.ForAll(Filters().ToArbitrary(), filter =>
        {
            var back = InboxQuery.Read("?" + InboxQuery.Write(filter));
            return back.Equals(filter) && InboxQuery.Write(back) == InboxQuery.Write(filter) && back.Search == filter.Search;
        });
        Check.One(Config.QuickThrowOnFailure.WithMaxTest(500), property);
    }

    [Theory]
    [InlineData("")]
    [InlineData("?")]
    [InlineData("?state=nonsense&kind=7&rating=0,6,x,55&shop=abc,,&age=2d&due=maybe&reply=&assignee=nobody&text=1&q=")]
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

    private static Gen<InboxFilter> Filters() =>
        from state in Gen.Elements(Enum.GetValues<InboxState>())
        from kind in Maybe(Enum.GetValues<WorkItemKind>())
        from shops in Gen.Choose(0, 3)
        from ratings in Gen.Choose(0, 31)
        from product in Gen.Elements(true, false)
        from text in Maybe(true, false)
        from photo in Maybe(true, false)
        from days in Maybe(1, 7, 30)
        from due in Maybe(Enum.GetValues<InboxDue>())
        from reply in Maybe(Enum.GetValues<ReplyState>())
        from assignee in Maybe(InboxAssignee.Mine, InboxAssignee.Nobody, InboxAssignee.Of(PersonId.New()))
        from search in Gen.Elements(null, "крышка", "a&b=c#d", "100 % + «ёлка»", "\"точная фраза\" -брак", "т,о,ч,к,а", "مرحبا", "<b>'\"</b>")
        select new InboxFilter
        {
            State = state,
            Kind = kind,
            Shops = [.. Enumerable.Range(0, shops).Select(_ => ShopId.New()).OrderBy(shop => shop.Value)],
            Ratings = [.. Enumerable.Range(1, 5).Where(rating => (ratings & (1 << (rating - 1))) != 0).Select(rating => (short)rating)],
            Product = product ? ProductId.New() : null,
            HasText = text,
            HasPhoto = photo,
            Days = days,
            Due = due,
            Reply = reply,
            Assignee = assignee,
            Search = search,
        };

    private static Gen<T?> Maybe<T>(params T[] values) where T : struct => Gen.OneOf(Gen.Constant((T?)null), Gen.Elements(values).Select(value => (T?)value));
}
