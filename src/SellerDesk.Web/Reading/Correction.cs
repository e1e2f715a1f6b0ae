using SellerDesk.Domain.Reading;

namespace SellerDesk.Web.Reading;

/// <summary>What a person says that a text says.</summary>
/// <param name="Topics">Codes; a blamed one with a minus before it.</param>
public sealed record Correction(Sentiment Sentiment, IReadOnlyList<string> Topics);
