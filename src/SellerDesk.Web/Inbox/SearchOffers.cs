using System.Text.Json;
using SellerDesk.Application.Inbox;
using SellerDesk.Domain.Team;
using SellerDesk.Web.Shell.Language;

namespace SellerDesk.Web.Inbox;

/// <summary>What the search box offers while it is typed into: fields and values in the reader's language, told to search.js.</summary>
internal static class SearchOffers
{
    private const int MostNames = 200;

    public static string Json(Texts t, SearchNames names)
    {
        var russian = t.Language == "ru";
        // The serializer escapes what could end the script element.
        return JsonSerializer.Serialize(SearchFields.Names.Select(pair => new
        {
            names = pair.Value,
            name = pair.Value[russian ? 1 : 0],
            said = t["inbox.field." + pair.Key],
            not = pair.Key is SearchField.Has or SearchField.Is or SearchField.Topic or SearchField.Flag or SearchField.Tag,
            values = Values(pair.Key, t, names, russian),
        }));
    }

    private static IEnumerable<string[]> Values(SearchField field, Texts t, SearchNames names, bool russian) => field switch
    {
        SearchField.Rating => [["1"], ["2"], ["3"], ["4"], ["5"], ["1-2"], ["4-5"]],
        SearchField.Shop => names.Shops.Take(MostNames).Select(shop => Named(names.NameOf(shop.Id), shop.Name)),
        SearchField.Assignee => [.. Words(SearchNames.MeWords, russian), .. names.People.Where(person => !person.Disabled && person.Role >= Role.Support).Take(MostNames).Select(person => Named(names.NameOf(person.Id), person.Name))],
        SearchField.Kind => Words(SearchFields.Kinds, russian),
        SearchField.State => Words(SearchFields.States, russian),
        SearchField.Is => russian ? [["непрочитано"], ["отложено"], ["просрочено"], ["мое"], ["ничье"]] : [["unread"], ["snoozed"], ["overdue"], ["mine"], ["unassigned"]],
        SearchField.Has => russian ? [["фото"], ["текст"]] : [["photo"], ["text"]],
        SearchField.Topic => SearchFields.Topics.Select(topic => new[] { russian ? topic.Russian : topic.English, t.Topic(topic.Value) }),
        SearchField.Flag => SearchFields.Flags.Select(flag => new[] { russian ? flag.Russian : flag.English, t.Flag(flag.Value) }),
        SearchField.Tag => names.Tags.Take(MostNames).Select(tag => new[] { tag }),
        SearchField.Sentiment => Words(SearchFields.Sentiments, russian),
        SearchField.Since or SearchField.Before => russian ? [["7д"], ["30д"], ["сегодня"], ["вчера"], ["3м"]] : [["7d"], ["30d"], ["today"], ["yesterday"], ["3m"]],
        SearchField.Due => Words(SearchFields.Dues, russian),
        SearchField.Reply => Words(SearchFields.Replies, russian),
        _ => [],
    };

    private static IEnumerable<string[]> Words<T>(IReadOnlyList<SearchWord<T>> words, bool russian) => words.Select(word => new[] { russian ? word.Russian : word.English });

    private static string[] Named(string typed, string name) => typed == name ? [name] : [typed, name];
}
