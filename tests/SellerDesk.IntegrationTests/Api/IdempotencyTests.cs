using System.Net;
using FluentAssertions;
using Xunit;

namespace SellerDesk.IntegrationTests.Api;

public sealed class IdempotencyTests(ApiFixture desk) : IClassFixture<ApiFixture>
{
    [Fact]
    public async Task The_same_call_with_the_same_key_gets_the_same_answer()
    {
        await desk.AddShopAsync("Повтор");
        var key = Guid.NewGuid().ToString();
        using var first = await ImportAsync("Повтор", key, "r1");
        using var again = await ImportAsync("Повтор", key, "r1");

        first.StatusCode.Should().Be(HttpStatusCode.OK);
        (await again.Content.ReadAsStringAsync()).Should().Be(await first.Content.ReadAsStringAsync());
        again.Headers.GetValues("Idempotency-Replayed").Should().Equal("true");
        (await desk.Database.ReadAsync<long>("select count(*) from import_runs r join shops s on s.id = r.shop_id where s.name = 'Повтор'")).Should().Be(1);
    }

    [Fact]
    public async Task Another_call_with_the_same_key_is_refused()
    {
        await desk.AddShopAsync("Другой");
        var key = Guid.NewGuid().ToString();
        using var first = await ImportAsync("Другой", key, "r1");
        using var other = await ImportAsync("Другой", key, "r2");
        other.StatusCode.Should().Be(HttpStatusCode.UnprocessableEntity);
        (await ApiFixture.ReadAsync(other)).GetProperty("code").GetString().Should().Be("idempotency.otherRequest");
    }

    [Fact]
    public async Task Of_calls_sent_together_one_is_done_and_the_others_wait_or_repeat_its_answer()
    {
        await desk.AddShopAsync("Вместе");
        var key = Guid.NewGuid().ToString();
        var answers = await Task.WhenAll(Enumerable.Range(0, 6).Select(_ => ImportAsync("Вместе", key, "r1")));
        answers.Select(answer => answer.StatusCode).Should().OnlyContain(status => status == HttpStatusCode.OK || status == HttpStatusCode.Conflict).And.Contain(HttpStatusCode.OK);
        (await desk.Database.ReadAsync<long>("select count(*) from import_runs r join shops s on s.id = r.shop_id where s.name = 'Вместе'")).Should().Be(1);
    }

    private async Task<HttpResponseMessage> ImportAsync(string shop, string key, string number)
    {
        var file = $"review_number,order_number,sku,rating,title,text,created_at,answered_at\n{number},,sku-1,4,,Хорошая кружка,2026-01-02T03:04:05Z,\n";
        using var form = new MultipartFormDataContent
        {
            { new StringContent("reviews"), "kind" },
            { new StringContent(shop), "shop" },
            { new StringContent(file), "file", "reviews.csv" },
        };
        using var call = new HttpRequestMessage(HttpMethod.Post, "imports") { Content = form };
        call.Headers.Add("Idempotency-Key", key);
        return await desk.Writer.SendAsync(call);
    }
}
