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
    public void Bare_praise_or_blame_has_no_topic(string text) => Has(text, "");

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
    public void Material_workmanship_taste_and_content_are_quality(string text, string topics) => Has(text, topics);

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
    public void Effect_and_ease_of_use_are_function(string text, string topics) => Has(text, topics);

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
    public void Boxes_lids_seals_and_leaks_are_packaging(string text, string topics) => Has(text, topics);

    [Fact]
    public void A_beautiful_jar_is_appearance_and_not_packaging() => Has("Баночка красивая", "appearance+");

    [Theory]
    [InlineData("Доставили быстро", "delivery+")]
    [InlineData("Доставка задержалась на неделю", "delivery-")]
    [InlineData("Ждала заказ три недели", "delivery-")]
    [InlineData("Заказ так и не пришёл", "delivery-")]
    [InlineData("На складе перепутали", "delivery")]
    [InlineData("Претензии только к перевозчику", "delivery-")]
    public void Carriage_speed_and_the_warehouse_are_delivery(string text, string topics) => Contains(text, topics);

    [Theory]
    [InlineData("Забрала в пункте выдачи")]
    [InlineData("Пришло вчера")]
    [InlineData("Вид как после бомбёжки")]
    public void A_mere_place_and_a_simile_are_not_delivery(string text) => Lacks(text, "delivery");

    [Theory]
    [InlineData("Заказывала синий, прислали красный", "wrong_item-")]
    [InlineData("Пришёл не тот вкус", "wrong_item-")]
    [InlineData("Положили другой товар", "wrong_item-")]
    [InlineData("Вместо бальзама прислали шампунь", "wrong_item-")]
    [InlineData("На фото цвет совсем другой", "mismatch-")]
    [InlineData("Описание не соответствует", "mismatch-")]
    [InlineData("Обещали десятикратное увеличение, а лупа не 10-кратная", "mismatch-")]
    [InlineData("Это подделка, оригинал пахнет иначе", "mismatch-")]
    [InlineData("Один в один как на фото", "mismatch+")]
    [InlineData("Всё соответствует описанию", "mismatch+")]
    public void Other_than_ordered_is_the_wrong_item_and_other_than_told_a_mismatch(string text, string topics) => Contains(text, topics);

    [Fact]
    public void Other_than_the_last_time_is_no_mismatch() => Lacks("В прошлый раз брала, был гуще", "mismatch");

    [Theory]
    [InlineData("Не хватает двух штук", "missing-")]
    [InlineData("Банка наполовину пустая", "missing-")]
    [InlineData("В наборе не оказалось инструкции", "missing-")]
    [InlineData("Недовес почти сто грамм", "missing-")]
    [InlineData("Товар явно б/у", "missing-")]
    [InlineData("Всё на месте", "missing+")]
    [InlineData("Полный комплект", "missing+")]
    public void Fewer_short_half_empty_and_used_are_missing(string text, string topics) => Contains(text, topics);

    [Fact]
    public void A_package_that_was_merely_opened_is_packaging_only() => Has("Коробка пришла вскрытая", "packaging-");

    [Theory]
    [InlineData("Маломерит на размер", "size-")]
    [InlineData("Очень маленькая баночка", "size-")]
    [InlineData("Мешки подошли к пылесосу идеально", "size+")]
    [InlineData("Рукава короткие", "size-")]
    [InlineData("Села по фигуре отлично", "size+")]
    public void Fit_dimensions_and_compatibility_are_size(string text, string topics) => Has(text, topics);

    [Theory]
    [InlineData("Ткань очень тонкая", "quality-")]
    [InlineData("Бумага плотная", "quality+")]
    public void Thin_and_thick_material_is_quality(string text, string topics) => Has(text, topics);

    [Fact]
    public void A_dimension_other_than_told_is_size_and_mismatch() => Has("Заявленный размер не соответствует, меньше на 3 см", "mismatch- size");

    [Theory]
    [InlineData("Продавец не отвечает на сообщения", "service-")]
    [InlineData("Вложили подарочек, приятно", "service+")]
    [InlineData("Верните деньги", "service")]
    [InlineData("Прошу заменить на новый", "service")]
    [InlineData("Неуважение к покупателям", "service-")]
    [InlineData("За возврат сняли 100 рублей", "service-")]
    public void The_seller_refunds_and_gifts_are_service(string text, string topics) => Contains(text, topics);

    [Theory]
    [InlineData("Отказ")]
    [InlineData("Оформила возврат в пункте")]
    [InlineData("Прошу не снижать процент выкупа")]
    public void The_buyers_own_refusal_is_not_service(string text) => Lacks(text, "service");

    [Theory]
    [InlineData("Деньги на ветер", "price-")]
    [InlineData("За такие деньги отлично", "price+")]
    [InlineData("Жаль потраченных денег", "price-")]
    [InlineData("Дорого", "price-")]
    [InlineData("Цена радует", "price+")]
    public void Money_is_price(string text, string topics) => Has(text, topics);

    [Theory]
    [InlineData("Срок годности истёк", "expiry-")]
    [InlineData("Свежие сроки, до конца года", "expiry")]
    [InlineData("Просроченный товар", "expiry-")]
    [InlineData("Дата изготовления 12.03.2024", "expiry")]
    [InlineData("Масло прогоркло, пахнет ужасно", "expiry- quality-")]
    public void Dates_and_freshness_are_expiry(string text, string topics) => Has(text, topics);

    [Theory]
    [InlineData("Молоко расслоилось", "quality-")]
    [InlineData("Весь в комочках", "quality-")]
    public void Separation_and_lumps_not_called_spoiled_are_quality_only(string text, string topics) => Has(text, topics);

    [Theory]
    [InlineData("Не вкусно", "quality-")]
    [InlineData("Совсем не дорого", "price+")]
    [InlineData("Упаковка хорошая, но вкус ужасный", "packaging+ quality-")]
    public void A_negation_turns_the_tone_and_a_turn_of_thought_ends_it(string text, string topics) => Has(text, topics);

    [Fact]
    public void A_mention_says_where_it_stands()
    {
        var topic = Assert.Single(TopicReader.Read("Но ДОСТАВКА ужасная"));
        Assert.Equal((3, 8), (topic.Start, topic.Length));
    }

    [Fact]
    public void A_drawn_out_word_is_read_and_a_torn_character_does_no_harm()
    {
        Has("Вкууууусно", "quality+");
        Has("Вкусно \ud83d", "quality+");
        Assert.Empty(TopicReader.Read(new string('(', 50_000)));
    }

    [Fact]
    public void A_lexicon_with_an_unreadable_line_names_it() =>
        Assert.Contains("Line 2", Assert.Throws<FormatException>(() => TopicLexicon.Parse("[delivery]\n* доставка")).Message, StringComparison.Ordinal);

    // A code without a sign stands for the topic in any tone.
    private static void Has(string text, string topics)
    {
        var wanted = Split(topics);
        var plain = wanted.Where(topic => Code(topic) == topic).ToHashSet();
        Assert.Equal(wanted, Found(text).Select(found => plain.Contains(Code(found)) ? Code(found) : found).Distinct().Order());
    }

    private static void Contains(string text, string topic) =>
        Assert.Contains(topic, Found(text).Concat(Found(text).Select(Code)));

    private static void Lacks(string text, string code) => Assert.DoesNotContain(TopicReader.Read(text), topic => topic.Code == code);

    private static string[] Split(string topics) => [.. topics.Split(' ', StringSplitOptions.RemoveEmptyEntries).Order()];

    private static string Code(string signed) => signed.TrimEnd('+', '-');

    private static string[] Found(string text) =>
        [.. TopicReader.Read(text).Select(topic => topic.Code + topic.Tone switch { Tone.Praise => "+", Tone.Blame => "-", _ => "" })];
}
