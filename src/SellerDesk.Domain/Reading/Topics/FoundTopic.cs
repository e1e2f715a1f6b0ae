namespace SellerDesk.Domain.Reading.Topics;

/// <summary>One mention of a topic in a text. Start and length are characters of the text as given, so that a page can mark the words.</summary>
public sealed record FoundTopic(string Code, Tone Tone, int Start, int Length);
