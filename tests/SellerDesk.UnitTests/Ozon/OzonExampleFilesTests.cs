using System.Text;
using System.Text.Json;
using FluentAssertions;
using SellerDesk.Integrations.Http;
using SellerDesk.Integrations.Ozon;
using Xunit;
using Xunit.Abstractions;

namespace SellerDesk.UnitTests.Ozon;

/// <summary>
/// Reads every file in the folder named by SELLERDESK_OZON_EXAMPLES (called after the method, <c>post_v2_review_list.json</c>, or after the push) as the
/// connector would, and tells what came out. The vendor's own files are not part of the project; without the folder there is nothing to read.
/// </summary>
public sealed class OzonExampleFilesTests(ITestOutputHelper output)
{
    private const string Folder = "SELLERDESK_OZON_EXAMPLES";
    private static readonly JsonSerializerOptions Plain = new() { Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    [Fact]
    public void Every_example_is_read()
    {
        if (Environment.GetEnvironmentVariable(Folder) is not { Length: > 0 } folder)
        {
            return;
        }

        var files = Directory.GetFiles(folder, "*.json");
        foreach (var file in files.Order())
        {
            using var answer = JsonAnswer.Of(File.ReadAllBytes(file));
            answer.Problem.Should().BeNull(file);
            output.WriteLine($"{Path.GetFileName(file)}: {What(Path.GetFileNameWithoutExtension(file), answer)}");
        }

        files.Should().NotBeEmpty();
    }

    private static string What(string name, JsonAnswer answer)
    {
        var root = answer.Root;
        return name switch
        {
            _ when name.StartsWith("push.", StringComparison.Ordinal) => Text(new OzonPushes().Receive(answer.Raw, DateTimeOffset.UnixEpoch)),
            "post_v1_roles" => $"until {root.Time("expires_at"):O}, roles {string.Join(", ", root.List("roles").Select(role => role.Word("name")))}",
            "post_v1_seller_info" => $"{root.Find("company")?.Word("name")}, plan {root.Find("subscription")?.Word("type")}",
            "post_v1_review_comment_list" => Text(ReviewReader.Answer(root.List("comments"))),
            "post_v1_question_answer_list" => Text(root.List("answers").Select(QuestionAnswer.Read)),
            "post_v1_question_info" => Text(QuestionReader.Read(root, "$")),
            "post_v1_returns_list" => Text(root.List("returns").Select(item => ReturnReader.Read(item, "$"))),
            "post_v2_returns_rfbs_list" => Text(root.List("returns").Select(item => ClaimReader.Read(item, "$"))),
            "post_v2_returns_rfbs_get" => Text(ClaimReader.With(new() { Number = "rfbs-0", Kind = default, Stage = default }, root.Find("returns")!.Value)),
            "post_v2_conditional-cancellation_list" => Text(root.List("result").Select(item => CancellationReader.Read(item, "$"))),
            "post_v3_chat_list" => Text(root.List("chats").Select(chat => ChatReader.Read(chat, "$"))),
            "post_v3_posting_fbs_get" => Text(PostingReader.ReadFbs(root.Find("result")!.Value, "RUB", "$")),
            "post_v4_posting_fbs_list" => Text(root.List("postings").Select(posting => PostingReader.ReadFbs(posting, "RUB", "$"))),
            "post_v3_product_info_list" => Text(root.List("items").Select(item => CardReader.Read(item, "$"))),
            "post_v4_product_info_attributes" => Text(root.List("result").Select(product => CardReader.WithAttributes(new() { Product = new("0", null) }, product, new Dictionary<string, string>()))),
            "post_v1_product_rating-by-sku" => Text(root.List("products").Select(rating => CardReader.WithRating(new() { Product = new("0", null) }, rating))),
            "post_v1_analytics_data" => $"{root.Find("result")!.Value.List("data").Count()} days",
            _ => "of a method that the connector does not read, or of which it reads only that it succeeded: " + string.Join(", ", root.EnumerateObject().Select(field => field.Name)),
        };
    }

    private static string Text(object? value) => Encoding.UTF8.GetString(JsonSerializer.SerializeToUtf8Bytes(value, Plain));
}
