namespace SellerDesk.Domain.Replies.Rules.Wording;

/// <summary>A trait of a sentence: where its weights are, and between which words it was met.</summary>
internal readonly record struct WordingTrait(int Group, int Bucket, int First, int Last);
