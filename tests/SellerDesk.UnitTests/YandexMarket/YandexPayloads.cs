using System.Net;
using System.Text;
using System.Text.Json;
using SellerDesk.Integrations.Http;

namespace SellerDesk.UnitTests.YandexMarket;

/// <summary>Answers in Yandex Market's shapes, with invented contents.</summary>
internal static class YandexPayloads
{
    public const string Feedback = """
        {
          "feedbackId": 6521904, "createdAt": "2026-03-02T23:15:40+03:00", "needReaction": true, "identifiers": {"orderId": 498123001, "offerId": "TZ-1/чёрный"}, "author": "Анна Л.",
          "description": {"advantages": "Звук", "disadvantages": "Провод", "comment": "Хорошо, но провод короткий"},
          "media": {"photos": ["https://example.test/1.jpg", "https://example.test/2.jpg"], "videos": ["https://example.test/v.mp4"]},
          "statistics": {"rating": 4, "commentsCount": 2, "recommended": true, "paidAmount": 100}
        }
        """;

    public const string Comments = """
        [
          {"id": 1, "text": "Спасибо за отзыв!", "canModify": true, "author": {"type": "BUSINESS", "name": "Точка звука"}, "status": "PUBLISHED", "feedbackId": 6521904},
          {"id": 2, "text": "А длиннее есть?", "parentId": 1, "author": {"type": "USER", "name": "Анна"}, "status": "PUBLISHED", "feedbackId": 6521904},
          {"id": 3, "text": "Есть, метр двадцать.", "canModify": true, "parentId": 2, "author": {"type": "BUSINESS", "name": "Точка звука"}, "status": "UNMODERATED", "feedbackId": 6521904}
        ]
        """;

    public const string Order = """
        {
          "orderId": 498123001, "campaignId": 41200202, "programType": "DBS", "externalOrderId": "A-17", "status": "PROCESSING", "substatus": "READY_TO_SHIP",
          "creationDate": "2026-03-01T10:00:00+03:00", "updateDate": "2026-03-01T12:30:00+03:00", "paymentType": "PREPAID", "paymentMethod": "SBP", "fake": true,
          "items": [{"id": 1, "offerId": "TZ-1/чёрный", "offerName": "Наушники", "count": 2, "prices": {"payment": {"value": 1800, "currencyId": "RUR"}, "subsidy": {"value": 150, "currencyId": "RUR"}, "cashback": {"value": 50, "currencyId": "RUR"}}}],
          "prices": {"payment": {"value": 1800, "currencyId": "RUR"}},
          "delivery": {
            "type": "DELIVERY", "serviceName": "Своя доставка", "deliveryServiceId": 99, "warehouseId": "Казань", "deliveryPartnerType": "SHOP",
            "dates": {"fromDate": "2026-03-04", "toDate": "2026-03-05", "fromTime": "10:00:00", "toTime": "18:00:00"},
            "shipment": {"id": 5, "shipmentDate": "2026-03-02", "shipmentTime": null},
            "courier": {"address": {"country": "Россия", "city": "Казань", "street": "Тихая", "house": "1", "apartment": "7"},
                        "region": {"id": 43, "name": "Казань", "type": "CITY", "parent": {"id": 11119, "name": "Республика Татарстан", "type": "REPUBLIC", "parent": {"id": 40, "name": "Приволжский федеральный округ", "type": "COUNTRY_DISTRICT"}}}},
            "tracks": [{"trackCode": "RA123", "deliveryServiceId": 99}], "estimated": false
          },
          "buyerType": "PERSON", "notes": "Позвонить Анне, +7 000 000-00-00", "cancelRequested": true
        }
        """;

    public const string Return = """
        {
          "id": 88123, "orderId": 498123001, "creationDate": "2026-03-08T09:00:00+03:00", "updateDate": "2026-03-08T10:00:00+03:00", "refundStatus": "PREMODERATION_DECISION_WAITING",
          "shipmentRecipientType": "SHOP", "shipmentStatus": "CREATED", "amount": {"value": 900.5, "currencyId": "RUR"}, "returnType": "RETURN", "fastReturn": false,
          "logisticPickupPoint": {"id": 7, "name": "Пункт на Тихой", "address": {"city": "Казань"}, "type": "PICKUP_POINT"},
          "items": [{"marketSku": 1, "shopSku": "TZ-1/чёрный", "count": 1, "decisions": [{"returnItemId": 501, "count": 1, "comment": "Хрипит левый", "reasonType": "BAD_QUALITY", "subreasonType": "NOT_WORKING", "decisionType": "UNKNOWN", "images": ["ab12", "cd34"]}]}]
        }
        """;

    public const string Chat = """
        {
          "chatId": 4981230013, "context": {"type": "RETURN", "customer": {"name": "Анна", "publicId": "a1b2c3"}, "campaignId": 41200202, "orderId": 498123001, "returnId": 88123},
          "type": "ARBITRAGE", "status": "WAITING_FOR_ARBITER", "createdAt": "2026-03-08T10:00:00+03:00", "updatedAt": "2026-03-08T12:00:00+03:00"
        }
        """;

    /// <summary>The payload with one text replaced by another.</summary>
    public static string With(this string payload, string old, string fresh) =>
        payload.Contains(old, StringComparison.Ordinal) ? payload.Replace(old, fresh, StringComparison.Ordinal) : throw new InvalidOperationException($"\"{old}\" is not in the payload.");

    public static T Read<T>(string json, Func<JsonElement, string, T> read)
    {
        using var answer = JsonAnswer.Of(Encoding.UTF8.GetBytes(json));
        return answer.Problem is null ? read(answer.Root, "$") : throw new InvalidOperationException(answer.Problem);
    }

    public static CallAnswer Answer(int status, string body, bool isWrite = false, params (string Name, string Value)[] headers)
    {
        using var response = new HttpResponseMessage();
        foreach (var (name, value) in headers)
        {
            response.Headers.TryAddWithoutValidation(name, value);
        }

        return new CallAnswer((HttpStatusCode)status, response.Headers, JsonAnswer.Of(Encoding.UTF8.GetBytes(body)), isWrite);
    }
}
