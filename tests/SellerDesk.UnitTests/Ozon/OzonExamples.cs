using System.Text;
using System.Text.Json;
using SellerDesk.Integrations.Http;

namespace SellerDesk.UnitTests.Ozon;

/// <summary>Answers in Ozon's shapes, written for these tests.</summary>
internal static class OzonExamples
{
    public const string Review = """
        {"id":"0199-aa","sku":"148200001","text":"Звук хороший, шнур короткий","published_at":"2026-03-02T20:15:40.123456789Z","rating":4,"status":"UNPROCESSED","comments_amount":1,
         "photos_amount":0,"videos_amount":0,"order_status":"DELIVERED","is_rating_participant":true}
        """;

    public const string Fbs = """
        {"posting_number":"0132112277-0101-1","order_id":"35566798085","order_number":"0132112277-0101","status":"delivering","substatus":"posting_on_way_to_city","tpl_integration_type":"ozon",
         "delivery_method":{"name":"Доставка Ozon самостоятельно","warehouse":"17023","tpl_provider":"Доставка Ozon"},"tracking_number":"TR-1","in_process_at":"2026-03-30T11:26:00Z",
         "shipment_date":"2026-03-31T09:00:00Z","delivering_date":null,"customer":{"customer_id":12345678,"name":"Иван Петров","phone":"+79031234567"},"addressee":{"name":"Иван Петров"},
         "analytics_data":{"delivery_date_end":"2026-04-03T20:00:00Z","warehouse":"Софьино","city":"Казань"},"barcodes":null,"financial_data":null,
         "products":[{"sku":"827098843","name":"Плойка","offer_id":"SK-58","quantity":"2","price":{"amount":"1530.0000","currency":"RUR"}}],"cancellation":null,"available_actions":["ship","cancel"]}
        """;

    public const string Return = """
        {"id":"1000015552","return_reason_name":"Недоволен качеством","type":"FullReturn","schema":"Fbs","order_number":"58544282-0057","posting_number":"58544282-0057-1",
         "product":{"sku":"1100526203","offer_id":"81451","name":"Кукла","price":{"currency_code":"RUB","price":"3318"},"quantity":1},
         "logistic":{"return_date":"2024-07-29T06:15:48.998146Z","barcode":"ii52"},"visual":{"status":{"id":3,"display_name":"В пункте выдачи","sys_name":"ArrivedAtReturnPlace"},"change_moment":"2024-07-30T06:15:48Z"},
         "storage":{"sum":{"currency_code":"RUB","price":"12.5"}},"compensation_status":null}
        """;

    public const string Claim = """
        {"return_id":8000123456,"return_number":"RET-1","posting_number":"789456123-0002-3","order_number":"789456123-0002","client_name":"Пётр","created_at":"2026-02-15T10:30:00Z",
         "product":{"sku":1000123456,"offer_id":"t-1","name":"Товар","price":2999,"currency_code":"RUB"},"state":{"group_state":"New","state":"ON_APPROVAL","state_name":"На проверке"}}
        """;

    public const string WholeClaim = """
        {"posting_number":"789456123-0002-3","comment":"Не работает","client_photo":["https://example.test/1.jpg"],"return_reason":{"id":1,"name":"Брак","is_defect":true},
         "available_actions":[{"action":{"id":1000,"name":"Согласовать"}},{"id":1020,"name":"Компенсировать"},{"id":-1,"name":"Отклонить"},{"action":{"id":0,"name":"string"}}],
         "rejection_reason":[{"id":11,"name":"Следы носки","is_comment_required":true}],"rejection_comment":""}
        """;

    public static T Read<T>(string json, Func<JsonElement, T> read)
    {
        using var answer = JsonAnswer.Of(Encoding.UTF8.GetBytes(json));
        return read(answer.Root);
    }
}
