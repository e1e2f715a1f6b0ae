namespace SellerDesk.Domain.Replies.Rules.Wording;

/// <summary>What the wording model hears in each sentence of a reply; read when it is first asked.</summary>
internal sealed class HeardWordings(CheckedText text)
{
    private readonly WordingModel model = WordingModel.Shipped;
    private List<WordingScores>? sentences;

    private List<WordingScores> Sentences => sentences ??= model.Read(text);

    /// <summary>Sentences that sound as if they broke the rule.</summary>
    public IEnumerable<WordingScores> Guilty(string rule) => WordingModel.NumberOf(rule) is var number and >= 0 ? Sentences.Where(sentence => sentence.Scores[number] >= model.Guilty[number]) : [];

    /// <summary>The sentence of a word sounds so innocent that phrases which are not sure of themselves are wrong about it.</summary>
    public bool Clears(string rule, int word) =>
        WordingModel.NumberOf(rule) is var number and >= 0 && Sentences.Find(sentence => sentence.From <= word && word < sentence.To) is { } sentence && sentence.Scores[number] <= model.Innocent[number];

    /// <summary>The words of a sentence that weighed most.</summary>
    public Mark Mark(WordingScores sentence, string rule)
    {
        var (first, last) = model.Heaviest(sentence, WordingModel.NumberOf(rule));
        return new Mark(text.Words[first].From, text.Words[last].To);
    }
}
