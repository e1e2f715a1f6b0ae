using FluentAssertions;
using FsCheck;
using FsCheck.Fluent;
using SellerDesk.Application.Inbox;
using Xunit;

namespace SellerDesk.UnitTests.Inbox;

public sealed class InboxSyntaxTests
{
    private static readonly DateOnly Today = new(2026, 11, 20);

    [Theory]
    [InlineData("rating:1,2", "rating=1,2")]
    [InlineData("оценка:1 оценка:2", "rating=1,2")]
    [InlineData("rating:<3 has:photo", "rating=1,2&photo=yes")]
    [InlineData("звёзды:3-4 -есть:текст", "rating=3,4&text=no")]
    [InlineData("kind:review state:closed", "state=closed&kind=review")]
    [InlineData("вид:чат это:отложено", "state=snoozed&kind=chat")]
    [InlineData("is:unread is:snoozed", "state=snoozed&unread=yes")]
    [InlineData("topic:delivery -topic:size", "topic=delivery&topic.not=size")]
    [InlineData("тема:доставка,Качество -тема:цена", "topic=delivery,quality&topic.not=price")]
    [InlineData("тема:-доставка", "topic=-delivery")]
    [InlineData("flag:contradicts tag:VIP", "flag=contradicts&tag=vip")]
    [InlineData("признак:маломерит -метка:срочно", "flag=runs_small&tag.not=срочно")]
    [InlineData("sentiment:neg", "sentiment=negative")]
    [InlineData("since:7d", "age=7d")]
    [InlineData("с:7д", "age=7d")]
    [InlineData("с:2н до:01.11.2026", "age=14d&before=2026-11-01")]
    [InlineData("since:2026-10-01 before:2026-11-01", "since=2026-10-01&before=2026-11-01")]
    [InlineData("с:25.12", "since=2025-12-25")]
    [InlineData("с:вчера", "since=2026-11-19")]
    [InlineData("due:today assignee:me", "due=today&assignee=me")]
    [InlineData("срок:просрочено кому:никому", "due=over&assignee=none")]
    [InlineData("product:12345 order:30981-0442", "order=30981-0442&sku=12345")]
    [InlineData("reply:rejected \"не подошёл\" -возврат", "reply=rejected&q=\"не подошёл\" -возврат")]
    [InlineData("rating:1 крышка topic:size протекает", "rating=1&topic=size&q=крышка протекает")]
    public void Fields_become_the_filter_and_words_stay_the_search(string typed, string query)
    {
        var read = InboxSyntax.Read(typed, InboxFilter.Default, AnyFilter.Names, Today);

        read.Filter.Should().Be(InboxQuery.Read(query));
        read.Issues.Should().BeEmpty();
    }

    [Fact]
    public void Shops_are_named_in_quotes_by_a_beginning_or_by_their_marketplace()
    {
        Filter("shop:\"Тёплый дом\"").Shops.Should().Equal(AnyFilter.Shops[0].Id);
        Filter("магазин:теплый").Shops.Should().Equal(AnyFilter.Shops[0].Id);
        Filter("магазин:\"Дом, уют: всё\",\"Тёплый дом\"").Shops.Should().BeEquivalentTo([AnyFilter.Shops[0].Id, AnyFilter.Shops[1].Id]);
        Filter("shop:каспи").Shops.Should().HaveCount(3);
        Filter("assignee:\"Ирина Соколова\"").Assignee!.Value.Person.Should().Be(AnyFilter.People[0].Id);
    }

