using SellerDesk.Domain.Reading;

namespace SellerDesk.Domain.Replies.Rules;

/// <summary>Reads the parts of a phrase that stand for words: the word itself, its beginning, its end, its stem, or its kind.</summary>
internal static class PhraseWords
{
    // A hyphen is no word: "что-то" is two words beside each other here and in the text.
    private static readonly char[] NoWords = ['-', ',', '.', ':', '"', '\''];

    /// <returns>Null where the part cannot be read.</returns>
    public static List<PhraseStep>? Read(string part)
    {
        if (part == "<asks>")
        {
            return [new PhraseStep(StepKind.Asks)];
        }

        if (part[0] == '<')
        {
            var kind = part.Trim('<', '>');
            return PhraseStep.KnowsKind(kind) ? [new PhraseStep(StepKind.Kind, kind)] : null;
        }

        var pieces = part.Split(NoWords, StringSplitOptions.RemoveEmptyEntries);
        return Array.TrueForAll(pieces, IsWord) ? [.. pieces.Select(Step)] : null;
    }

    private static bool IsWord(string piece) => Bare(piece) is { Length: > 0 } bare && bare.All(char.IsLetterOrDigit);

    private static string Bare(string piece) => piece.Trim('*', '~', '+');

    private static PhraseStep Step(string piece) => piece switch
    {
        ['~', ..] => new PhraseStep(StepKind.Stem, RussianStemmer.Stem(Bare(piece))),
        [.., '+'] => new PhraseStep(StepKind.Adjective, Bare(piece)),
        [.., '*'] => new PhraseStep(StepKind.Begins, Bare(piece)),
        ['*', ..] => new PhraseStep(StepKind.EndsWith, Bare(piece)),
        _ => new PhraseStep(StepKind.Word, Bare(piece)),
    };
}
