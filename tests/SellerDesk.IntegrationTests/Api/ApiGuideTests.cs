using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;
using FluentAssertions;
using SellerDesk.Domain.Team;
using SellerDesk.Web.Api;
using Xunit;

namespace SellerDesk.IntegrationTests.Api;

/// <summary>docs/api.md does not say anything that is not so.</summary>
public sealed class ApiGuideTests(ApiWorld desk) : IClassFixture<ApiWorld>
{
    private const string Reviews = "review_number,order_number,sku,rating,title,text,created_at,answered_at\ng-1,,sku-1,4,,Хорошая кружка,2026-01-02T03:04:05Z,\ng-2,,sku-1,six,,Кружка,2026-01-02T03:04:05Z,\n";

    [Fact]
    public async Task Every_example_of_the_guide_works_and_its_answer_has_the_shape_that_the_guide_shows()
    {
        ApiGuide.Examples.Should().HaveCountGreaterThan(30, "the test looked at something");
        var token = await desk.TokenAsync(ApiScope.Admin);
        var variables = new Dictionary<string, string>(desk.Ids) { ["DESK"] = desk.Address.ToString().TrimEnd('/'), ["TOKEN"] = token };
        var wrong = new List<string>();
        foreach (var example in ApiGuide.Examples)
        {
            using var call = Call(ShellCommand.Split(example.Command, variables));
            using var http = new HttpClient();
            using var answer = await http.SendAsync(call);
            var said = await answer.Content.ReadAsStringAsync();
            if (!answer.IsSuccessStatusCode)
            {
                wrong.Add($"{example.Operation}: {(int)answer.StatusCode} {said}");
            }
            else if (example.Answer is not null)
            {
                wrong.AddRange(Differences(JsonDocument.Parse(example.Answer).RootElement, JsonDocument.Parse(said).RootElement, example.Operation));
            }
        }

        wrong.Should().BeEmpty();
    }

    [Fact]
    public async Task Every_call_of_the_API_has_an_example_in_the_guide_but_those_that_look_at_one_of_a_list_alike()
    {
        var document = await ApiFixture.ReadAsync(await new HttpClient().GetAsync(new Uri(desk.Address, "/openapi/v1.json")));
        var calls = document.GetProperty("paths").EnumerateObject().SelectMany(path => path.Value.EnumerateObject()).Select(call => call.Value.GetProperty("operationId").GetString()!).ToList();
        calls.Except(ApiGuide.Examples.Select(example => example.Operation)).Should().BeSubsetOf(["getReturn", "getProduct", "getWebhook", "getWebhookDelivery"]);
        ApiGuide.Examples.Select(example => example.Operation).Except(calls).Should().BeEmpty("the guide shows no call that is not there");
    }

    private HttpRequestMessage Call(List<string> words)
    {
        words[0].Should().Be("curl");
        var call = new HttpRequestMessage(HttpMethod.Get, (string?)null);
        var form = new MultipartFormDataContent();
        for (var at = 1; at < words.Count; at++)
        {
            switch (words[at])
            {
                case "-X":
                    call.Method = new HttpMethod(words[++at]);
                    break;
                case "-H" when words[at + 1].StartsWith("Content-Type", StringComparison.Ordinal):
                    at++;
                    break;
                case "-H":
                    var header = words[++at].Split(": ", 2);
                    call.Headers.TryAddWithoutValidation(header[0], header[1]).Should().BeTrue();
                    break;
                case "-d":
                    call.Content = new StringContent(words[++at].Replace("https://crm.example.com/hooks/sellerdesk", desk.HookUrl.ToString(), StringComparison.Ordinal), Encoding.UTF8, "application/json");
                    break;
                case "-F":
                    var field = words[++at].Split('=', 2);
                    form.Add(new StringContent(field[1].StartsWith('@') ? Reviews : field[1]) { Headers = { ContentType = null } }, field[0], field[1].TrimStart('@'));
                    break;
                default:
                    call.RequestUri = new Uri(words[at]);
                    break;
            }
        }

        if (form.Any())
        {
            call.Content = Plain(form);
        }

        return call;
    }

    /// <summary>A field is no file: only what came with an @ has a file's name.</summary>
    private static MultipartFormDataContent Plain(MultipartFormDataContent form)
    {
        foreach (var part in form.Where(part => part.Headers.ContentDisposition!.FileName is not "reviews.csv"))
        {
            part.Headers.ContentDisposition = new ContentDispositionHeaderValue("form-data") { Name = part.Headers.ContentDisposition!.Name };
        }

        return form;
    }

    /// <summary>Names and kinds, not values; what is null on either side may be anything, and so may what the guide shows as an empty object.</summary>
    private static IEnumerable<string> Differences(JsonElement shown, JsonElement real, string at)
    {
        if (shown.ValueKind == JsonValueKind.Null || real.ValueKind == JsonValueKind.Null)
        {
            yield break;
        }

        var kinds = (Kind(shown), Kind(real));
        if (kinds.Item1 != kinds.Item2)
        {
            yield return $"{at}: {kinds.Item1} in the guide, {kinds.Item2} in truth";
            yield break;
        }

        if (shown.ValueKind == JsonValueKind.Array && shown.GetArrayLength() > 0 && real.GetArrayLength() > 0)
        {
            foreach (var difference in Differences(shown[0], real[0], at + "[]"))
            {
                yield return difference;
            }
        }

        // Figures are made by a job, which this desk has not run.
        if (shown.ValueKind == JsonValueKind.Array && shown.GetArrayLength() > 0 && real.GetArrayLength() == 0 && at != "figures.points")
        {
            yield return $"{at}: empty in truth, so that nothing was compared";
        }

        if (shown.ValueKind == JsonValueKind.Object && shown.EnumerateObject().Any())
        {
            var (named, there) = (shown.EnumerateObject().ToDictionary(part => part.Name), real.EnumerateObject().ToDictionary(part => part.Name));
            foreach (var name in named.Keys.Except(there.Keys))
            {
                yield return $"{at}.{name}: not there in truth";
            }

            foreach (var name in there.Keys.Except(named.Keys))
            {
                yield return $"{at}.{name}: not in the guide";
            }

            foreach (var name in named.Keys.Intersect(there.Keys))
            {
                foreach (var difference in Differences(named[name].Value, there[name].Value, $"{at}.{name}"))
                {
                    yield return difference;
                }
            }
        }
    }

    private static string Kind(JsonElement element) => element.ValueKind is JsonValueKind.True or JsonValueKind.False ? "Boolean" : element.ValueKind.ToString();
}
