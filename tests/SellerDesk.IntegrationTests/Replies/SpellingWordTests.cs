using FluentAssertions;
using Microsoft.EntityFrameworkCore;
using SellerDesk.Application.Replies.Spelling;
using SellerDesk.Domain.Common;
using SellerDesk.Domain.Replies;
using SellerDesk.Domain.Team;
using SellerDesk.IntegrationTests.Fixtures;
using Xunit;

namespace SellerDesk.IntegrationTests.Replies;

/// <summary>Words that people add to the desk's own dictionary.</summary>
public sealed class SpellingWordTests(DeskFixture desk) : IClassFixture<DeskFixture>
{
    private static CancellationToken None => CancellationToken.None;

    [Fact]
    public async Task An_added_word_is_known_at_once_and_kept_once_however_it_was_written()
    {
        await AddAsync(" Подпяточник ");
        await AddAsync("подпяточник");
        await AddAsync("Мулинё");

        (await KnowsAsync("подпяточник")).Should().BeTrue();
        (await KnowsAsync("мулине")).Should().BeTrue();
        (await WordsAsync()).Should().ContainSingle(word => word == "подпяточник").And.Contain("мулине");
    }

    [Fact]
    public async Task A_word_taken_out_is_unknown_again()
    {
        await AddAsync("кракозябрик");

        await desk.UseAsync<KeepSpellingWord>(keep => keep.RemoveAsync(DeskFixture.Somebody(Role.Manager), "кракозябрик", None));

        (await KnowsAsync("кракозябрик")).Should().BeFalse();
        (await WordsAsync()).Should().NotContain("кракозябрик");
    }

    [Theory]
    [InlineData("")]
    [InlineData("   ")]
    [InlineData("два слова")]
    [InlineData("х2")]
    public async Task What_is_no_word_is_refused(string word) => (await RefusedAsync(() => AddAsync(word))).Should().Be("spelling.word");

    [Fact]
    public async Task A_word_without_end_is_refused() => (await RefusedAsync(() => AddAsync(new string('ж', SpellingWord.MaxLength + 1)))).Should().Be("spelling.word");

    [Fact]
    public async Task Who_only_looks_adds_nothing_and_who_only_answers_takes_nothing_out()
    {
        await AddAsync("лапсердак");

        (await RefusedAsync(() => AddAsync("сапожище", Role.Viewer))).Should().Be("role.needed");
        (await RefusedAsync(() => desk.UseAsync<KeepSpellingWord>(keep => keep.RemoveAsync(DeskFixture.Somebody(Role.Support), "лапсердак", None)))).Should().Be("role.needed");
        (await WordsAsync()).Should().Contain("лапсердак").And.NotContain("сапожище");
    }

    private static async Task<string> RefusedAsync(Func<Task> work) => (await FluentActions.Awaiting(work).Should().ThrowAsync<RuleException>()).Which.Code;

    private Task AddAsync(string word, Role role = Role.Support) => desk.UseAsync<KeepSpellingWord>(keep => keep.AddAsync(DeskFixture.Somebody(role), word, None));

    private Task<bool> KnowsAsync(string word) => desk.UseAsync<OwnWords, bool>(own => Task.FromResult(own.Knows(word)));

    private async Task<List<string>> WordsAsync()
    {
        await using var db = desk.Data.Open();
        return await db.SpellingWords.AsNoTracking().Select(word => word.Word).ToListAsync(None);
    }
}
