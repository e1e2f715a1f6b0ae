using System.Net;
using System.Text;
using Microsoft.AspNetCore.Components;
using SellerDesk.Domain.Reading;
using SellerDesk.Domain.Reading.Topics;

namespace SellerDesk.Web.Reviews;

/// <summary>A buyer's text with the words marked that a number counted. All else of it is written as plain text.</summary>
internal static class SaidMarks
{
    public const string OfTopic = ":";

    /// <param name="marked">Stems with a space between, or a topic's code after <see cref="OfTopic"/>.</param>
    public static MarkupString Html(string text, string? marked)
    {
        var places = marked is null ? [] : marked.StartsWith(OfTopic, StringComparison.Ordinal) ? Topic(text, marked[1..]) : Words(text, marked.Split(' '));
        var html = new StringBuilder();
        var at = 0;
        foreach (var (start, length) in places)
        {
            if (start >= at)
            {
                html.Append(WebUtility.HtmlEncode(text[at..start])).Append("<mark>").Append(WebUtility.HtmlEncode(text.Substring(start, length))).Append("</mark>");
                at = start + length;
            }
        }

        return new MarkupString(html.Append(WebUtility.HtmlEncode(text[at..])).ToString());
    }

    private static List<(int Start, int Length)> Topic(string text, string code) =>
        [.. TopicReader.Read(text).Where(topic => topic.Code == code).Select(topic => (topic.Start, topic.Length))];

    private static List<(int Start, int Length)> Words(string text, string[] stems)
    {
        var tokens = TextTokens.Read(text);
        var places = new List<(int Start, int Length)>();
        for (var i = 0; i + stems.Length <= tokens.Count; i++)
        {
            if (tokens.Skip(i).Take(stems.Length).Select(token => token.Stem).SequenceEqual(stems))
            {
                places.Add((tokens[i].Start, tokens[i + stems.Length - 1].End - tokens[i].Start));
            }
        }

        return places;
    }
}
