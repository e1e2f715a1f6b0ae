using FluentAssertions;
using SellerDesk.Application.Data;
using SellerDesk.Application.Inbox;
using SellerDesk.Application.Inbox.Teamwork;
using SellerDesk.Domain.Inbox;
using Xunit;

namespace SellerDesk.IntegrationTests.Inbox;

public sealed class InboxListTests(InboxFixture desk) : IClassFixture<InboxFixture>
{
    private static CancellationToken None => CancellationToken.None;

    [Theory]
    [InlineData("")]
    [InlineData("state=all")]
    public async Task Slices_walk_the_whole_list_once_either_way_even_when_all_times_are_equal(string query)
    {
        var shop = await desk.AddShopAsync("Равные сроки " + query);
        await desk.WriteAsync(shop, [.. Enumerable.Range(1, 57).Select(n => InboxFixture.Review($"e{n}", (short)(n % 2 + 1), "Одно и то же"))]);
        var ask = InboxFixture.Ask(shop, query);
        var list = desk.List();

        var forward = await WalkAsync(async key => await list.LoadAsync(ask, key, 10, None), slice => slice.Rows[^1].KeyIn(ask.Filter));
        var backward = await WalkAsync(async key => await list.LoadBeforeAsync(ask, key, 10, None), slice => slice.Rows[0].KeyIn(ask.Filter));

        forward.SelectMany(slice => slice.Rows).Select(row => row.Id).Should().OnlyHaveUniqueItems().And.HaveCount(57);
        backward.Reverse<InboxSlice>().SelectMany(slice => slice.Rows).Select(row => row.Id).Should().Equal(forward.SelectMany(slice => slice.Rows).Select(row => row.Id));
    }

    [Fact]
    public async Task What_waits_is_ordered_by_deadline_and_what_is_over_by_the_newest()
    {
        var shop = await desk.AddShopAsync("Порядок");
        await desk.WriteAsync(shop,
            InboxFixture.Review("late", 5, "Хорошо", InboxFixture.Now.AddHours(-2)),
            InboxFixture.Review("first", 1, "Плохо", InboxFixture.Now.AddHours(-3)),
            InboxFixture.Review("second", 1, "", InboxFixture.Now.AddHours(-4)));

        var open = await desk.List().LoadAsync(InboxFixture.Ask(shop, ""), null, 10, None);
        var all = await desk.List().LoadAsync(InboxFixture.Ask(shop), null, 10, None);

        open.Rows.Should().BeInAscendingOrder(row => row.DueAt).And.HaveCount(3);
        open.Rows[0].Rating.Should().Be(1);
        all.Rows.Should().BeInDescendingOrder(row => row.CreatedAt);
        (open.More, all.More).Should().Be((false, false));
    }

    [Fact]
    public async Task A_person_of_one_shop_never_sees_a_row_of_another()
    {
        var (mine, other) = (await desk.AddShopAsync("Мой"), await desk.AddShopAsync("Чужой"));
        await desk.WriteAsync(mine, InboxFixture.Review("m", 1, "Мой отзыв"));
        await desk.WriteAsync(other, InboxFixture.Review("o", 1, "Чужой отзыв"));
        var scope = ShopScope.Of([mine.Id]);
        var list = desk.List(scope);

        (await list.LoadAsync(InboxFixture.Ask("state=all"), null, 50, None)).Rows.Should().OnlyContain(row => row.ShopId == mine.Id);
        (await list.LoadAsync(InboxFixture.Ask(other), null, 50, None)).Rows.Should().BeEmpty();
        var foreign = (await desk.List().LoadAsync(InboxFixture.Ask(other), null, 1, None)).Rows[0].Id;
        (await list.LoadAsync([foreign], None)).Should().BeEmpty();
        (await new ItemCard(desk.Scoped(scope), desk.Names(), new ItemTeamReader(new TagBook(desk.Data, TimeProvider.System))).LoadAsync(foreign, null, None)).Should().BeNull();
        (await desk.Counts(scope).LoadAsync(InboxFixture.Ask("state=all"), None)).Shops.Keys.Should().Equal(mine.Id);
        (await desk.Counts(scope).LoadAsync(InboxFixture.Ask("state=all&q=отзыв"), None)).Total.Should().Be(1);
    }

