using SellerDesk.Domain.Team;

namespace SellerDesk.Application.Inbox.Teamwork;

/// <summary>Finds people who are called by name in a note: <c>@Ирина Соколова</c>, however the letters are cased.</summary>
public static class Mentions
{
    /// <param name="people">Those who may be called; longer names are looked for first, so that «@Анна Ли» is not taken for «@Анна».</param>
    public static IReadOnlyList<PersonId> In(string text, IEnumerable<PersonFace> people) => [.. Find(text, people).Select(found => found.Person.Id).Distinct()];

    /// <summary>Where in the text each call stands, in its order.</summary>
    public static IReadOnlyList<(int Start, int Length, PersonFace Person)> Find(string text, IEnumerable<PersonFace> people)
    {
        var found = new List<(int Start, int Length, PersonFace Person)>();
        foreach (var person in people.Where(person => person.Name.Length > 0).OrderByDescending(person => person.Name.Length))
        {
            var call = "@" + person.Name;
            for (var at = text.IndexOf(call, StringComparison.OrdinalIgnoreCase); at >= 0; at = text.IndexOf(call, at + call.Length, StringComparison.OrdinalIgnoreCase))
            {
                var end = at + call.Length;
                if ((end == text.Length || !char.IsLetterOrDigit(text[end])) && found.TrueForAll(other => end <= other.Start || at >= other.Start + other.Length))
                {
                    found.Add((at, call.Length, person));
                }
            }
        }

        return [.. found.OrderBy(call => call.Start)];
    }
}
