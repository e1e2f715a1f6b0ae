using SellerDesk.Domain.Reading.Topics;
using Xunit;

namespace SellerDesk.UnitTests.Reading.Topics;

/// <summary>Every rule of what a topic is, with invented reviews. A sign after a code is its tone.</summary>
public sealed class TopicReaderTests
{
    [Theory]
    [InlineData("Супер")]
    [InlineData("Очень понравилось, рекомендую")]
    [InlineData("Отличный товар!")]
    [InlineData("Как раз то, что надо")]
    [InlineData("Разочарована, ожидала другого")]
    [InlineData("Беру уже пятый раз")]
    [InlineData("Вот такую прелесть мне привезли")]
    [InlineData("На деле ещё не пробовали")]
    [InlineData("")]
    [InlineData("👍👍👍")]
    public void Bare_praise_or_blame_has_no_topic(string text) => ReadTopics.Has(text, "");

    [Theory]
    [InlineData("Согласна на обмен", "")]
    [InlineData("На замену согласен", "")]
    [InlineData("Согласна и на обмен, молния сломалась", "quality-")]
    [InlineData("Прошу обмен", "service")]
    public void Whoever_agrees_to_what_was_offered_says_nothing_of_the_service(string text, string topics) => ReadTopics.Has(text, topics);

    [Theory]
    [InlineData("Материал приятный, швы ровные", "quality+")]
    [InlineData("Вкус отвратительный", "quality-")]
    [InlineData("Пахнет приятно", "quality+")]
    [InlineData("Консистенция нежная", "quality+")]
    [InlineData("Состав натуральный, без консервантов", "quality")]
    [InlineData("Рассказы скучные, бумага плохая", "quality-")]
    [InlineData("Кот есть отказывается, даже не подходит к миске", "quality-")]
    [InlineData("Собака ест с удовольствием", "quality+")]
    [InlineData("Пришла чашка с трещиной", "quality-")]
    [InlineData("Ручка погнута и вся поцарапана", "quality-")]
    [InlineData("Через неделю сломался", "quality-")]
    [InlineData("После первой стирки села", "quality-")]
    [InlineData("Порвались на второй день", "quality-")]
    public void Material_workmanship_taste_and_content_are_quality(string text, string topics) => ReadTopics.Has(text, topics);

    [Theory]
    [InlineData("Эффекта нет", "function-")]
    [InlineData("Началась аллергия, лицо чешется", "function-")]
    [InlineData("Ничего не взошло", "function-")]
    [InlineData("Все семена проросли за пять дней", "function+")]
    [InlineData("База отходит от ногтя на третий день", "function-")]
    [InlineData("Стойкость у духов никакая", "function-")]
    [InlineData("Патчи сползают с лица", "function-")]
    [InlineData("Лупа почти не увеличивает", "function-")]
    [InlineData("Термометр показывает неверно", "function-")]
    [InlineData("Паста для шугаринга липнет к рукам и тянется", "function-")]
    [InlineData("Жаль, что нет карманов", "function-")]
    [InlineData("Английские слова без транскрипции", "function-")]
    [InlineData("Не работает совсем", "function-")]
    [InlineData("Всё работает", "function+")]
    public void Effect_and_ease_of_use_are_function(string text, string topics) => ReadTopics.Has(text, topics);

    [Theory]
    [InlineData("Коробка порвана", "packaging-")]
    [InlineData("Крышка была неплотно закрыта, половина вытекла", "packaging-")]
    [InlineData("Банка разбилась в дороге", "packaging-")]
    [InlineData("Дозатор сломан", "packaging-")]
    [InlineData("Пломба сорвана, банку кто-то вскрывал", "packaging-")]
    [InlineData("Пришло целое", "packaging+")]
    [InlineData("Доехала в целости", "packaging+")]
    [InlineData("Пришли в отличном состоянии", "packaging+")]
    [InlineData("Упаковано на совесть, молодцы", "packaging+")]
    public void Boxes_lids_seals_and_leaks_are_packaging(string text, string topics) => ReadTopics.Has(text, topics);

    [Fact]
    public void A_beautiful_jar_is_appearance_and_not_packaging() => ReadTopics.Has("Баночка красивая", "appearance+");

    [Theory]
    [InlineData("Маломерит на размер", "size-")]
    [InlineData("Очень маленькая баночка", "size-")]
    [InlineData("Мешки подошли к пылесосу идеально", "size+")]
    [InlineData("Рукава короткие", "size-")]
    [InlineData("Села по фигуре отлично", "size+")]
    public void Fit_dimensions_and_compatibility_are_size(string text, string topics) => ReadTopics.Has(text, topics);

    [Theory]
    [InlineData("Ткань очень тонкая", "quality-")]
    [InlineData("Бумага плотная", "quality+")]
    public void Thin_and_thick_material_is_quality(string text, string topics) => ReadTopics.Has(text, topics);

    [Fact]
    public void A_dimension_other_than_told_is_size_and_mismatch() => ReadTopics.Has("Заявленный размер не соответствует, меньше на 3 см", "mismatch- size");

    [Theory]
    [InlineData("Срок годности истёк", "expiry-")]
    [InlineData("Свежие сроки, до конца года", "expiry")]
    [InlineData("Просроченный товар", "expiry-")]
    [InlineData("Дата изготовления 12.03.2024", "expiry")]
    [InlineData("Масло прогоркло, пахнет ужасно", "expiry- quality-")]
    public void Dates_and_freshness_are_expiry(string text, string topics) => ReadTopics.Has(text, topics);

    [Theory]
    [InlineData("Молоко расслоилось", "quality-")]
    [InlineData("Весь в комочках", "quality-")]
    public void Separation_and_lumps_not_called_spoiled_are_quality_only(string text, string topics) => ReadTopics.Has(text, topics);

    [Theory]
    [InlineData("Не вкусно", "quality-")]
    [InlineData("Совсем не дорого", "price+")]
    [InlineData("Упаковка хорошая, но вкус ужасный", "packaging+ quality-")]
    public void A_negation_turns_the_tone_and_a_turn_of_thought_ends_it(string text, string topics) => ReadTopics.Has(text, topics);

    [Fact]
    public void A_mention_says_where_it_stands()
    {
        var topic = Assert.Single(TopicReader.Read("Но ДОСТАВКА ужасная"));
        Assert.Equal((3, 8), (topic.Start, topic.Length));
    }

    [Fact]
    public void A_drawn_out_word_is_read_and_a_torn_character_does_no_harm()
    {
        ReadTopics.Has("Вкууууусно", "quality+");
        ReadTopics.Has("Вкусно \ud83d", "quality+");
        Assert.Empty(TopicReader.Read(new string('(', 50_000)));
    }

    [Fact]
    public void A_lexicon_with_an_unreadable_line_names_it() =>
        Assert.Contains("Line 2", Assert.Throws<FormatException>(() => TopicLexicon.Parse("[delivery]\n* доставка")).Message, StringComparison.Ordinal);
}
