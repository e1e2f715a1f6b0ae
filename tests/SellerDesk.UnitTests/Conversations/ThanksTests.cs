using FluentAssertions;
using SellerDesk.Domain.Conversations;
using Xunit;

namespace SellerDesk.UnitTests.Conversations;

public sealed class ThanksTests
{
    [Theory]
    [InlineData("спасибо")]
    [InlineData("Ок, благодарю")]
    [InlineData("Большое спасибо за помощь!!! 🙏❤️")]
    [InlineData("Хорошо, спасибо вам за быстрый ответ 👍🏻")]
    [InlineData("Всё получилось, СПАСИБО :)")]
    [InlineData("вопрос решен, благодарю")]
    [InlineData("И вам хорошего дня.")]
    [InlineData("Рақмет сізге")]
    [InlineData("Thank you very much")]
    [InlineData("🙏")]
    public void Thanks_and_nothing_else_wait_for_no_answer(string text) => Thanks.Says(text).Should().BeTrue();

    [Theory]
    [InlineData("")]
    [InlineData("ок")]
    [InlineData("👍")]
    [InlineData("Доброго дня!")]
    [InlineData("Да")]
    [InlineData("Хорошо, буду ждать")]
    [InlineData("Ничего хорошего")]
    [InlineData("Спасибо?")]
    [InlineData("Спасибо, жду деньги")]
    [InlineData("Спасибо, но не работает")]
    [InlineData("Ну спасибо, удружили")]
    [InlineData("Спасибо что испортили праздник")]
    [InlineData("Спасибо. Номер заказа 12345")]
    [InlineData("Спасибо 😡")]
    public void Anything_beside_the_thanks_is_read_by_a_person(string text) => Thanks.Says(text).Should().BeFalse();

    [Fact]
    public void A_long_text_is_never_only_thanks() => Thanks.Says(string.Join(' ', Enumerable.Repeat("спасибо", 11))).Should().BeFalse();
}
