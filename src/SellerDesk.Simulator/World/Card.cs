namespace SellerDesk.Simulator.World;

/// <summary>
/// A product's page as the seller filled it in. <paramref name="ContentRating"/> is from 0 to 100, <paramref name="Missing"/> says what takes the rest away:
/// photos, video, description, characteristics, barcode.
/// </summary>
internal sealed record Card(
    Product Product, string Title, string Description, IReadOnlyList<(string Name, string Value)> Characteristics, int Photos, bool HasVideo, IReadOnlyList<string> Barcodes,
    int WeightGrams, (int Length, int Width, int Height) Centimetres, DateTimeOffset CreatedAt, DateTimeOffset UpdatedAt, int ContentRating, IReadOnlyList<string> Missing);
