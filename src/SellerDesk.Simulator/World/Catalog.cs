namespace SellerDesk.Simulator.World;

/// <summary>The sellers of the world and what they sell.</summary>
internal static partial class Catalog
{
    private static readonly string[] OneSize = ["0"];

    public static Account[] Accounts { get; } =
    [
        Open(0, "teplydom", "Тёплый дом", "ИП Лебедева О. Н.", "770000000101", "Тёплый дом — Подольск", "Подольск", Home.Wildberries, HomeGoods),
        Open(1, "malysham", "Малышам", "ООО «Малышам»", "7700000002", "Малышам — Тула", "Тула", Home.Ozon, KidsGoods),
        Open(2, "zvuk", "Точка звука", "ИП Гараев Т. Р.", "160000000303", "Точка звука — Казань", "Казань", Home.Yandex, SoundGoods),
        Open(3, "uhod", "Уход и уют", "ООО «Уход и уют»", "7800000004", "Уход и уют — Шушары", "Санкт-Петербург Шушары", Home.Kaspi, CareGoods),
    ];

    public static Account? Find(string? key) => Array.Find(Accounts, account => account.Key == key);

    private static Account Open(int index, string key, string trademark, string legal, string tax, string warehouse, string office, string marketplace, Func<IEnumerable<Product>> goods)
    {
        var products = goods()
            .Select((product, n) => product with { Index = n, NmId = 148_200_000 + (index * 3_117_000) + (n * 41_233), ImtId = 131_400_000 + (index * 2_905_000) + (n * 38_777) })
            .ToArray();
        return new Account(index, key, trademark, legal, tax, warehouse, office, marketplace, products);
    }

    private static Product Item(
        string kind, string family, string name, Noun noun, string subject, int subjectId, string category,
        string brand, string article, string color, int price, int weight, params string[] sizes) =>
        new(0, kind, family, name, noun, subject, subjectId, category, brand, article, color, price, weight, sizes.Length == 0 ? OneSize : sizes);

    private static Noun He(string nominative, string genitive) => new(Gender.Masculine, nominative, genitive, nominative);

    private static Noun She(string nominative, string genitive, string accusative) => new(Gender.Feminine, nominative, genitive, accusative);

    private static Noun It(string nominative, string genitive) => new(Gender.Neuter, nominative, genitive, nominative);

    private static Noun They(string nominative, string genitive) => new(Gender.Plural, nominative, genitive, nominative);
}
