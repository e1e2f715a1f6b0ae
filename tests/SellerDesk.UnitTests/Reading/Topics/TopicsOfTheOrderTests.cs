using Xunit;

namespace SellerDesk.UnitTests.Reading.Topics;

/// <summary>What is said of the order and the seller rather than of the thing: delivery, wrong or missing goods, service, price.</summary>
public sealed class TopicsOfTheOrderTests
{
    [Theory]
    [InlineData("Доставили быстро", "delivery+")]
    [InlineData("Доставка задержалась на неделю", "delivery-")]
    [InlineData("Ждала заказ три недели", "delivery-")]
    [InlineData("Заказ так и не пришёл", "delivery-")]
    [InlineData("На складе перепутали", "delivery")]
    [InlineData("Претензии только к перевозчику", "delivery-")]
    public void Carriage_speed_and_the_warehouse_are_delivery(string text, string topics) => ReadTopics.Contains(text, topics);

    [Theory]
    [InlineData("Забрала в пункте выдачи")]
    [InlineData("Пришло вчера")]
    [InlineData("Вид как после бомбёжки")]
    public void A_mere_place_and_a_simile_are_not_delivery(string text) => ReadTopics.Lacks(text, "delivery");

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
    public void Other_than_ordered_is_the_wrong_item_and_other_than_told_a_mismatch(string text, string topics) => ReadTopics.Contains(text, topics);

    [Fact]
    public void Other_than_the_last_time_is_no_mismatch() => ReadTopics.Lacks("В прошлый раз брала, был гуще", "mismatch");

    [Theory]
    [InlineData("Не хватает двух штук", "missing-")]
    [InlineData("Банка наполовину пустая", "missing-")]
    [InlineData("В наборе не оказалось инструкции", "missing-")]
    [InlineData("Недовес почти сто грамм", "missing-")]
    [InlineData("Товар явно б/у", "missing-")]
    [InlineData("Всё на месте", "missing+")]
    [InlineData("Полный комплект", "missing+")]
    public void Fewer_short_half_empty_and_used_are_missing(string text, string topics) => ReadTopics.Contains(text, topics);

    [Fact]
    public void A_package_that_was_merely_opened_is_packaging_only() => ReadTopics.Has("Коробка пришла вскрытая", "packaging-");

    [Theory]
    [InlineData("Продавец не отвечает на сообщения", "service-")]
    [InlineData("Вложили подарочек, приятно", "service+")]
    [InlineData("Верните деньги", "service")]
    [InlineData("Прошу заменить на новый", "service")]
    [InlineData("Неуважение к покупателям", "service-")]
    [InlineData("За возврат сняли 100 рублей", "service-")]
    public void The_seller_refunds_and_gifts_are_service(string text, string topics) => ReadTopics.Contains(text, topics);

    [Theory]
    [InlineData("Отказ")]
    [InlineData("Оформила возврат в пункте")]
    [InlineData("Прошу не снижать процент выкупа")]
    public void The_buyers_own_refusal_is_not_service(string text) => ReadTopics.Lacks(text, "service");

    [Theory]
    [InlineData("Деньги на ветер", "price-")]
    [InlineData("За такие деньги отлично", "price+")]
    [InlineData("Жаль потраченных денег", "price-")]
    [InlineData("Дорого", "price-")]
    [InlineData("Цена радует", "price+")]
    public void Money_is_price(string text, string topics) => ReadTopics.Has(text, topics);
}
