using System.Text.Json;

namespace SellerDesk.UnitTests.Wildberries;

/// <summary>Chats, returns, cards and deliveries.</summary>
internal static partial class Payloads
{
    public const string ChatEvent = """
        {
          "chatID": "1:0c5d", "eventID": "e1", "eventType": "message", "isNewChat": true, "source": "rusite", "addTimestamp": 1772611200250, "addTime": "2026-03-04T08:00:00Z",
          "replySign": "1:0c5d:1:ff", "sender": "client", "clientName": "Алёна",
          "message": {
            "text": "Здравствуйте! Пришла не та кружка",
            "attachments": {
              "goodCard": { "nmID": 148200001, "price": 500, "priceCurrency": "RUB", "rid": "ec20504c30c43e726cc56eb6045d982c", "size": "0" },
              "files": [ { "contentType": "application/pdf", "downloadID": "doc-1", "name": "Чек.pdf", "url": "https://example.test/x.pdf", "size": 1046143 } ],
              "images": [ { "downloadID": "img-1", "url": "https://example.test/v/a.jpg" } ]
            }
          }
        }
        """;

    public const string Claim = """
        {
          "id": "0198f2a4-77aa-7c11-9d02-6f1b1a2c3d4e", "claim_type": 3, "status": 0, "status_ex": 0, "nm_id": 148200001, "user_comment": "Скол на ободке", "wb_comment": null,
          "dt": "2026-03-26T17:06:12.245611", "imt_name": "Кружка с крышкой", "order_dt": "2026-03-04T10:56:29", "dt_update": "2026-03-26T17:06:12.245611",
          "photos": ["//photos.example.test/1.webp", "https://photos.example.test/2.webp", ""], "video_paths": ["//video.example.test/1.mp4"],
          "actions": ["autorefund1", "rejectcustom", "approvecc1", "bringitin1", "autorefund1"], "price": 157, "currency_code": "643",
          "srid": "ec20504c30c43e726cc56eb6045d982c", "origin_id_info": null, "delivery_dt": "2026-03-09T12:00:00"
        }
        """;

    public const string GoodsReturn = """
        {
          "barcode": "2014848863100", "brand": "Тёплый дом", "completedDt": null, "dstOfficeAddress": "Подольск, Складская 4", "dstOfficeId": 310105, "expiredDt": null, "isStatusActive": 1,
          "nmId": 148200001, "orderDt": "2026-03-04", "orderId": 6421807104, "readyToReturnDt": null, "reason": "Цвет", "returnType": "Возврат от покупателя", "shkId": 23411783472,
          "srid": "ec20504c30c43e726cc56eb6045d982c", "status": "В пути в пвз", "stickerId": "33811984302", "subjectName": "Кружки", "techSize": "0"
        }
        """;

    public const string Card = """
        {
          "nmID": 148200001, "imtID": 131400001, "subjectID": 219, "subjectName": "Кружки", "vendorCode": "KR-1/белый", "brand": "Тёплый дом", "title": "Кружка с крышкой",
          "description": "Большая кружка", "photos": [ { "big": "https://example.test/big/1.webp", "tm": "https://example.test/tm/1.webp" }, { "square": "https://example.test/sq/2.webp" } ],
          "video": "https://example.test/index.m3u8", "dimensions": { "length": 12, "width": 9.5, "height": 10, "weightBrutto": 0.45, "isValid": true },
          "characteristics": [
            { "id": 1, "name": "Цвет", "value": ["белый", "серый"] }, { "id": 2, "name": "Объём", "value": 350 }, { "id": 3, "name": "Вес", "value": "0.4" }, { "id": 4, "name": "Хрупкое", "value": true },
            { "id": 5, "name": "Состав", "value": { "name": "фарфор" } }, { "id": 6, "name": "Пустое", "value": [] }, { "id": 7, "name": "Нет", "value": null }
          ],
          "sizes": [ { "chrtID": 1, "techSize": "0", "skus": ["2014848863100"] }, { "chrtID": 2, "techSize": "M", "wbSize": "46", "skus": ["2014848863101", "2014848863100"] } ],
          "tags": [], "createdAt": "2025-12-06T11:17:00.96577Z", "updatedAt": "2026-01-06T11:17:00.96577Z"
        }
        """;

    public const string Delivery = """
        {
          "address": { "fullAddress": "Подольск, Садовая 1, кв. 2", "longitude": 44.5, "latitude": 40.2 }, "deliveryType": "dbs", "orderUid": "100_ab", "groupId": "7a2c8810-1db2-4011-9682-5c7fa33afd83",
          "article": "KR-1/белый", "rid": "f884001e44e511edb8780242ac120002", "createdAt": "2026-03-04T07:56:29Z", "skus": ["2014848863100"], "id": 13833711, "warehouseId": 658434,
          "nmId": 148200001, "price": 101400, "convertedPrice": 101400, "currencyCode": 643, "convertedCurrencyCode": 643, "options": { "isB2b": true }, "isZeroOrder": false
        }
        """;

    public const string Archived = """
        {
          "createdAt": "2025-05-04", "id": 1234567890, "orderUid": "100_ab", "options": { "isB2B": false }, "rid": "f884001e44e511edb8780242ac120003", "warehouseId": 658434, "supplyId": null,
          "priceInfo": { "convertedCurrencyCode": 643, "convertedPrice": 102000, "currencyCode": 643, "price": 102000 },
          "product": { "article": "KR-1/белый", "chrtId": 1, "nmId": 148200001, "skus": ["2014848863100"] }, "status": { "supplierStatus": "complete", "wbStatus": "defect" }
        }
        """;

    public const string FeedRow = """
        {
          "nmId": 148200001, "srid": "7513432034713632943.1.0", "createdAt": "2026-03-04T12:57:26+03:00", "updatedAt": "2026-03-06T19:19:38+03:00", "status": "cancel", "cancelType": "receipt",
          "warehouseName": "Коледино", "isMp": false, "destinationCity": "Казань", "destinationDistrict": "Приволжский", "sellerPrice": 4328, "isB2b": false
        }
        """;

    public static JsonElement Parse(string json)
    {
        using var document = JsonDocument.Parse(json);
        return document.RootElement.Clone();
    }
}
