using System.Text.Json;
using SellerDesk.Application.Inbox;
using SellerDesk.Application.Inbox.Teamwork;

namespace SellerDesk.Web.Inbox.Teamwork;

/// <summary>A note's text in pieces, calls by name apart from the rest.</summary>
internal static class NoteWords
{
    public static IEnumerable<(string Text, bool Call)> Of(string text, IEnumerable<PersonFace> people)
    {
        var at = 0;
        foreach (var (start, length, _) in Mentions.Find(text, people))
        {
            if (start > at)
            {
                yield return (text[at..start], false);
            }

            yield return (text.Substring(start, length), true);
            at = start + length;
        }

        if (at < text.Length)
        {
            yield return (text[at..], false);
        }
    }

    /// <summary>The names that <c>js/mentions.js</c> offers after an @.</summary>
    public static string Callable(IEnumerable<PersonFace> people) =>
        JsonSerializer.Serialize(people.Where(person => !person.Disabled).Select(person => person.Name).Order(StringComparer.CurrentCulture));
}
