using System.Text;
using System.Text.Json;
using FluentAssertions;
using SellerDesk.Integrations.Http;
using SellerDesk.Integrations.YandexMarket;
using Xunit;
using Xunit.Abstractions;

namespace SellerDesk.UnitTests.YandexMarket;

/// <summary>
/// Reads every file in the folder named by SELLERDESK_YANDEX_EXAMPLES (called after the method, <c>getReturns.json</c>) as the connector would, and
/// tells what came out. The vendor's own files are not part of the project; without the folder there is nothing to read.
/// </summary>
public sealed class YandexExamplesTests(ITestOutputHelper output)
{
    private const string Folder = "SELLERDESK_YANDEX_EXAMPLES";
    private static readonly JsonSerializerOptions Plain = new() { Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping };
    private static readonly Uri Host = new("https://api.example.test/");

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
            output.WriteLine($"{Path.GetFileName(file)}: {What(Path.GetFileName(file).Split('.')[0], answer)}");
        }

        files.Should().NotBeEmpty();
    }

    private static string What(string method, JsonAnswer answer)
    {
        var root = answer.Root;
        var result = root.Find("result") ?? root;
        return method switch
        {
            "getAuthTokenInfo" => "rights " + string.Join(", ", result.Find("apiKey")!.Value.List("authScopes").Select(scope => YandexScopes.Plain(scope.AsText()!))),
            "getCampaigns" => "shops " + string.Join(", ", YandexAccount.Read(answer)),
            "getReturns" when root.Find("result") is not null => "returns " + Text(result.List("returns").Select(item => ReturnReader.Read(item, "1", Host, "$"))),
            "getReturn" when root.Find("result") is not null => "return " + Text(ReturnReader.Read(result, "1", Host, "$")),
            "getReportInfo" => "report " + ReportState.Of(answer) with { Raw = "" },
            "pushNotification" when root.Find("notificationType") is not null => "push " + new YandexPushes().Receive(answer.Raw, DateTimeOffset.UnixEpoch),
            "pushNotification" => "answer to a push with " + string.Join(", ", root.EnumerateObject().Select(field => field.Name)),
            "getChats" when root.Find("result") is not null => "chats " + Text(result.List("chats").Select(chat => ChatReader.Read(chat, "$"))),
            _ => "a request, or an answer of a method that the connector does not call; JSON with " + string.Join(", ", root.EnumerateObject().Select(field => field.Name)),
        };
    }

    private static string Text(object value) => Encoding.UTF8.GetString(JsonSerializer.SerializeToUtf8Bytes(value, Plain));
}
