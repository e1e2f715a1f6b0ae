namespace SellerDesk.Domain.Replies.Rules;

/// <summary>What to write instead, in the case of what stood there.</summary>
internal static class Suggestions
{
    public static string InCaseOf(CheckedText text, int at, string instead)
    {
        var word = text.Words[at];
        return instead.Length > 0 && word.IsCapital ? char.ToUpperInvariant(instead[0]) + instead[1..] : instead;
    }
}
