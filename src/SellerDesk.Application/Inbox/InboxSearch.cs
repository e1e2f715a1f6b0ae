namespace SellerDesk.Application.Inbox;

/// <summary>
/// What was typed into the search box, in the words of PostgreSQL: quotes for phrases, minus for "without", <c>or</c>; and since people look while
/// they still type, the last bare word is also found as a beginning.
/// </summary>
public static class InboxSearch
{
    public const string Language = "russian";

    /// <returns>The part for <c>websearch_to_tsquery</c>, and the beginning for <c>to_tsquery</c> where there is one.</returns>
    public static (string Words, string? Prefix) Split(string search)
    {
        var inPhrase = search.Count(c => c == '"') % 2 == 1;
        var at = search.LastIndexOf(' ') + 1;
        var last = search[at..];
        var words = search[..at].TrimEnd();
        return inPhrase || last.Length < 2 || !last.All(char.IsLetterOrDigit) || IsOperator(last) || IsOperator(words[(words.LastIndexOf(' ') + 1)..])
            ? (search, null)
            : (words, last + ":*");
    }

    private static bool IsOperator(string word) => word.Equals("or", StringComparison.OrdinalIgnoreCase);
}
