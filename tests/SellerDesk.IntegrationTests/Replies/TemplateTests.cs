using FluentAssertions;
using Microsoft.EntityFrameworkCore;
using SellerDesk.Application.Replies;
using SellerDesk.Domain.Common;
using SellerDesk.Domain.Inbox;
using SellerDesk.Domain.Replies;
using SellerDesk.Domain.Shops;
using SellerDesk.Domain.Team;
using SellerDesk.IntegrationTests.Fixtures;
using Xunit;

namespace SellerDesk.IntegrationTests.Replies;

public sealed class TemplateTests(DeskFixture desk) : IClassFixture<DeskFixture>
{
    private static readonly TemplateContent Thanks = new("Спасибо", "{buyer}, спасибо за отзыв о «{product}».", WorkItemKind.Review, 4, 5);

    private static CancellationToken None => CancellationToken.None;

    [Fact]
    public async Task A_saved_template_is_on_the_board_and_in_the_picker_for_its_stars()
    {
        var card = await AddAsync(Thanks with { Name = "  Сохранённый  " });

        card.Content.Name.Should().Be("Сохранённый");
        (await BoardAsync()).Should().ContainEquivalentOf(card);
        (await PickerAsync(5)).Should().Contain(row => row.Id == card.Id && row.Suits);
        (await PickerAsync(1)).Should().Contain(row => row.Id == card.Id && !row.Suits);
    }

    [Fact]
    public async Task A_change_is_offered_at_once_also_as_another_kind()
    {
        var card = await AddAsync(Thanks with { Name = "До перемены" });
        await PickerAsync(5);

        var changed = await ChangeAsync(card, card.Content with { Name = "После перемены", Kind = WorkItemKind.Question });

        changed.Content.Should().Be(new TemplateContent("После перемены", Thanks.Body, WorkItemKind.Question, 1, 5));
        (await PickerAsync(5)).Should().NotContain(row => row.Id == card.Id);
        (await PickerAsync(null, WorkItemKind.Question)).Should().Contain(row => row.Id == card.Id && row.Name == "После перемены");
    }

    [Fact]
    public async Task A_template_is_offered_first_where_the_buyer_speaks_of_its_topic_and_never_on_another_marketplace()
    {
        var size = await AddAsync(Thanks with { Name = "О размере на Ozon", MinRating = 1, Topics = "size", Marketplaces = "ozon" });

        (await NeededAsync(new TemplateNeed(WorkItemKind.Review, 2, Marketplace.Ozon, ["size", "-size"])))[0].Should().Match<TemplateRow>(row => row.Id == size.Id && row.Suits);
        (await NeededAsync(new TemplateNeed(WorkItemKind.Review, 2, Marketplace.Ozon, ["price"]))).Should().Contain(row => row.Id == size.Id && !row.Suits);
        (await NeededAsync(new TemplateNeed(WorkItemKind.Review, 2, Marketplace.Kaspi, ["size"]))).Should().NotContain(row => row.Id == size.Id);
        (await RefusedAsync(() => AddAsync(Thanks with { Name = "Чужой язык", Language = "xx" }))).Should().Be("template.language");
    }

    [Theory]
    [InlineData(4, 3, "template.ratings")]
    [InlineData(0, 3, "template.ratings")]
    [InlineData(3, 6, "template.ratings")]
    public async Task Stars_that_make_no_range_are_refused(short from, short to, string code) =>
        (await RefusedAsync(() => AddAsync(Thanks with { Name = "Диапазон", MinRating = from, MaxRating = to }))).Should().Be(code);

    [Fact]
    public async Task Names_and_texts_that_are_empty_or_too_long_are_refused_and_nothing_is_saved()
    {
        var before = await BoardAsync();

        (await RefusedAsync(() => AddAsync(Thanks with { Name = " " }))).Should().Be("template.nameLength");
        (await RefusedAsync(() => AddAsync(Thanks with { Name = new string('я', ReplyTemplate.NameMaxLength + 1) }))).Should().Be("template.nameLength");
        (await RefusedAsync(() => AddAsync(Thanks with { Name = "Пустой", Body = "\n " }))).Should().Be("template.bodyLength");
        (await RefusedAsync(() => AddAsync(Thanks with { Name = "Длинный", Body = new string('я', ReplyTemplate.BodyMaxLength + 1) }))).Should().Be("template.bodyLength");
        (await BoardAsync()).Should().BeEquivalentTo(before);
    }

