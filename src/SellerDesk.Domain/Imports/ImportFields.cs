namespace SellerDesk.Domain.Imports;

/// <summary>The fields of each kind of file, in the order of the built-in preset; the ones after <c>currency</c> and <c>answered_at</c> are extras.</summary>
public static class ImportFields
{
    private static readonly ImportField[] Orders =
    [
        new("order_number", true, "order", "order id", "number", "номер заказа", "заказ", "номер отправления", "srid"),
        new("status", false, "state", "order status", "статус", "статус заказа", "состояние"),
        new("buyer_id", false, "buyer", "customer", "customer id", "покупатель", "клиент", "номер покупателя", "id покупателя"),
        new("buyer_phone", false, "phone", "customer phone", "телефон", "телефон покупателя"),
        new("buyer_email", false, "email", "e-mail", "customer email", "почта", "e-mail покупателя", "электронная почта"),
        new("buyer_region", false, "region", "state code", "регион", "область", "регион доставки"),
        new("buyer_city", false, "city", "город", "город доставки", "населённый пункт"),
        new("ordered_at", true, "order date", "created", "created at", "date", "дата заказа", "дата создания", "оформлен", "дата", "принят в обработку"),
        new("approved_at", false, "approved", "paid at", "подтверждён", "дата подтверждения", "дата оплаты", "оплачен"),
        new("handed_over_at", false, "shipped at", "shipped", "handed over", "передан в доставку", "дата отгрузки", "отгружен", "отправлен"),
        new("delivered_at", false, "delivered", "delivery date", "доставлен", "дата доставки", "получен", "вручён"),
        new("promised_at", false, "promised", "estimated delivery", "due", "обещанная дата", "обещан", "срок доставки", "плановая дата доставки"),
        new("line_no", false, "line", "item no", "position", "номер строки", "строка", "позиция", "№ строки"),
        new("sku", true, "article", "product", "product id", "item", "артикул", "товар", "код товара", "номенклатура", "артикул продавца"),
        new("category", false, "product category", "категория", "предмет", "категория товара"),
        new("quantity", false, "qty", "count", "количество", "кол-во", "штук", "кол во"),
        new("unit_price", true, "price", "цена", "цена за единицу", "цена за штуку", "стоимость", "ваша цена"),
        new("delivery_price", false, "shipping", "freight", "delivery cost", "стоимость доставки", "цена доставки", "доставка"),
        new("currency", false, "currency code", "валюта", "код валюты"),
        new("cancelled_at", false, "canceled at", "дата отмены", "отменён"),
        new("product_name", false, "title", "name", "название товара", "наименование", "название"),
    ];

    private static readonly ImportField[] Reviews =
    [
        new("review_number", true, "review", "review id", "number", "id", "номер отзыва", "отзыв", "id отзыва"),
        new("order_number", false, "order", "order id", "номер заказа", "заказ"),
        new("sku", false, "article", "product", "product id", "артикул", "товар", "код товара", "артикул продавца"),
        new("rating", true, "stars", "score", "mark", "оценка", "звёзды", "рейтинг", "количество звёзд"),
        new("title", false, "headline", "subject", "заголовок", "тема"),
        new("text", false, "comment", "message", "body", "review text", "текст", "текст отзыва", "комментарий", "сообщение"),
        new("created_at", true, "date", "created", "review date", "дата", "дата отзыва", "дата создания", "написан"),
        new("answered_at", false, "answer date", "replied at", "дата ответа", "отвечен"),
        new("answer_text", false, "answer", "reply", "ответ", "текст ответа", "ответ продавца"),
        new("author", false, "buyer name", "name", "автор", "имя", "покупатель", "имя покупателя"),
        new("pros", false, "advantages", "достоинства", "плюсы"),
        new("cons", false, "disadvantages", "недостатки", "минусы"),
        new("product_name", false, "item name", "название товара", "наименование", "название"),
    ];

    private static readonly ImportField[] Contacts =
    [
        new("buyer_number", false, "buyer", "buyer no", "customer", "номер покупателя", "покупатель", "№ покупателя"),
        new("order_number", false, "order", "order id", "номер заказа", "заказ"),
        new("channel", true, "kind", "канал", "вид связи", "способ связи"),
        new("address", false, "contact", "email", "e-mail", "phone", "адрес", "контакт", "почта", "телефон"),
        new("purpose", false, "purposes", "consent", "назначение", "цель", "согласие на", "согласие"),
        new("given", false, "agreed", "yes or no", "дано", "согласен", "согласие дано"),
        new("at", false, "date", "agreed at", "дата", "дата согласия", "когда"),
        new("source", false, "where from", "origin", "источник", "откуда", "основание"),
        new("text_version", false, "wording", "version", "редакция", "версия текста", "текст согласия"),
    ];

    public static IReadOnlyList<ImportField> Of(ImportKind kind) => kind switch
    {
        ImportKind.Orders => Orders,
        ImportKind.Reviews => Reviews,
        _ => Contacts,
    };
}
