using System.Text.Json;
using FluentAssertions;
using SellerDesk.Integrations.Http;
using SellerDesk.Integrations.Wildberries;
using Xunit;
using Xunit.Abstractions;

namespace SellerDesk.UnitTests.Wildberries;

/// <summary>
/// Reads the example answers in the folder named by SELLERDESK_VENDOR_EXAMPLES (files called after the call, <c>get_api_v1_feedbacks.json</c>);
/// without it, answers of this project in the same shapes. The vendor's own files are not part of the project.
/// </summary>
public sealed class VendorExamplesTests(ITestOutputHelper output)
{
    private const string Folder = "SELLERDESK_VENDOR_EXAMPLES";

    private static readonly Dictionary<string, string> Own = new()
    {
        ["get_api_v1_feedbacks.json"] = Envelope("feedbacks", Payloads.Feedback),
        ["get_api_v1_feedbacks_archive.json"] = Envelope("feedbacks", Payloads.Feedback.With(("orderStatus", "\"returned\""))),
        ["get_api_v1_questions.json"] = Envelope("questions", Payloads.Question),
        ["get_api_v1_question.json"] = $$"""{"data":{{Payloads.Question}},"error":false,"errorText":"","additionalErrors":null}""",
        ["get_api_v1_supplier_orders.json"] = $"[{Payloads.ReportOrder}]",
        ["get_api_v1_supplier_sales.json"] = $"[{Payloads.ReportSale}]",
        ["get_api_v3_orders_new.json"] = $$"""{"orders":[{{Payloads.Assembly}}]}""",
        ["get_api_v1_seller_chats.json"] = """{"result":[{"chatID":"1:0c5d","replySign":"1:0c5d:1:ff","clientName":"Иван","lastMessage":{"text":"Есть?","addTimestamp":1766138234889}}]}""",
        ["get_api_v1_analytics_goods-return.json"] = $$"""{"report":[{{Payloads.GoodsReturn}}]}""",
        ["get_api_v3_dbs_orders_new.json"] = $$"""{"orders":[{{Payloads.Delivery}}]}""",
        ["post_api_marketplace_v3_dbs_orders_status_info.json"] = """{"orders":[{"supplierStatus":"confirm","wbStatus":"waiting","errors":[],"orderId":1},{"supplierStatus":"","wbStatus":"","errors":[{"code":404,"detail":"NotFound"}],"orderId":2}]}""",
        ["post_api_analytics_v1_order-feed.json"] = $$"""{"data":{"snapshotTime":"2026-03-06T20:00:00Z","currency":"RUB","orders":[{{Payloads.FeedRow}}] } }""",
        ["post_api_analytics_v2_item-rating.json"] = """{"data":{"sellerRating":{"current":4.5},"feedbackIncrease":{"current":1,"total":9},"items":[]}}""",
        ["get_api_common_v1_rating.json"] = """{"feedbackCount":12,"valuation":4.5}""",
        ["post_api_analytics_v3_sales-funnel_products_history.json"] = """[{"product":{"nmId":1,"title":"Кружка"},"history":[{"date":"2026-03-04","openCount":4}],"currency":"RUB"}]""",
        ["post_content_v2_get_cards_list.json"] = $$"""{"cards":[{{Payloads.Card}}],"cursor":{"updatedAt":"2026-01-06T11:17:00.96577Z","nmID":148200001,"total":1} }""",
        ["post_api_v3_orders_status.json"] = """{"orders":[{"id":6421807104,"isCancellable":false,"supplierStatus":"new","wbStatus":"waiting"}]}""",
    };

    [Theory]
    [InlineData("get_api_v1_feedbacks.json")]
    [InlineData("get_api_v1_feedbacks_archive.json")]
    [InlineData("get_api_v1_questions.json")]
    [InlineData("get_api_v1_question.json")]
    [InlineData("get_api_v1_supplier_orders.json")]
    [InlineData("get_api_v1_supplier_sales.json")]
    [InlineData("get_api_v3_orders_new.json")]
    [InlineData("post_api_v3_orders_status.json")]
    [InlineData("get_api_v1_seller_chats.json")]
    [InlineData("get_api_v1_analytics_goods-return.json")]
    [InlineData("get_api_v3_dbs_orders_new.json")]
    [InlineData("post_api_marketplace_v3_dbs_orders_status_info.json")]
    [InlineData("post_api_analytics_v1_order-feed.json")]
    [InlineData("post_api_analytics_v2_item-rating.json")]
    [InlineData("get_api_common_v1_rating.json")]
    [InlineData("post_api_analytics_v3_sales-funnel_products_history.json")]
    [InlineData("post_content_v2_get_cards_list.json")]
    public void Every_item_of_an_example_is_read(string file)
    {
        using var answer = JsonAnswer.Of(Bytes(file));

        answer.Problem.Should().BeNull();
        var read = Read(file, answer.Root).ToList();
        read.Should().NotBeEmpty().And.NotContainNulls();
        output.WriteLine($"{file}: {read.Count} read, first: {read[0]}");
    }

