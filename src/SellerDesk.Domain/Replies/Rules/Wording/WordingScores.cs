namespace SellerDesk.Domain.Replies.Rules.Wording;

/// <summary>A sentence as the model reads it: log odds by rule, and what they are made of.</summary>
/// <param name="From">Its first word.</param>
/// <param name="To">The word after its last.</param>
internal sealed record WordingScores(int From, int To, float[] Scores, List<WordingTrait> Traits, float[] Shares);
