using System.Net;
using System.Text;
using System.Text.Json;
using FluentAssertions;
using SellerDesk.Application.Marketplaces;
using SellerDesk.Integrations.Http;
using SellerDesk.Integrations.Kaspi;
using Xunit;
using Xunit.Abstractions;

namespace SellerDesk.UnitTests.Kaspi;

/// <summary>
/// Reads every example answer in the folder named by SELLERDESK_VENDOR_EXAMPLES_KASPI and writes down what came out; without it, answers of this
/// project in the same shapes. The vendor's own files are not part of the project.
/// </summary>
public sealed class KaspiExamplesTests(ITestOutputHelper output)
{
    private const string Folder = "SELLERDESK_VENDOR_EXAMPLES_KASPI";

    private static readonly Dictionary<string, string> Own = new()
    {
        ["get_orderentry_product.json"] = """{"data":{"id":"MTIz","type":"masterproducts","attributes":{"code":"12345","name":"Крем для рук","category":"Уход"}},"included":[]}""",
        ["post_orders.ACCEPTED_BY_MERCHANT.response.json"] = Changed("ACCEPTED_BY_MERCHANT"),
        ["post_orders.ASSEMBLE.response.json"] = Changed("ASSEMBLED"),
        ["post_orders.CANCELLED.response.json"] = Changed("CANCELLED"),
        ["post_orders.COMPLETED.error.cancelled.json"] = """{"errors":[{"title":"Order is cancelled, so it can't be completed."}]}""",
        ["get_products_import_result.json"] = """{"errors":0,"total":1,"result":{"sku":{"state":"FINISHED"}}}""",
    };

    [Fact]
    public void Every_example_is_read()
    {
        var files = Environment.GetEnvironmentVariable(Folder) is { Length: > 0 } folder
            ? Directory.GetFiles(folder, "*.json").ToDictionary(file => Path.GetFileName(file), File.ReadAllText)
            : Own;
        files.Should().NotBeEmpty();
        foreach (var (file, text) in files.OrderBy(file => file.Key, StringComparer.Ordinal))
        {
            using var answer = JsonAnswer.Of(Encoding.UTF8.GetBytes(text));
            answer.Problem.Should().BeNull(file);
            var read = Read(file, answer);
            read.Should().NotBeNullOrEmpty(file);
            output.WriteLine($"| {file} | {read} |");
        }
    }

    private static string? Read(string file, JsonAnswer answer)
    {
        if (file.Contains(".error.", StringComparison.Ordinal))
        {
            using var response = new HttpResponseMessage();
            var failure = KaspiFailures.Of(new CallAnswer(HttpStatusCode.BadRequest, response.Headers, answer, IsWrite: true));
            return failure is { Kind: MarketplaceFailure.Refused } ? $"refused: {failure.Words}" : null;
        }

        if (file.StartsWith("post_orders.", StringComparison.Ordinal))
        {
            var order = OrderReader.Read(answer.Root.GetProperty("data"), new Dictionary<string, JsonElement>(), "KZT", "$.data");
            return order.Order.Stage is { } stage ? $"order {order.Order.Number}, {stage}{(order.Order.CancelReason is { } reason ? $", {reason}" : "")}" : null;
        }

        return file.StartsWith("get_orderentry_product", StringComparison.Ordinal)
            ? EntryReader.CardOf(answer.Root) is { } card ? $"product {card.Number}, {card.Name}, {card.Category}" : null
            : "is JSON; the desk asks for no such thing";
    }

    private static string Changed(string status) => $$"""{"data":{"type":"orders","id":"NTQz","attributes":{ "code":"543036631","status":"{{status}}" },"relationships":{} },"included":[]}""";
}
