namespace SellerDesk.Domain.Replies.Rules.Detectors;

/// <summary>What words alone cannot say: detectors by the name that packs call them.</summary>
internal static class BuiltIn
{
    public static readonly IReadOnlyDictionary<string, Detector> ByName = new Dictionary<string, Detector>(StringComparer.Ordinal)
    {
        // Asked last by the rule set, since it is silent where any other entry of its rule has spoken.
        [RuleSet.Wording] = _ => [],
        ["phone"] = PhoneDetector.Find,
        ["card"] = PhoneDetector.FindCards,
        ["link"] = LinkDetector.FindLinks,
        ["mail"] = LinkDetector.FindMail,
        ["handle"] = LinkDetector.FindHandles,
        ["profanity"] = ProfanityDetector.Find,
        ["emoji"] = EmojiDetector.FindEmoji,
        ["faces"] = EmojiDetector.FindFaces,
        ["space-missing"] = SpacingDetector.FindMissing,
        ["space-extra"] = SpacingDetector.FindExtra,
        ["punctuation"] = PunctuationDetector.Find,
        ["capitals"] = CapitalsDetector.Find,
        ["alphabets"] = AlphabetDetector.Find,
        ["repeats"] = SentenceDetector.FindRepeats,
        ["small-start"] = SentenceDetector.FindSmallStarts,
        ["verb-endings"] = GrammarDetector.FindVerbEndings,
        ["orthography"] = OrthographyDetector.Find,
        ["hyphens"] = HyphenDetector.Find,
        ["commas"] = GrammarDetector.FindCommas,
        ["short"] = FormDetector.FindShort,
        ["long"] = FormDetector.FindLong,
        ["controls"] = FormDetector.FindControls,
        ["variables"] = FormDetector.FindVariables,
        ["markup"] = FormDetector.FindMarkup,
        ["people"] = PersonDetector.FindPeople,
        ["homes"] = PersonDetector.FindHomes,
        ["papers"] = PersonDetector.FindPapers,
    };
}
