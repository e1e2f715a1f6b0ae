using System.Net;
using System.Text;
using FluentAssertions;
using Xunit;

namespace SellerDesk.IntegrationTests.Api;

public sealed class ProblemTests(ApiFixture desk) : IClassFixture<ApiFixture>
{
    private const string Nothing = "00000000-0000-0000-0000-000000000001";

    [Theory]
    [InlineData("reviews?state=maybe", "state")]
    [InlineData("reviews?limit=201", "limit")]
    [InlineData("reviews?limit=0", "limit")]
    [InlineData("reviews?limit=many", "limit")]
    [InlineData("reviews?rating=6", "rating")]
    [InlineData("reviews?since=yesterday", "since")]
    [InlineData("reviews?after=abc", "after")]
    [InlineData("reviews?shop=mine", "shop")]
    [InlineData("reviews?q=%00", "q")]
    [InlineData("work-items?kind=order", "kind")]
    [InlineData("work-items?assignee=me", "assignee")]
    [InlineData("questions?state=5", "state")]
    public async Task A_wrong_field_is_named(string call, string field)
    {
        using var answer = await desk.Reader.GetAsync(call);
        var problem = await ProblemAsync(answer, HttpStatusCode.BadRequest);
        problem.GetProperty("errors").EnumerateObject().Should().ContainSingle().Which.Name.Should().Be(field);
    }

    [Theory]
    [InlineData("{}")]
    [InlineData("{\"text\":null}")]
    [InlineData("{\"text\":7}")]
    public async Task A_wrong_field_of_a_body_is_named(string body)
    {
        using var answer = await desk.Writer.PostAsync($"reviews/{Nothing}/answer", Json(body));
        var problem = await ProblemAsync(answer, HttpStatusCode.BadRequest);
        problem.GetProperty("errors").EnumerateObject().Should().ContainSingle().Which.Name.Should().Be("text");
    }

    [Fact]
    public async Task Every_refusal_is_a_problem()
    {
        await ProblemAsync(await desk.Client(null).GetAsync("shops"), HttpStatusCode.Unauthorized);
        await ProblemAsync(await desk.Client("sd_wrong").GetAsync("shops"), HttpStatusCode.Unauthorized);
        await ProblemAsync(await desk.Reader.PostAsync($"reviews/{Nothing}/answer", Json("{\"text\":\"x\"}")), HttpStatusCode.Forbidden);
        await ProblemAsync(await desk.Reader.GetAsync($"reviews/{Nothing}"), HttpStatusCode.NotFound);
        await ProblemAsync(await desk.Reader.GetAsync("nothing/here"), HttpStatusCode.NotFound);
        await ProblemAsync(await desk.Reader.DeleteAsync("shops"), HttpStatusCode.MethodNotAllowed);
        await ProblemAsync(await desk.Writer.PostAsync($"reviews/{Nothing}/answer", new StringContent("x", Encoding.UTF8, "text/plain")), HttpStatusCode.UnsupportedMediaType);
        await ProblemAsync(await desk.Writer.PostAsync($"reviews/{Nothing}/answer", Json("{\"text\":")), HttpStatusCode.BadRequest);
    }

    [Fact]
    public async Task A_rule_is_told_in_the_language_of_the_caller()
    {
        using var form = new MultipartFormDataContent { { new StringContent("orders"), "kind" }, { new StringContent("Нет такого"), "shop" }, { new StringContent("a,b"), "file", "a.csv" } };
        using var call = new HttpRequestMessage(HttpMethod.Post, "imports") { Content = form };
        call.Headers.AcceptLanguage.ParseAdd("ru-RU");
        var problem = await ProblemAsync(await desk.Writer.SendAsync(call), HttpStatusCode.UnprocessableEntity);
        problem.GetProperty("code").GetString().Should().Be("import.unknownShopName");
        problem.GetProperty("detail").GetString().Should().Contain("Нет такого");
    }

    private static StringContent Json(string body) => new(body, Encoding.UTF8, "application/json");

    private static async Task<System.Text.Json.JsonElement> ProblemAsync(HttpResponseMessage answer, HttpStatusCode status)
    {
        answer.StatusCode.Should().Be(status);
        answer.Content.Headers.ContentType!.MediaType.Should().Be("application/problem+json");
        var problem = await ApiFixture.ReadAsync(answer);
        problem.GetProperty("status").GetInt32().Should().Be((int)status);
        problem.GetProperty("detail").GetString().Should().NotBeNullOrEmpty();
        problem.GetProperty("traceId").GetString().Should().NotBeNullOrEmpty();
        return problem;
    }
}