    [Fact]
    public async Task A_name_that_another_template_has_is_refused()
    {
        var first = await AddAsync(Thanks with { Name = "Занятое имя" });
        var second = await AddAsync(Thanks with { Name = "Свободное имя" });

        (await RefusedAsync(() => AddAsync(first.Content))).Should().Be("template.nameTaken");
        (await RefusedAsync(() => ChangeAsync(second, first.Content))).Should().Be("template.nameTaken");
    }

    [Fact]
    public async Task Of_two_people_who_change_one_template_the_second_is_told_and_the_first_text_stays()
    {
        var seen = await AddAsync(Thanks with { Name = "Правят двое" });

        var tries = await Task.WhenAll(Enumerable.Range(0, 4).Select(async n =>
        {
            try
            {
                return (await ChangeAsync(seen, seen.Content with { Body = $"Текст {n}" })).Content.Body;
            }
            catch (DbUpdateConcurrencyException)
            {
                return null;
            }
        }));

        var kept = tries.Should().ContainSingle(body => body != null).Subject;
        (await BoardAsync()).Single(card => card.Id == seen.Id).Content.Body.Should().Be(kept);
        await FluentActions.Awaiting(() => DeleteAsync(Role.Seller, seen)).Should().ThrowAsync<DbUpdateConcurrencyException>();
    }

    [Fact]
    public async Task A_deleted_template_leaves_the_picker_and_can_be_added_again_as_it_was()
    {
        var card = await AddAsync(Thanks with { Name = "Лишний" });
        (await PickerAsync(5)).Should().Contain(row => row.Id == card.Id);

        await DeleteAsync(Role.Seller, card);

        (await PickerAsync(5)).Should().NotContain(row => row.Name == "Лишний");
        (await RefusedAsync(() => ChangeAsync(card, card.Content with { Body = "Ещё раз" }))).Should().Be("template.missing");
        (await RefusedAsync(() => DeleteAsync(Role.Seller, card))).Should().Be("template.missing");
        (await AddAsync(card.Content)).Content.Should().Be(card.Content);
        (await PickerAsync(5)).Should().Contain(row => row.Name == "Лишний");
    }

    [Theory]
    [InlineData(Role.Viewer)]
    [InlineData(Role.Support)]
    public async Task Who_only_answers_or_looks_changes_no_template(Role role)
    {
        var card = await AddAsync(Thanks with { Name = $"Чужой для {role}" });

        (await RefusedAsync(() => AddAsync(Thanks with { Name = "Нельзя" }, role))).Should().Be("role.needed");
        (await RefusedAsync(() => ChangeAsync(card, card.Content with { Body = "Нельзя" }, role))).Should().Be("role.needed");
        (await RefusedAsync(() => DeleteAsync(role, card))).Should().Be("role.needed");
        (await BoardAsync()).Should().ContainEquivalentOf(card);
    }

    private static async Task<string> RefusedAsync(Func<Task> work) => (await FluentActions.Awaiting(work).Should().ThrowAsync<RuleException>()).Which.Code;

    private Task<TemplateCard> AddAsync(TemplateContent content, Role role = Role.Seller) =>
        desk.UseAsync<SaveTemplate, TemplateCard>(save => save.AddAsync(DeskFixture.Somebody(role), content, None));

    private Task<TemplateCard> ChangeAsync(TemplateCard seen, TemplateContent wanted, Role role = Role.Seller) =>
        desk.UseAsync<SaveTemplate, TemplateCard>(save => save.ChangeAsync(DeskFixture.Somebody(role), seen, wanted, None));

    private Task DeleteAsync(Role role, TemplateCard seen) => desk.UseAsync<DeleteTemplate>(delete => delete.ExecuteAsync(DeskFixture.Somebody(role), seen, None));

    private Task<IReadOnlyList<TemplateCard>> BoardAsync() => desk.UseAsync<TemplateBoard, IReadOnlyList<TemplateCard>>(board => board.LoadAsync(None));

    private Task<IReadOnlyList<TemplateRow>> NeededAsync(TemplateNeed need) =>
        desk.UseAsync<TemplateList, IReadOnlyList<TemplateRow>>(list => list.LoadAsync(need, None));

    private Task<IReadOnlyList<TemplateRow>> PickerAsync(short? rating, WorkItemKind kind = WorkItemKind.Review) =>
        desk.UseAsync<TemplateList, IReadOnlyList<TemplateRow>>(list => list.LoadAsync(new TemplateNeed(kind, rating), None));
}
