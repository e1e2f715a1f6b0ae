using FluentAssertions;
using SellerDesk.Application.Replies.Rules;
using SellerDesk.Domain.Common;
using SellerDesk.Domain.Inbox;
using SellerDesk.Domain.Replies.Rules;
using SellerDesk.Domain.Shops;
using SellerDesk.Domain.Team;
using SellerDesk.IntegrationTests.Fixtures;
using Xunit;

namespace SellerDesk.IntegrationTests.Replies;

/// <summary>The desk's own reply rules: versions are added, the newest is in force, a broken one changes nothing.</summary>
public sealed class RulePackTests(DeskFixture desk) : IClassFixture<DeskFixture>
{
    private const string Forbidden = "Наш плед украсит дачу.";

    private static CancellationToken None => CancellationToken.None;

    [Fact]
    public async Task A_saved_version_is_in_force_at_once_and_an_earlier_one_brought_back_is_a_new_version()
    {
        (await CodesAsync(Marketplace.Kaspi, Forbidden)).Should().NotContain("own.words");

        var first = await SaveAsync("kaspi", 0, Pack("own.words", "украсит дачу"));
        (await CodesAsync(Marketplace.Kaspi, Forbidden)).Should().Contain("own.words");
        (await CodesAsync(Marketplace.Ozon, Forbidden)).Should().NotContain("own.words", "the pack is Kaspi's");

        var second = await SaveAsync("kaspi", first, new RulePack());
        (await CodesAsync(Marketplace.Kaspi, Forbidden)).Should().NotContain("own.words");

        var earlier = await desk.UseAsync<RulePackBoard, RulePack?>(board => board.VersionAsync("kaspi", first, None));
        var third = await SaveAsync("kaspi", second, earlier!);
        (await CodesAsync(Marketplace.Kaspi, Forbidden)).Should().Contain("own.words");
        (first, second, third).Should().Be((1, 2, 3));
        var card = await desk.UseAsync<RulePackBoard, RulePackCard>(board => board.LoadAsync("kaspi", None));
        card.Versions.Select(version => version.Version).Should().Equal(3, 2, 1);
    }

    [Fact]
    public async Task A_broken_expression_is_refused_with_its_line_and_the_rules_stay_as_they_were()
    {
        var version = await SaveAsync("ozon", 0, Pack("own.words", "украсит дачу"));
        var broken = new RulePack { Entries = [new RuleEntry { Code = "own.code", Rule = "RR2", Expressions = ["дача", "(без скобки"] }] };

        var refused = (await FluentActions.Awaiting(() => SaveAsync("ozon", version, broken)).Should().ThrowAsync<RuleException>()).Which;

        refused.Code.Should().Be("rulePack.expression");
        refused.Arguments.Should().Equal("own.code", 2, "(без скобки");
        (await CodesAsync(Marketplace.Ozon, Forbidden)).Should().Contain("own.words");
        (await desk.UseAsync<RulePackBoard, RulePackCard>(board => board.LoadAsync("ozon", None))).Versions.Should().ContainSingle();
    }

    [Fact]
    public async Task Text_that_is_no_pack_is_refused_with_its_line()
    {
        const string text = """
            {
              "off": ["rr4.emoji"],
              "entries": [ { "code": }
            }
            """;

        var refused = (await FluentActions.Awaiting(() => desk.UseAsync<SaveRulePack, int>(save => save.ExecuteAsync(DeskFixture.Somebody(Role.Manager), "yandexmarket", 0, text, None)))
            .Should().ThrowAsync<RuleException>()).Which;

        refused.Code.Should().Be("rulePack.notJson");
        refused.Arguments[1].Should().Be(3);
    }

    [Fact]
    public async Task Of_two_people_who_change_the_rules_at_once_the_second_is_told()
    {
        var version = await SaveAsync("other", 0, Pack("own.words", "украсит дачу"));
        await SaveAsync("other", version, Pack("own.words", "украсит сад"));

        (await FluentActions.Awaiting(() => SaveAsync("other", version, new RulePack())).Should().ThrowAsync<RuleException>()).Which.Code.Should().Be("rulePack.changed");
    }

    [Fact]
    public async Task Hearing_of_wordings_is_switched_off_like_any_rule()
    {
        const string heard = "Здравствуйте. Наши куртки теплее, чем у всех соседей по площадке вместе взятых.";
        var before = await CodesAsync(Marketplace.YandexMarket, heard);
        before.Should().Contain(code => code.StartsWith("rr2.", StringComparison.Ordinal));

        await SaveAsync("yandexmarket", 0, new RulePack { Off = [.. before] });

        (await CodesAsync(Marketplace.YandexMarket, heard)).Should().NotIntersectWith(before);
    }

    [Fact]
    public async Task Who_only_answers_changes_no_rules() =>
        (await FluentActions.Awaiting(() => SaveAsync("wildberries", 0, new RulePack(), Role.Support)).Should().ThrowAsync<RuleException>()).Which.Code.Should().Be("role.needed");

    private static RulePack Pack(string code, string phrase) => new() { Entries = [new RuleEntry { Code = code, Rule = "RR2", Ru = "Слова этого стола.", En = "Words of this desk.", Phrases = [phrase] }] };

    private Task<int> SaveAsync(string marketplace, int seen, RulePack pack, Role role = Role.Manager) =>
        desk.UseAsync<SaveRulePack, int>(save => save.ExecuteAsync(DeskFixture.Somebody(role), marketplace, seen, pack, None));

    private async Task<List<string>> CodesAsync(Marketplace marketplace, string text)
    {
        var check = await desk.UseAsync<ReplyGuard, ReplyCheck>(async guard => await guard.CheckAsync(new ReplyToCheck(marketplace, WorkItemKind.Review, text), None));
        return [.. check.Findings.Select(finding => finding.Code)];
    }
}
