using System.Globalization;
using System.Net.Http.Json;
using System.Text.Json;
using FluentAssertions;
using Xunit;

namespace SellerDesk.IntegrationTests.Api;

public sealed class ReviewsApiTests(ApiFixture desk) : IClassFixture<ApiFixture>
{
    private readonly DateTime start = DateTime.UtcNow.AddDays(-1);

    [Fact]
    public async Task Slices_one_after_another_are_the_whole_list_in_its_order()
    {
        var shop = await ImportAsync("Срезы", 23);
        foreach (var state in new[] { "all", "unanswered" })
        {
            var seen = new List<JsonElement>();
            string? after = null;
            do
            {
                var slice = await desk.Reader.GetFromJsonAsync<JsonElement>($"reviews?state={state}&shop={shop}&limit=5&after={after}");
                seen.AddRange(slice.GetProperty("items").EnumerateArray());
                after = slice.GetProperty("next").GetString();
            }
            while (after is not null);

            seen.Should().HaveCount(23);
            seen.Select(item => item.GetProperty("id").GetGuid()).Should().OnlyHaveUniqueItems();
            if (state == "all")
            {
                seen.Select(item => item.GetProperty("createdAt").GetDateTimeOffset()).Should().BeInDescendingOrder();
            }
            else
            {
                seen.Select(item => item.GetProperty("dueAt").GetDateTimeOffset()).Should().BeInAscendingOrder();
            }
        }
    }

    [Fact]
    public async Task Filters_narrow_the_list()
    {
        var shop = await ImportAsync("Фильтры", 10);
        (await CountAsync($"reviews?shop={shop}&rating=1&rating=2")).Should().Be(4);
        (await CountAsync($"reviews?shop={shop}&q=крышка")).Should().Be(10);
        (await CountAsync($"reviews?shop={shop}&q=ножницы")).Should().Be(0);
        (await CountAsync($"reviews?shop={shop}&since={At(5)}")).Should().Be(5);
        (await CountAsync($"reviews?shop={shop}&state=answered")).Should().Be(0);
        (await CountAsync($"work-items?shop={shop}&kind=review&q=крышк")).Should().Be(10);
    }

    [Fact]
    public async Task One_review_has_the_shape_of_the_list()
    {
        var shop = await ImportAsync("Один", 1);
        var listed = (await desk.Reader.GetFromJsonAsync<JsonElement>($"reviews?shop={shop}")).GetProperty("items")[0];
        var one = await desk.Reader.GetFromJsonAsync<JsonElement>($"reviews/{listed.GetProperty("id").GetGuid()}");
        one.GetRawText().Should().Be(listed.GetRawText());
        one.GetProperty("text").GetString().Should().Be("Крышка протекает \u200f🙂 <b>0</b>");
        one.GetProperty("answer").ValueKind.Should().Be(JsonValueKind.Null);
    }

    [Fact]
    public async Task The_description_is_complete()
    {
        var document = await desk.Reader.GetFromJsonAsync<JsonElement>("/openapi/v1.json");
        var paths = document.GetProperty("paths");
        foreach (var path in new[] { "shops", "shops/{id}/pull", "work-items", "reviews", "reviews/{id}", "reviews/{id}/answer", "questions", "questions/{id}", "questions/{id}/answer", "chats", "chats/{id}", "orders", "orders/{id}", "returns", "returns/{id}", "products", "products/{id}", "figures", "imports" })
        {
            foreach (var operation in paths.GetProperty("/api/v1/" + path).EnumerateObject())
            {
                operation.Value.GetProperty("summary").GetString().Should().NotBeNullOrEmpty();
                operation.Value.GetProperty("responses").EnumerateObject().Select(response => response.Name).Should().Contain(["400", "401", "403", "429", "500"]);
            }
        }

        document.GetProperty("components").GetProperty("securitySchemes").GetProperty("token").GetProperty("scheme").GetString().Should().Be("bearer");
    }

    private async Task<int> CountAsync(string call) => (await desk.Reader.GetFromJsonAsync<JsonElement>(call)).GetProperty("items").GetArrayLength();

    /// <summary>One a minute, since yesterday: older ones are history that waits for nobody.</summary>
    private string At(int minute) => start.AddMinutes(minute).ToString("yyyy-MM-ddTHH:mm:ssZ", CultureInfo.InvariantCulture);

    /// <summary>Stars go 1, 2, 3, 4, 5, 1….</summary>
    private async Task<Guid> ImportAsync(string name, int reviews)
    {
        var shop = await desk.AddShopAsync(name);
        var lines = Enumerable.Range(0, reviews).Select(i => $"n{i},,sku-{i},{(i % 5) + 1},,Крышка протекает \u200f🙂 <b>{i}</b>,{At(i)},");
        using var form = new MultipartFormDataContent
        {
            { new StringContent("reviews"), "kind" },
            { new StringContent(shop.Id.ToString()), "shop" },
            { new StringContent("review_number,order_number,sku,rating,title,text,created_at,answered_at\n" + string.Join('\n', lines) + "\n"), "file", "r.csv" },
        };
        var report = await ApiFixture.ReadAsync(await desk.Writer.PostAsync("imports", form));
        report.GetProperty("accepted").GetInt32().Should().Be(reviews, report.GetRawText());
        return shop.Id.Value;
    }
}
