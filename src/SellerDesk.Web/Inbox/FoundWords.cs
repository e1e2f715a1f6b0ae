using System.Net;
using System.Text;
using Microsoft.AspNetCore.Components;
using SellerDesk.Application.Inbox;
using SellerDesk.Domain.Reading;

namespace SellerDesk.Web.Inbox;

/// <summary>The words of a search where they stand in a text: in any form, and the last one by its beginning, as the search finds them.</summary>
internal sealed class FoundWords
{
    private readonly HashSet<string> stems = new(StringComparer.Ordinal);
    private readonly string? beginning;

    private FoundWords(string search)
    {
        var (_, prefix) = InboxSearch.Split(search);
        beginning = prefix is null ? null : TextTokens.Read(prefix).Select(token => token.Text).FirstOrDefault();
        stems.UnionWith(Wanted(search).SelectMany(TextTokens.Read).Where(token => token.Kind is TokenKind.Word or TokenKind.Number).Select(token => token.Stem));
    }

    /// <summary>Null when nothing is searched for.</summary>
    public static FoundWords? Of(string? search) => search is null ? null : new FoundWords(search);

    /// <summary>The text with the words marked; everything in it is encoded.</summary>
    public MarkupString Html(string text)
    {
        var html = new StringBuilder(text.Length + 64);
        var done = 0;
        foreach (var token in TextTokens.Read(text))
        {
            if (token.Kind is TokenKind.Word or TokenKind.Number && (stems.Contains(token.Stem) || (beginning is not null && token.Text.StartsWith(beginning, StringComparison.Ordinal))))
            {
                html.Append(WebUtility.HtmlEncode(text[done..token.Start])).Append("<mark>").Append(WebUtility.HtmlEncode(text.Substring(token.Start, token.Length))).Append("</mark>");
                done = token.Start + token.Length;
            }
        }

        return new MarkupString(html.Append(WebUtility.HtmlEncode(text[done..])).ToString());
    }

    // What is to be absent is not there to be marked.
    private static IEnumerable<string> Wanted(string search)
    {
        var parts = search.Split('"');
        foreach (var (place, part) in parts.Index())
        {
            if (place % 2 == 0)
            {
                foreach (var word in part.Split(' ', StringSplitOptions.RemoveEmptyEntries).Where(word => word[0] != '-' && !word.Equals("or", StringComparison.OrdinalIgnoreCase)))
                {
                    yield return word;
                }
            }
            else if (!parts[place - 1].EndsWith('-'))
            {
                yield return part;
            }
        }
    }
}
