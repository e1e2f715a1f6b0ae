using FluentAssertions;
using SellerDesk.Application.Inbox;
using SellerDesk.Domain.Common;
using SellerDesk.Domain.Inbox;
using SellerDesk.Domain.Team;
using SellerDesk.IntegrationTests.Fixtures;
using Xunit;

namespace SellerDesk.IntegrationTests.Inbox;

public sealed class SavedViewTests(InboxFixture desk) : IClassFixture<InboxFixture>
{
    private static CancellationToken None => CancellationToken.None;

    [Fact]
    public async Task The_first_start_brings_the_shared_views_and_a_later_one_no_second_set()
    {
        await Task.WhenAll(Enumerable.Range(0, 3).Select(_ => new DefaultViews(desk.Data).EnsureAsync(None)));

        var views = await new SavedViewList(Book()).LoadAsync(null, None);

        views.Where(view => view.Shared).Select(view => view.Name).Should().Contain(DefaultViews.All.Select(view => view.Name)).And.OnlyHaveUniqueItems();
        views.First(view => view.Name == "urgent").Filter.Due.Should().Be(InboxDue.Today);
    }

    [Fact]
    public async Task A_personal_view_is_its_owners_alone_and_the_same_name_replaces_it()
    {
        var book = Book();
        var (me, other) = (DeskFixture.Somebody(Role.Viewer), DeskFixture.Somebody(Role.Owner));
        var save = new SaveView(desk.Data, book);
        await save.ExecuteAsync(me, "Мой негатив", InboxQuery.Read("rating=1"), shared: false, None);
        var id = await save.ExecuteAsync(me, "Мой негатив", InboxQuery.Read("rating=1,2"), shared: false, None);

        var mine = (await new SavedViewList(book).LoadAsync(me.PersonId, None)).Where(view => !view.Shared);
        mine.Should().ContainSingle().Which.Filter.Ratings.Should().Equal((short)1, (short)2);
        (await new SavedViewList(book).LoadAsync(other.PersonId, None)).Should().NotContain(view => view.Name == "Мой негатив");
        await FluentActions.Awaiting(() => new DeleteView(desk.Data, book).ExecuteAsync(other, id, None)).Should().ThrowAsync<RuleException>().Where(refused => refused.Code == "view.notYours");
        await FluentActions.Awaiting(() => save.ExecuteAsync(me, "Общий", InboxFilter.Default, shared: true, None)).Should().ThrowAsync<RuleException>();
        await new DeleteView(desk.Data, book).ExecuteAsync(me, id, None);
        (await new SavedViewList(book).LoadAsync(me.PersonId, None)).Should().NotContain(view => view.Name == "Мой негатив");
    }

    [Fact]
    public async Task Views_are_renamed_change_places_and_come_back_where_they_were()
    {
        var book = Book();
        var (save, change, delete) = (new SaveView(desk.Data, book), new ChangeView(desk.Data, book), new DeleteView(desk.Data, book));
        var me = DeskFixture.Somebody(Role.Support);
        var ids = new List<SavedViewId>();
        foreach (var name in new[] { "А", "Б", "В" })
        {
            ids.Add(await save.ExecuteAsync(me, name, InboxQuery.Read($"q={name}"), shared: false, None));
        }

        await change.RenameAsync(me, ids[0], " Первое ", None);
        await FluentActions.Awaiting(() => change.RenameAsync(me, ids[1], "В", None)).Should().ThrowAsync<RuleException>().Where(refused => refused.Code == "view.nameTaken");
        await FluentActions.Awaiting(() => change.RenameAsync(DeskFixture.Somebody(Role.Owner), ids[1], "Г", None)).Should().ThrowAsync<RuleException>().Where(refused => refused.Code == "view.notYours");
        await change.MoveAsync(me, ids[2], -1, None);
        await change.MoveAsync(me, ids[0], 5, None);
        (await NamesAsync()).Should().Equal("В", "Б", "Первое");

        var forgotten = await delete.ExecuteAsync(me, ids[1], None);
        (await NamesAsync()).Should().Equal("В", "Первое");
        await delete.RestoreAsync(me, forgotten, None);
        (await NamesAsync()).Should().Equal("В", "Б", "Первое");

        async Task<IEnumerable<string>> NamesAsync() => (await new SavedViewList(book).LoadAsync(me.PersonId, None)).Where(view => !view.Shared).Select(view => view.Name);
    }

    private SavedViewBook Book() => new(desk.Data, TimeProvider.System);
}
