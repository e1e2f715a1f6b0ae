using FluentAssertions;
using SellerDesk.Application.Replies.Rules;
using SellerDesk.Domain.Inbox;
using SellerDesk.Domain.Replies.Rules;
using SellerDesk.Domain.Shops;
using Xunit;

namespace SellerDesk.UnitTests.Replies.Rules;

/// <summary>The shipped reply rules: what they catch, what they leave alone, and that no text throws them.</summary>
public sealed class RuleSetTests
{
    private static readonly RuleSet OwnRules = RuleSet.Of(ShippedPacks.For(Marketplace.Wildberries));

    [Theory]
    [InlineData("Позвоните нам: 8 (916) 000-00-01.", "RR1")]
    [InlineData("Наберите восемь девятьсот шестнадцать, потом три ноля и сорок два пятнадцать.", "RR1")]
    [InlineData("Пишите на shop собака mail точка ru.", "RR1")]
    [InlineData("Ответим быстрее в телеге.", "RR1")]
    [InlineData("Нам нет равных, конкуренты завидуют.", "RR2")]
    [InlineData("Протрите очки, размер указан в таблице.", "RR3")]
    [InlineData("Это полный п и з д е ц.", "RR3")]
    [InlineData("Вы настоящая красавица.", "RR4")]
    [InlineData("Спасибо :)", "RR4")]
    [InlineData("Спасибо,ждём вас.", "RR5")]
    [InlineData("Здравствуйте, [Имя].", "RR6")]
    [InlineData("Удалите отзыв, и мы вернём половину стоимости.", "RR7")]
    public void A_breach_is_found_under_its_rule(string text, string rule) =>
        Check(text).Findings.Select(finding => finding.Rule).Should().Contain(rule);

    [Fact]
    public void A_sentence_that_gives_away_a_phone_is_not_called_flattery_too() =>
        Check("Здравствуйте. Звоните 8-900-000-12-12").Findings.Select(finding => finding.Rule).Should().Equal("RR1");

    [Theory]
    [InlineData("Здравствуйте! Размеры в наличии: 42, 44, 46, 48, 50, 52.")]
    [InlineData("Подстрахуйте полку дополнительным креплением, употреблять его просто.")]
    [InlineData("Мы не пишем покупателям в мессенджеры, ответим здесь же, в чате.")]
    [InlineData("Телефон поддерживает две сим-карты, IMEI указан на коробке: 356938035643809.")]
    [InlineData("Лучше всего стирать плед при 30 градусах.")]
    [InlineData("Мы не платим за отзывы и не просим их удалять.")]
    [InlineData("Кружка с надписью «Лучший папа» вмещает 330 мл.")]
    [InlineData("Деньги вернутся на карту, с которой вы оплачивали заказ.")]
    public void A_decent_answer_is_left_alone(string text) => Check(text).Findings.Should().BeEmpty();

    [Fact]
    public void No_text_throws_and_every_mark_lies_inside_it()
    {
        const string letters = "аеиояЁбвхуйXxAo08917 ,.!?:;()[]{}<>@#*_-—«»\"\n\u0306\u200B\uD83D\uDE00\u0000";
        var random = new Random(5);
        foreach (var text in Enumerable.Range(0, 300).Select(_ => new string(random.GetItems(letters.AsSpan(), random.Next(0, 80)))))
        {
            foreach (var finding in Check(text).Findings)
            {
                finding.Start.Should().BeInRange(0, text.Length);
                (finding.Start + finding.Length).Should().BeLessThanOrEqualTo(text.Length);
            }
        }
    }

    [Fact]
    public void A_broken_phrase_is_refused_with_its_line()
    {
        var pack = new RulePack { Entries = [new RuleEntry { Code = "own.words", Rule = "RR2", Phrases = ["хорошая строка", "(без скобки"] }] };
        var broken = FluentActions.Invoking(() => RuleSet.Of([pack])).Should().Throw<RulePackException>().Which;
        (broken.Place, broken.Line, broken.Problem).Should().Be(("own.words", 2, RulePackException.Bracket));
    }

    private static ReplyCheck Check(string text) => OwnRules.Check(new ReplyToCheck(Marketplace.Wildberries, WorkItemKind.Review, text));
}
