using FluentAssertions;
using SellerDesk.Domain.Knowledge;
using SellerDesk.Domain.Replies;
using Xunit;

namespace SellerDesk.UnitTests.Replies;

public sealed class VarietyTests
{
    private const string Thanks = "Ольга, здравствуйте! Спасибо, что нашли время рассказать о покупке. Рады, что плед вам подошёл. Пусть служит долго.";

    [Fact]
    public void The_same_answer_with_another_name_is_the_same_answer()
    {
        var verdict = Variety.Of(Thanks, [Thanks.Replace("Ольга", "Марина", StringComparison.Ordinal), "Здравствуйте! Молнию заменим, оформите возврат в личном кабинете."]);

        verdict.Should().Match<VarietyVerdict>(v => v.Alike == 1 && v.Of == 2 && v.ClosestAt == 0);
    }

    [Fact]
    public void An_answer_to_this_very_review_is_not()
    {
        Variety.Of(Thanks, ["Ольга, здравствуйте! Плед из этой партии правда мягче прежнего: сменили пряжу. Спасибо, что заметили."]).Closest.Should().BeLessThan(0.6);
    }

    [Theory]
    [InlineData("")]
    [InlineData("?!")]
    public void A_text_without_words_is_like_nothing(string text) => Variety.Of(text, [Thanks, text]).Alike.Should().Be(0);

    [Fact]
    public void What_was_changed_is_told_word_by_word_and_loses_nothing()
    {
        var parts = TextDiff.Of("Спасибо за отзыв, ждём вас снова", "Спасибо за подробный отзыв, ждём снова");

        parts.Where(part => part.Kind != DiffKind.Added).Select(part => part.Text).Should().Equal("Спасибо за ", "отзыв, ждём ", "вас ", "снова");
        parts.Where(part => part.Kind == DiffKind.Added).Select(part => part.Text).Should().Equal("подробный ");
    }
}
