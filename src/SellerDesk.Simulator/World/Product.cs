namespace SellerDesk.Simulator.World;

/// <summary>Grammatical gender of a product's noun; the order is that of the forms in the text files.</summary>
internal enum Gender
{
    Masculine,
    Feminine,
    Neuter,
    Plural,
}

/// <summary>The product's noun as buyers call it.</summary>
internal sealed record Noun(Gender Gender, string Nominative, string Genitive, string Accusative);

/// <summary>One card of the catalogue. <paramref name="Kind"/> and <paramref name="Family"/> choose the sentences that fit it; the price is in roubles.</summary>
internal sealed record Product(
    int Index,
    string Kind,
    string Family,
    string Name,
    Noun Noun,
    string Subject,
    int SubjectId,
    string Category,
    string Brand,
    string Article,
    string Color,
    int Price,
    int Weight,
    string[] Sizes)
{
    public int NmId { get; init; }

    public int ImtId { get; init; }

    /// <summary>Clothes and bedding come in sizes that may fit or not; everything else has the marketplace's size "0".</summary>
    public bool IsSized => Sizes.Length > 1;

    /// <summary>What is used up has no colour to fade and no seams to come apart.</summary>
    public string Nature => Family is "cosmetics" or "household" ? "stuff" : "thing";

    public int ChrtId(int size) => (NmId * 2) + 100_000_000 + size;

    public string Barcode(int size) => $"20{NmId}{size:00}";
}

/// <summary>A seller account. <paramref name="Marketplace"/> is where it is at home; any other marketplace may be asked about it too, it is the same seller's world.</summary>
internal sealed record Account(int Index, string Key, string TradeMark, string LegalName, string TaxNumber, string Warehouse, string Office, string Marketplace, Product[] Products)
{
    public Guid SellerId { get; } = new(0x5e11de5c, (short)Index, 0x4d01, 0x9a, 0x10, 0, 0, 0, 0, (byte)(Index + 1), 0x77);

    /// <summary>What the seller is paid in at home.</summary>
    public string Currency => Marketplace == Home.Kaspi ? "KZT" : "RUB";
}
