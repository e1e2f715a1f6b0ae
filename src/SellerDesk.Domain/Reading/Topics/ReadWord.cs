namespace SellerDesk.Domain.Reading.Topics;

/// <summary>A word of the text as the topic rules see it: its place, its clause and sentence, and the lexicon's elements that it satisfies.</summary>
internal struct ReadWord
{
    public int Start;
    public int Length;
    public int Clause;
    public int Sentence;

    /// <summary>Numbers of <see cref="TopicLexicon"/> elements; empty for words that no rule knows.</summary>
    public int[] Elements;

    /// <summary>A phrase that means nothing for topics took this word; no topic rule may use it.</summary>
    public bool Hushed;

    public readonly bool Is(int element) => Array.IndexOf(Elements, element) >= 0;
}