    [Theory]
    [InlineData("протекающие крышки", 1)]
    [InlineData("проте", 1)]
    [InlineData("\"протекает крышка\"", 0)]
    [InlineData("\"крышка протекает\"", 1)]
    [InlineData("крышка -протекает", 1)]
    [InlineData("ручка or ложка", 1)]
    [InlineData("\"не подошёл\"", 1)]
    [InlineData("\"НЕ ПОДОШЁЛ\"", 1)]
    [InlineData("\"подошёл\"", 2)]
    [InlineData("подошёл -\"не подошёл\"", 1)]
    [InlineData("не подошёл", 2)]
    [InlineData("\"без запаха\"", 1)]
    [InlineData("самовар", 0)]
    [InlineData("'; drop table work_items; --", 0)]
    public async Task Words_are_found_in_any_form_and_by_their_beginning(string search, int found)
    {
        var shop = await desk.AddShopAsync("Поиск " + Guid.NewGuid());
        await desk.WriteAsync(shop,
            InboxFixture.Review("s1", 1, "Крышка протекает"),
            InboxFixture.Review("s2", 5, "Крышка сидит плотно"),
            InboxFixture.Review("s3", 4, "Сломалась ручка"),
            InboxFixture.Review("s4", 2, "Размер не подошёл, без запаха"),
            InboxFixture.Review("s5", 5, "Размер подошёл. Запах есть, не сильный"));

        var ask = InboxFixture.Ask(shop, "state=all&q=" + Uri.EscapeDataString(search));

        (await desk.List().LoadAsync(ask, null, 10, None)).Rows.Should().HaveCount(found);
    }

    [Theory]
    [InlineData("и на", true)]
    [InlineData("и кружка", false)]
    public async Task A_search_of_nothing_but_stop_words_is_told_apart(string search, bool only) =>
        (await desk.List().OnlyStopWordsAsync(search, None)).Should().Be(only);

    [Fact]
    public async Task The_card_of_a_very_long_review_brings_its_beginning_and_the_rest_on_demand()
    {
        var shop = await desk.AddShopAsync("Длинный");
        var text = "<script>alert(1)</script> مرحبا 🙂 " + new string('ы', 100_000);
        await desk.WriteAsync(shop, InboxFixture.Review("long", 3, text));
        var id = (await desk.List().LoadAsync(InboxFixture.Ask(shop), null, 1, None)).Rows[0].Id;
        var card = new ItemCard(desk.Scoped(), desk.Names(), new ItemTeamReader(new TagBook(desk.Data, TimeProvider.System)));

        var details = await card.LoadAsync(id, null, None);

        details!.Words.Text.Should().StartWith("<script>alert(1)</script> مرحبا 🙂").And.HaveLength(details.Words.Text.Length);
        details.Words.Text.Length.Should().BeInRange(ItemCard.TextShown, ItemCard.TextShown + 2);
        details.Words.Length.Should().BeGreaterThan(100_000);
        details.Product!.Name.Should().Be("Термокружка");
        (await card.LoadTextAsync(id, WorkItemKind.Review, None)).Should().Be(text);
    }

    private static async Task<List<InboxSlice>> WalkAsync(Func<InboxKey?, Task<InboxSlice>> load, Func<InboxSlice, InboxKey> next)
    {
        var slices = new List<InboxSlice>();
        InboxKey? key = null;
        do
        {
            slices.Add(await load(key));
            key = next(slices[^1]);
        }
        while (slices[^1].More);
        return slices;
    }
}
