namespace SellerDesk.Domain.Reading;

/// <summary>One trait found in a text: which of the model's buckets it counts in, and from which to which token it was read.</summary>
internal readonly record struct TextTrait(FeatureGroup Group, int Bucket, int FirstToken, int LastToken)
{
    /// <summary>The place of a trait of the whole text.</summary>
    public const int NoToken = -1;
}
