using System.ComponentModel;
using Microsoft.AspNetCore.Http.HttpResults;
using SellerDesk.Application.Reading;
using SellerDesk.Domain.Reading;
using SellerDesk.Domain.Reading.Topics;

namespace SellerDesk.Web.Api;

/// <summary>Texts to be read.</summary>
/// <param name="Texts">At most 1,000, each of at most 20,000 characters.</param>
/// <param name="Category">The marketplace's name of the products' category; switches on that category's own topics.</param>
public sealed record TextAnalysisRequest(
    [property: Description("At most 1,000, each of at most 20,000 characters.")] string[] Texts,
    [property: Description("The marketplace's name of the products' category.")] string? Category = null);

/// <summary>Probabilities; they add up to 1.</summary>
public sealed record TextScores(double Negative, double Neutral, double Positive);

/// <summary>What one text says.</summary>
/// <param name="Sentiment">negative, neutral or positive.</param>
/// <param name="Topics">Codes of what the text speaks of.</param>
public sealed record TextReading(Sentiment Sentiment, TextScores Scores, IReadOnlyList<string> Topics);

/// <summary>One result for each text, in the texts' order.</summary>
public sealed record TextAnalysis(IReadOnlyList<TextReading> Results);

internal static class TextAnalysisApi
{
    private const int MostTexts = 1000;
    private const int LongestText = 20_000;

    public static void Map(RouteGroupBuilder api) =>
        api.MapPost("/text-analysis", AnalyseAsync).WithTags("Texts").WithName("analyseTexts")
            .WithSummary("Reads whether texts blame or praise, and what they speak of. Keeps nothing.");

    private static async Task<Ok<TextAnalysis>> AnalyseAsync(TextAnalysisRequest request, CurrentModel current, CancellationToken cancel)
    {
        if (request.Texts.Length > MostTexts)
        {
            throw new ApiInputException("texts", "many", MostTexts);
        }

        for (var at = 0; at < request.Texts.Length; at++)
        {
            if (request.Texts[at] is null)
            {
                throw new ApiInputException($"texts[{at}]", "value");
            }

            if (request.Texts[at].Length > LongestText)
            {
                throw new ApiInputException($"texts[{at}]", "long", LongestText);
            }
        }

        var model = (await current.GetAsync(cancel)).Model;
        return TypedResults.Ok(new TextAnalysis([.. request.Texts.Select(text => Read(model, text, request.Category))]));
    }

    private static TextReading Read(SentimentModel model, string text, string? category)
    {
        var scores = model.Read(text);
        return new(
            scores.Best,
            new(Math.Round(scores.Negative, 4), Math.Round(scores.Neutral, 4), Math.Round(scores.Positive, 4)),
            [.. TopicReader.Read(text, category).Select(topic => topic.Code).Distinct()]);
    }
}
