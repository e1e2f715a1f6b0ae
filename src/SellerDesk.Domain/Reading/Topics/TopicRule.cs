namespace SellerDesk.Domain.Reading.Topics;

/// <summary>One word of a phrase: any of the elements' words, at most <see cref="Gap"/> other words after the one before it.</summary>
internal readonly record struct PhraseStep(int Element, int Gap, bool AtStart, bool AtEnd);

/// <summary>What a companion phrase of a rule has to do with the rule's own phrase.</summary>
internal enum Companion
{
    SameClause,
    SameSentence,
    SameText,
    NotInClause,
    NotInSentence,
    NotInText,
}

/// <summary>
/// A line of the lexicon: a phrase, what else must or must not be near, and what it then says.
/// <see cref="Judged"/>: the phrase only names the topic; the tone comes from the opinion words beside it.
/// </summary>
internal sealed record TopicRule(
    string Code,
    Tone Tone,
    bool Judged,
    string? Category,
    PhraseStep[] Phrase,
    (Companion Kind, PhraseStep[] Phrase)[] Companions);
