namespace SellerDesk.Domain.Replies.Rules.Wording;

/// <summary>What the end of a word says about who does what: orders, questions to the buyer and boasts differ by it whatever their words.</summary>
internal static class WordingEndings
{
    private const int ShortestWord = 4;

    private static readonly (string Ending, int Number)[] Known =
    [
        ("йтесь", 1), ("йте", 1), ("ьте", 1), ("ите", 1), ("итесь", 1),
        ("ете", 2), ("етесь", 2),
        ("ешь", 3), ("ишь", 3), ("ешься", 3), ("ишься", 3),
        ("аем", 4), ("яем", 4), ("уем", 4), ("им", 4), ("ем", 4),
        ("ейший", 5), ("ейшая", 5), ("ейшие", 5), ("ейшее", 5), ("ейшего", 5), ("айший", 5), ("айшая", 5), ("айшее", 5),
        ("нее", 6), ("лее", 6), ("рее", 6), ("тее", 6), ("вее", 6), ("дее", 6),
        ("ли", 7), ("лись", 7),
        ("ть", 8), ("ться", 8), ("ти", 8),
        ("ечка", 9), ("очка", 9), ("енька", 9), ("ушка", 9), ("юшка", 9), ("ышко", 9), ("очку", 9), ("очки", 9), ("ечко", 9), ("енько", 9),
        ("ла", 10), ("лась", 10), ("ло", 10),
        ("ют", 11), ("ут", 11), ("ат", 11), ("ят", 11), ("ет", 11), ("ит", 11),
    ];

    /// <returns>0 where the end says nothing.</returns>
    public static int Of(string word)
    {
        if (word.Length < ShortestWord)
        {
            return 0;
        }

        foreach (var (ending, number) in Known)
        {
            if (word.EndsWith(ending, StringComparison.Ordinal))
            {
                return number;
            }
        }

        return 0;
    }
}
