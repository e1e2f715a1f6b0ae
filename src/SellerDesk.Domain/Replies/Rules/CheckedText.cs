namespace SellerDesk.Domain.Replies.Rules;

/// <summary>A reply as the rules see it: the plain text, its words, its sentences.</summary>
internal sealed class CheckedText
{
    private readonly int[] sentenceEnds;
    private readonly int[] sentenceStarts;
    private readonly WordMask[] masks;

    public CheckedText(string given)
    {
        Text = new PlainText(given);
        Words = WordReader.Read(Text);
        sentenceStarts = new int[Words.Count];
        sentenceEnds = new int[Words.Count];
        var start = 0;
        for (var at = 0; at < Words.Count; at++)
        {
            start = Words[at].Starts ? at : start;
            sentenceStarts[at] = start;
        }

        var end = Words.Count;
        masks = new WordMask[Words.Count];
        var mask = default(WordMask);
        for (var at = Words.Count - 1; at >= 0; at--)
        {
            sentenceEnds[at] = end;
            masks[at] = mask |= WordMask.OfWord(Words[at].Text);
            (end, mask) = Words[at].Starts ? (at, default) : (end, mask);
        }
    }

    public PlainText Text { get; }

    public string Given => Text.Given;

    public string Plain => Text.Plain;

    public List<Word> Words { get; }

    /// <summary>First word of the sentence that a word stands in.</summary>
    public int SentenceStart(int word) => sentenceStarts[word];

    /// <summary>The word after the last of the sentence that a word stands in.</summary>
    public int SentenceEnd(int word) => sentenceEnds[word];

    /// <summary>What the sentence of a word holds from that word on.</summary>
    public WordMask Ahead(int word) => masks[word];

    /// <summary>A question mark stands behind the word.</summary>
    public bool IsQuestion(int word)
    {
        var to = word + 1 < Words.Count ? Words[word + 1].From : Plain.Length;
        return Plain.AsSpan(Words[word].To, to - Words[word].To).Contains('?');
    }

    /// <summary>The first word that ends behind a place of the plain text.</summary>
    public int WordAt(int place)
    {
        int low = 0, high = Words.Count;
        while (low < high)
        {
            var middle = (low + high) / 2;
            (low, high) = Words[middle].To <= place ? (middle + 1, high) : (low, middle);
        }

        return low;
    }

    public string TextAt(int word) => word >= 0 && word < Words.Count ? Words[word].Text : "";
}