    /// <summary>Successes that hold nothing to keep, answers to what is never asked, and refusals, whose words are shown.</summary>
    [Fact]
    public void Every_other_example_is_a_refusal_in_words_or_nothing_to_keep()
    {
        var folder = Environment.GetEnvironmentVariable(Folder);
        var files = string.IsNullOrEmpty(folder) ? [] : Directory.GetFiles(folder, "*.json");
        foreach (var file in files.Select(path => Path.GetFileName(path)).Where(file => !Own.ContainsKey(file)).Order())
        {
            using var answer = JsonAnswer.Of(Bytes(file));
            answer.Problem.Should().BeNull();
            var status = file.Split('.').Select(part => int.TryParse(part, out var code) ? code : 0).FirstOrDefault(code => code > 0);
            using var message = new HttpResponseMessage(status == 0 ? System.Net.HttpStatusCode.OK : (System.Net.HttpStatusCode)status);
            var call = new WildberriesCall(HttpMethod.Get, WildberriesHost.Feedbacks, "", LimitGroup.Feedbacks, WildberriesToken.Feedbacks);
            var failure = WildberriesFailures.Of(new CallAnswer(message.StatusCode, message.Headers, answer, false), WildberriesToken.Read(Payloads.Token("""{"s":0,"exp":4102444800}""")), call, DateTimeOffset.UnixEpoch);
            (failure is null).Should().Be(status == 0, file);
            output.WriteLine($"{file}: {(failure is null ? "read, nothing to keep" : $"{failure.Kind}, {failure.Words}")}");
        }
    }

    private static IEnumerable<object?> Read(string file, JsonElement root) => file switch
    {
        "get_api_v1_questions.json" => root.Find("data")!.Value.List("questions").Select(item => QuestionReader.Read(item, "$")),
        "get_api_v1_question.json" => [QuestionReader.Read(root.Find("data")!.Value, "$")],
        "get_api_v1_supplier_orders.json" => root.EnumerateArray().Select(row => ReportReader.ReadOrder(row, "RUB", "$")),
        "get_api_v1_supplier_sales.json" => root.EnumerateArray().Select(row => ReportReader.ReadSale(row, "RUB", "$")),
        "get_api_v3_orders_new.json" => root.List("orders").Select(order => AssemblyReader.Read(order, default, "RUB", "$")),
        "post_api_v3_orders_status.json" => root.List("orders").Select(status => (object?)AssemblyStatus.Read(status).Stage),
        "get_api_v1_seller_chats.json" => root.List("result").Select(chat => ChatReader.ReadChat(chat, "$")),
        "get_api_v1_analytics_goods-return.json" => root.List("report").Select(row => GoodsReturnReader.Read(row, "$")),
        "get_api_v3_dbs_orders_new.json" => root.List("orders").Select(order => AssemblyReader.Read(order, default, "RUB", "$")),
        "post_api_marketplace_v3_dbs_orders_status_info.json" => AssemblyStatus.ReadAll(root.List("orders")).Select(status => (object?)status.Value.Stage),
        "post_api_analytics_v1_order-feed.json" => root.Find("data")!.Value.List("orders").Select(row => OrderFeedRows.Read(row, "$")),
        "post_api_analytics_v2_item-rating.json" => QualityReader.ReadItemRating(root.Find("data")!.Value, new DateOnly(2026, 3, 4), 30),
        "get_api_common_v1_rating.json" => QualityReader.ReadSellerRating(root, new DateOnly(2026, 3, 4)),
        "post_api_analytics_v3_sales-funnel_products_history.json" => root.EnumerateArray().SelectMany(FunnelReader.DaysOf).Select(day => FunnelReader.Read(day, "$")),
        "post_content_v2_get_cards_list.json" => root.List("cards").Select(card => CardReader.Read(card, "$")),
        _ => root.Find("data")!.Value.List("feedbacks").Select(item => FeedbackReader.Read(item, "$")),
    };

    private static byte[] Bytes(string file) =>
        Environment.GetEnvironmentVariable(Folder) is { Length: > 0 } folder && File.Exists(Path.Combine(folder, file))
            ? File.ReadAllBytes(Path.Combine(folder, file))
            : System.Text.Encoding.UTF8.GetBytes(Own[file]);

    private static string Envelope(string list, string item) =>
        $$"""{"data":{"countUnanswered":52,"countArchive":1000,"{{list}}":[{{item}}]},"error":false,"errorText":"","additionalErrors":null}""";
}
