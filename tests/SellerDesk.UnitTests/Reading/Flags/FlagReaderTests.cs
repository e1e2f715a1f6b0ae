using SellerDesk.Domain.Reading.Flags;
using SellerDesk.Domain.Reading.Topics;
using Xunit;

namespace SellerDesk.UnitTests.Reading.Flags;

public sealed class FlagReaderTests
{
    private static readonly DateTimeOffset Now = new(2026, 11, 20, 12, 0, 0, TimeSpan.Zero);

    [Theory]
    [InlineData(1, 1, true)]
    [InlineData(5, -1, true)]
    [InlineData(3, -1, false)]
    [InlineData(1, -1, false)]
    [InlineData(5, 0, false)]
    public void A_text_against_its_stars_contradicts(int rating, int sentiment, bool contradicts) =>
        Assert.Equal(contradicts, FlagReader.Read(new FlagSource("Всё понравилось, отличная вещь", (short)rating, (short)sentiment)).Contains(FlagCodes.Contradicts));

    [Fact]
    public void Two_words_are_too_few_to_contradict() => Assert.Empty(FlagReader.Read(new FlagSource("Всё супер", 1, 1)));

    [Theory]
    [InlineData("Сильно маломерит", FlagCodes.RunsSmall)]
    [InlineData("Заказывайте на размер больше", FlagCodes.RunsSmall)]
    [InlineData("Берите на два размера меньше, очень широкая", FlagCodes.RunsBig)]
    [InlineData("Большемерит", FlagCodes.RunsBig)]
    public void What_is_said_of_the_fit_is_noticed(string text, string flag) => Assert.Equal([flag], FlagReader.Read(new FlagSource(text, null, 0)));

    [Theory]
    [InlineData("У ребёнка пошла аллергия, всё лицо красное")]
    [InlineData("Получила ожог от этого крема")]
    [InlineData("Очень опасно для детей, не берите")]
    [InlineData("Зарядка загорелась ночью")]
    [InlineData("Чайник бьёт током")]
    [InlineData("В каше нашли осколок стекла")]
    [InlineData("Сыр пришёл с плесенью... вся плесень зелёная")]
    public void What_hurts_or_could_is_noticed(string text) => Assert.Contains(FlagCodes.Harm, FlagReader.Read(new FlagSource(text, null, 0)));

    [Theory]
    [InlineData("Аллергии не вызвал, кожа мягкая")]
    [InlineData("Можно ли при аллергии?")]
    [InlineData("Совершенно безопасный, ребёнок доволен")]
    [InlineData("Не опасно ли это для кошки?")]
    [InlineData("Хорошая мазь от ожогов")]
    [InlineData("Плохая упаковка, но товар целый")]
    [InlineData("Загорела на пляже, купальник супер")]
    [InlineData("Средство от плесени работает")]
    public void What_only_sounds_so_is_not(string text) => Assert.DoesNotContain(FlagCodes.Harm, FlagReader.Read(new FlagSource(text, null, 0)));

    [Fact]
    public void What_the_marketplace_knows_of_the_fit_counts_too() =>
        Assert.Equal([FlagCodes.RunsSmall], FlagReader.Read(new FlagSource("", 3, 0) { Fit = "smaller" }));

    [Fact]
    public void A_blamed_topic_that_was_blamed_lately_repeats_a_complaint()
    {
        FoundTopic[] topics = [new("delivery", Tone.Blame, 0, 1), new("quality", Tone.Praise, 2, 1)];
        Assert.Equal([FlagCodes.RepeatsComplaint], FlagReader.Read(new FlagSource("x", 2, -1) { Topics = topics, LatelyBlamed = new HashSet<string> { "delivery" } }));
        Assert.Empty(FlagReader.Read(new FlagSource("x", 2, -1) { Topics = topics, LatelyBlamed = new HashSet<string> { "quality" } }));
    }

    [Fact]
    public void Five_short_ones_in_a_day_are_a_burst_and_four_are_not()
    {
        Assert.Equal(5, AttackSigns.Of(Ones(5, ""), 0.1).Count);
        Assert.Empty(AttackSigns.Of(Ones(4, ""), 0.1));
    }

    [Fact]
    public void A_product_that_always_gets_many_ones_is_not_attacked() => Assert.Empty(AttackSigns.Of(Ones(5, "Плохо"), 3));

    [Fact]
    public void Long_honest_complaints_are_no_burst() =>
        Assert.Empty(AttackSigns.Of([.. Honest.Select((text, i) => new SeenReview(Guid.NewGuid(), 1, text, $"Покупатель {i}", Now.AddHours(-i)))], 0.1));

    [Fact]
    public void Copies_by_different_people_are_noticed_and_one_persons_addition_is_not()
    {
        const string Text = "Никому не советую эту ужасную вещь, деньги на ветер";
        SeenReview one = new(Guid.NewGuid(), 1, Text, "Анна", Now), two = new(Guid.NewGuid(), 2, Text + "!", "Пётр", Now.AddDays(-3));
        Assert.Equal(2, AttackSigns.Of([one, two], 0).Count);
        Assert.Empty(AttackSigns.Of([one, two with { Author = "Анна" }], 0));
    }

    [Fact]
    public void Sending_buyers_to_a_rival_is_noticed() =>
        Assert.Single(AttackSigns.Of([new SeenReview(Guid.NewGuid(), 1, "Берите у другого продавца", "А", Now)], 0));

    private static readonly string[] Honest =
    [
        "Через неделю перестал греть, кнопка западает", "Пришёл с трещиной на корпусе и без коробки", "Шумит так, что разговаривать рядом нельзя",
        "Обещали два режима, а работает только один", "Крышка не закрывается, внутри следы прошлого владельца", "Сильно пахнет пластиком даже после мытья",
    ];

    private static SeenReview[] Ones(int count, string text) =>
        [.. Enumerable.Range(0, count).Select(i => new SeenReview(Guid.NewGuid(), 1, text, $"Покупатель {i}", Now.AddHours(-i)))];
}
