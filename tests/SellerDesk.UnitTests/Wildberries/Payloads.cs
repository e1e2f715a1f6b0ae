using System.Buffers.Text;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using SellerDesk.Application.Marketplaces;
using SellerDesk.Integrations.Http;
using SellerDesk.Integrations.Wildberries;

namespace SellerDesk.UnitTests.Wildberries;

/// <summary>Answers in Wildberries' shape, written for these tests.</summary>
internal static partial class Payloads
{
    public const string Feedback = """
        {
          "id": "aB3dE5fG7hJ9kL1mN0pQ", "text": "Чашка целая, но крышка с трещиной", "pros": "Красивая", "cons": "Крышка", "productValuation": 3,
          "createdDate": "2026-03-02T23:15:40+03:00",
          "answer": { "text": "Здравствуйте! Вышлем новую крышку.", "state": "reviewRequired", "editable": true },
          "state": "wbRu",
          "productDetails": { "imtId": 131400001, "nmId": 148200001, "productName": "Кружка с крышкой", "supplierArticle": "KR-1/белый", "supplierName": "ИП Т.", "brandName": "Тёплый дом", "size": "0" },
          "photoLinks": [ { "fullSize": "https://example.test/fs.webp", "miniSize": "https://example.test/ms.webp" } ],
          "video": { "previewImage": "https://example.test/p.webp", "link": "https://example.test/index.m3u8", "durationSec": 9 },
          "wasViewed": true, "userName": "Ольга", "orderStatus": "buyout", "matchingSize": "ok",
          "bables": ["цена", "упаковка"], "lastOrderShkId": 20000000017, "lastOrderCreatedAt": "2026-02-20T10:20:48+03:00",
          "color": "белый", "subjectId": 219, "subjectName": "Кружки", "parentFeedbackId": null, "childFeedbackId": "zZ9"
        }
        """;

    public const string Question = """
        {
          "id": "qQ1wW2eE3rR4tT5yY6uU", "text": "Можно ли в микроволновку?", "createdDate": "2026-01-27T11:38:21.202143857Z", "state": "wbRu",
          "answer": { "text": "Да, без крышки.", "editable": true, "createDate": "2026-01-28T08:24:37.187113704Z" },
          "productDetails": { "imtId": 131400001, "nmId": 148200001, "productName": "Кружка с крышкой", "supplierArticle": "KR-1/белый", "supplierName": "", "brandName": "Тёплый дом" },
          "wasViewed": true, "isWarned": false
        }
        """;

    public const string Assembly = """
        {
          "address": null, "scanPrice": null, "deliveryType": "fbs", "supplyId": "WB-GI-1", "orderUid": "100_ab", "article": "KR-1/белый", "colorCode": "",
          "rid": "ec20504c30c43e726cc56eb6045d982c", "createdAt": "2026-03-04T07:56:29Z", "offices": ["Подольск"], "skus": ["2014848863100"], "id": 6421807104,
          "warehouseId": 658400, "officeId": 100, "nmId": 148200001, "chrtId": 1, "price": 1014, "convertedPrice": 28322, "currencyCode": 933,
          "convertedCurrencyCode": 643, "cargoType": 1, "crossBorderType": 1, "comment": "", "isZeroOrder": false, "options": { "isB2B": false }
        }
        """;

    public const string ReportOrder = """
        {
          "date": "2026-03-04T18:08:31", "lastChangeDate": "2026-03-06T10:11:07", "warehouseName": "Подольск", "warehouseType": "Склад продавца", "countryName": "Россия",
          "oblastOkrugName": "Центральный федеральный округ", "regionName": "Московская", "supplierArticle": "KR-1/белый", "nmId": 148200001, "barcode": "2014848863100",
          "category": "Дом", "subject": "Кружки", "brand": "Тёплый дом", "techSize": "0", "incomeID": 0, "isSupply": false, "isRealization": true, "totalPrice": 1887,
          "discountPercent": 18, "spp": 26, "finishedPrice": 1145, "priceWithDisc": 1547, "isCancel": false, "cancelDate": "0001-01-01T00:00:00",
          "sticker": "926912515", "gNumber": "34343462218572569531", "srid": "ec20504c30c43e726cc56eb6045d982c"
        }
        """;

    public const string ReportSale = """
        {
          "date": "2026-03-09T12:00:00", "lastChangeDate": "2026-03-09T12:30:00", "warehouseName": "Подольск", "warehouseType": "Склад продавца", "countryName": "Россия",
          "regionName": "Московская", "supplierArticle": "KR-1/белый", "nmId": 148200001, "barcode": "2014848863100", "category": "Дом", "subject": "Кружки", "brand": "Тёплый дом",
          "techSize": "0", "totalPrice": 1887, "discountPercent": 18, "spp": 20, "paymentSaleAmount": 45, "forPay": 1284.01, "finishedPrice": 1100, "priceWithDisc": 1547,
          "saleID": "S9993700024", "sticker": "926912515", "gNumber": "34343462218572569531", "srid": "ec20504c30c43e726cc56eb6045d982c"
        }
        """;

    /// <summary>The payload with some fields replaced by raw JSON; a null removes the field.</summary>
    public static string With(this string payload, params (string Field, string? Json)[] changes)
    {
        var node = JsonNode.Parse(payload)!.AsObject();
        foreach (var (field, json) in changes)
        {
            node.Remove(field);
        }

        var text = node.ToJsonString();
        var added = string.Concat(changes.Where(change => change.Json is not null).Select(change => $",\"{change.Field}\":{change.Json}"));
        return text[..^1] + added + "}";
    }

    public static IncomingReview Review(string json) => Read(json, FeedbackReader.Read);

    public static T Read<T>(string json, Func<JsonElement, string, T> read)
    {
        using var answer = JsonAnswer.Of(Encoding.UTF8.GetBytes(json));
        return read(answer.Root, "$");
    }

    public static string Token(string payload) => $"{Base64Url.EncodeToString("{}"u8)}.{Base64Url.EncodeToString(Encoding.UTF8.GetBytes(payload))}.c2ln";
}