    [Theory]
    [InlineData("raitng:1", SearchProblem.Field, "raitng", "rating")]
    [InlineData("магазн:Озон", SearchProblem.Field, "магазн", "магазин")]
    [InlineData("rating:7", SearchProblem.Value, "7", null)]
    [InlineData("topic:доствка", SearchProblem.Value, "доствка", "доставка")]
    [InlineData("shop:Неведомый", SearchProblem.Value, "Неведомый", null)]
    [InlineData("-rating:1", SearchProblem.Minus, "rating", null)]
    [InlineData("rating:1,x", SearchProblem.Value, "x", null)]
    [InlineData("since:завтра", SearchProblem.Value, "завтра", null)]
    public void What_is_not_understood_is_told_with_its_place_and_searched_as_a_word(string wrong, SearchProblem problem, string about, string? nearest)
    {
        var read = InboxSyntax.Read($"rating:2 кружка {wrong}", InboxFilter.Default, AnyFilter.Names, Today);

        read.Filter.Should().Be(new InboxFilter { Ratings = [2], Search = $"кружка {wrong}" });
        read.Issues.Should().Equal(new SearchIssue(problem, wrong, 16, about, nearest));
    }

    [Theory]
    [InlineData("12:30")]
    [InlineData("http://example.test/a")]
    [InlineData("цена: высокая")]
    [InlineData("\"rating:1\"")]
    [InlineData("не подошёл")]
    public void What_only_looks_like_a_field_is_a_word(string typed)
    {
        var read = InboxSyntax.Read(typed, InboxFilter.Default, AnyFilter.Names, Today);

        read.Should().BeEquivalentTo(new TypedSearch(new InboxFilter { Search = typed }, []));
    }

    [Fact]
    public void A_field_replaces_what_the_filter_had_and_leaves_the_rest()
    {
        var over = new InboxFilter { Ratings = [5], Tags = ["vip"], Search = "старое" };

        InboxSyntax.Read("rating:1", over, AnyFilter.Names, Today).Filter.Should().Be(new InboxFilter { Ratings = [1], Tags = ["vip"] });
    }

    [Fact]
    public void Any_filter_written_as_text_is_read_back_the_same()
    {
        var property = Prop.ForAll(AnyFilter.Gen.ToArbitrary(), filter =>
        {
            var text = InboxSyntax.Write(filter, AnyFilter.Names);
            var back = InboxSyntax.Read(text, InboxFilter.Default, AnyFilter.Names, Today);
            return (back.Issues.Count == 0 && back.Filter.Equals(filter)).Label($"{text} → {InboxQuery.Write(back.Filter)} instead of {InboxQuery.Write(filter)}");
        });
        Check.One(Config.QuickThrowOnFailure.WithMaxTest(1000), property);
    }

    [Fact]
    public void Any_text_is_taken_and_means_the_same_when_it_is_written_and_read_again()
    {
        var piece = Gen.OneOf(
            ArbMap.Default.GeneratorFor<string>().Select(text => text ?? ""),
            Gen.Elements("rating:", "1", "shop:\"", "\"", "-", ",", " ", "topic:size", "тема:-цена", "есть:фото", "foo:bar", "с:7д", ":", "\u0000", "\ud83d", "state:all", "is:", "-is:snoozed"),
            Gen.Choose(1, 300).Select(length => new string('я', length)));
        var property = Prop.ForAll(piece.ListOf().Select(pieces => string.Concat(pieces)).ToArbitrary(), typed =>
        {
            var once = InboxSyntax.Read(typed, InboxFilter.Default, AnyFilter.Names, Today);
            var text = InboxSyntax.Write(once.Filter, AnyFilter.Names);
            var twice = InboxSyntax.Read(text, InboxFilter.Default, AnyFilter.Names, Today);
            return twice.Filter.Equals(once.Filter).Label($"«{typed}» → «{text}» → «{InboxSyntax.Write(twice.Filter, AnyFilter.Names)}»")
                .And(InboxQuery.Read(InboxQuery.Write(once.Filter)).Equals(once.Filter).Label(InboxQuery.Write(once.Filter)));
        });
        Check.One(Config.QuickThrowOnFailure.WithMaxTest(2000), property);
    }

    private static InboxFilter Filter(string typed) => InboxSyntax.Read(typed, InboxFilter.Default, AnyFilter.Names, Today).Filter;
}
