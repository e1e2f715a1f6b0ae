using FluentAssertions;
using SellerDesk.Application.Replies.Spelling;
using Xunit;

namespace SellerDesk.UnitTests.Replies.Spelling;

public sealed class SpellingCheckTests
{
    private readonly SpellingCheck check = SmallDictionary.CheckWith(SystemDictionary.Installed);

    [Fact]
    public void A_mistake_is_found_where_it_stands_and_the_right_word_is_offered_as_it_was_written()
    {
        var found = check.Find("Спосибо за отзыв, тарелка приехала зафтра.");

        found.Should().HaveCount(2);
        found[0].Should().Be(new Misspelling(0, 7, "Спосибо", "Спасибо"));
        found[1].Suggestion.Should().Be("завтра");
        found[1].Start.Should().Be(35);
    }

    [Fact]
    public void Mistakes_of_the_ear_of_the_finger_and_of_grammar_are_found()
    {
        Suggested("благодорим").Should().Be("благодарим");
        Suggested("просвечиваеться").Should().Be("просвечивается");
        Suggested("расчитана").Should().Be("рассчитана");
        Suggested("прехадите").Should().Be("приходите");
        Suggested("пожалйуста").Should().Be("пожалуйста");
        Suggested("следущей").Should().Be("следующей");
        Suggested("незнаем").Should().Be("не знаем");
        Suggested("досвидания").Should().Be("до свидания");
        Suggested("спасибооооо").Should().Be("спасибо");
    }

    [Fact]
    public void Names_brands_numbers_and_other_languages_are_no_mistakes()
    {
        foreach (var text in new[]
        {
            "Здравствуйте, Ержан! Спасибо, Гульнара, за отзыв о Редмонде.",
            "Артикул АБВ-1203, ЛДСП 16 мм, ГОСТ 3262-75, ПВЗ на Ленина.",
            "Модель Xiaomi и wi-fi-адаптер, USB-кабель, 3-слойный.",
            "Сәлеметсіз бе! Тапсырысыңыз бүгін кешке дейін жеткізіледі.",
            "Пишут {имя_покупателя}, а адрес primer.ru/каталог.",
            "Вы пишете «агонь», и мы рады.",
            "Футер, худи, повербанк, кешбэк, термобельё и саморезы.",
        })
        {
            check.Find(text).Should().BeEmpty(text);
        }
    }

    [Fact]
    public void Clean_replies_of_the_labelled_set_raise_no_alarm()
    {
        var clean = LabelledReplies.Dev.Where(reply => reply.Rules.Count == 0).ToList();

        clean.Should().HaveCountGreaterThan(200);
        clean.Where(reply => check.Find(reply.Text).Count > 0).Select(reply => reply.Text).Should().BeEmpty();
    }

    private string? Suggested(string word) => check.Find($"Ну вот и {word}").SingleOrDefault()?.Suggestion;
}
