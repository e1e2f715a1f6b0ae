using System.Text.Json;
using FluentAssertions;
using SellerDesk.Integrations.Http;
using SellerDesk.Integrations.Wildberries;
using Xunit;

namespace SellerDesk.UnitTests.Wildberries;

/// <summary>
/// Reads the example answers in the folder named by SELLERDESK_VENDOR_EXAMPLES (files called after the call, <c>get_api_v1_feedbacks.json</c>);
/// without it, answers of this project in the same shapes. The vendor's own files are not part of the project.
/// </summary>
public sealed class VendorExamplesTests
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
    public void Every_item_of_an_example_is_read(string file)
    {
        using var answer = JsonAnswer.Of(Bytes(file));

        answer.Problem.Should().BeNull();
        var read = Read(file, answer.Root).ToList();
        read.Should().NotBeEmpty().And.NotContainNulls();
    }

    private static IEnumerable<object?> Read(string file, JsonElement root) => file switch
    {
        "get_api_v1_questions.json" => root.Find("data")!.Value.List("questions").Select(item => QuestionReader.Read(item, "$")),
        "get_api_v1_question.json" => [QuestionReader.Read(root.Find("data")!.Value, "$")],
        "get_api_v1_supplier_orders.json" => root.EnumerateArray().Select(row => ReportReader.ReadOrder(row, "RUB", "$")),
        "get_api_v1_supplier_sales.json" => root.EnumerateArray().Select(row => ReportReader.ReadSale(row, "RUB", "$")),
        "get_api_v3_orders_new.json" => root.List("orders").Select(order => AssemblyReader.Read(order, default, "RUB", "$")),
        "post_api_v3_orders_status.json" => root.List("orders").Select(status => (object?)AssemblyStatus.Read(status).Stage),
        _ => root.Find("data")!.Value.List("feedbacks").Select(item => FeedbackReader.Read(item, "$")),
    };

    private static byte[] Bytes(string file) =>
        Environment.GetEnvironmentVariable(Folder) is { Length: > 0 } folder && File.Exists(Path.Combine(folder, file))
            ? File.ReadAllBytes(Path.Combine(folder, file))
            : System.Text.Encoding.UTF8.GetBytes(Own[file]);

    private static string Envelope(string list, string item) =>
        $$"""{"data":{"countUnanswered":52,"countArchive":1000,"{{list}}":[{{item}}]},"error":false,"errorText":"","additionalErrors":null}""";
}
