namespace SellerDesk.Domain.Reading;

/// <summary>
/// A text that thanks and says nothing else. Where the model learned, buyers thank in many a complaint («спасибо, больше не куплю») and hardly ever
/// thank alone, so that «Спасибо» by itself would read as blame; what such a text means needs no model.
/// </summary>
internal static class ShortThanks
{
    private static readonly HashSet<string> Thanks = new(["спасибо", "спасибки", "спс", "благодарю", "благодарим", "благодарен", "благодарна", "благодарны", "благодарность", "рахмет", "ракмет", "рақмет", "thanks"], StringComparer.Ordinal);

    private static readonly HashSet<string> Beside = new(
        [
            "большое", "огромное", "огромная", "большая", "искренне", "искренняя", "очень", "от", "души", "вам", "тебе", "всем", "еще", "раз", "и", "за", "все", "это", "продавцу", "продавец", "магазину", "магазин",
            "заказ", "товар", "доставку", "покупку", "работу", "помощь", "ответ", "быструю", "хороший", "быстрый", "здравствуйте", "добрый", "день", "вечер", "привет", "ваш", "вашу", "вашему", "сізге", "көп",
        ], StringComparer.Ordinal);

    /// <summary>Mostly praise, now and then mere politeness.</summary>
    public static SentimentScores Scores { get; } = new(0.04, 0.16, 0.80);

    public static bool Is(List<TextToken> tokens)
    {
        var thanks = false;
        foreach (var token in tokens)
        {
            if (token.Kind == TokenKind.Word ? !Thanks.Contains(token.Text) && !Beside.Contains(token.Text) : token.Kind != TokenKind.Mark || token.Text[0] is not ('!' or '.' or ','))
            {
                return false;
            }

            thanks |= token.Kind == TokenKind.Word && Thanks.Contains(token.Text);
        }

        return thanks;
    }

    /// <summary>What the words of such a text add to a verdict: each the same.</summary>
    public static SentimentExplanation Explain(List<TextToken> tokens, SentimentMargin margin)
    {
        var whole = margin.Of([(float)Math.Log(Scores.Negative), (float)Math.Log(Scores.Neutral), (float)Math.Log(Scores.Positive)], 0);
        return new(Scores, [.. tokens.Select(token => new WordWeight(token.Text, token.Start, token.Length, whole / tokens.Count))], 0);
    }
}
