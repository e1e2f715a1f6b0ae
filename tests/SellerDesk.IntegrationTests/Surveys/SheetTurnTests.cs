using System.Net;
using FluentAssertions;
using Xunit;

namespace SellerDesk.IntegrationTests.Surveys;

/// <summary>On a desk of its own: whoever used up their turns has none left for other tests.</summary>
public sealed class SheetTurnTests(SurveyTrial trial) : IClassFixture<SurveyTrial>
{
    [Fact]
    public async Task A_token_that_is_asked_for_without_end_has_to_wait()
    {
        using var phone = new HttpClient { BaseAddress = trial.Address };
        var answers = new List<HttpStatusCode>();
        for (var at = 0; at < 31; at++)
        {
            using var answer = await phone.GetAsync("/s/the-same-one-again-and-again");
            answers.Add(answer.StatusCode);
        }

        answers.Take(30).Should().OnlyContain(status => status == HttpStatusCode.NotFound);
        answers[30].Should().Be(HttpStatusCode.TooManyRequests);
        var others = new List<HttpStatusCode>();
        for (var at = 0; at < 120 && !others.Contains(HttpStatusCode.TooManyRequests); at++)
        {
            using var answer = await phone.GetAsync($"/s/{Convert.ToHexString(Guid.NewGuid().ToByteArray())}");
            others.Add(answer.StatusCode);
        }

        others[^1].Should().Be(HttpStatusCode.TooManyRequests, "one address cannot try token after token");
    }
}
