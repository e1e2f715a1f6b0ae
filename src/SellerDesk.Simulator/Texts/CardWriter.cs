using SellerDesk.Simulator.World;

namespace SellerDesk.Simulator.Texts;

/// <summary>Fills in the cards of the catalogue: some with care, some as if in a hurry, so that there is something to improve.</summary>
internal static class CardWriter
{
    private const int Purpose = 10;
    private const int FullDescription = 3;
    private static readonly string[] Parts = ["card what", "card made", "card use", "card care"];
    private static readonly string[] Countries = ["Россия", "Китай", "Узбекистан", "Беларусь"];
    private static readonly string[] Warranties = ["14 дней", "6 месяцев", "12 месяцев"];

    public static Card Write(int seed, Account account, Product product, DateTimeOffset start)
    {
        var dice = Dice.For(seed, product.NmId, Purpose);
        var draft = new Draft(product, new Speech(product.Noun, false, "", 1, account.TradeMark), new Dice(dice.Bits()));
        var sentences = dice.Between(2, FullDescription + 1);
        foreach (var part in Parts.Take(sentences))
        {
            draft.Add(part);
        }

        var missing = new List<string>();
        var photos = dice.Between(2, 9);
        var hasVideo = dice.Chance(0.4);
        var characteristics = CharacteristicsOf(draft, product, ref dice);
        Check(missing, photos >= 5, "photos");
        Check(missing, hasVideo, "video");
        Check(missing, sentences >= FullDescription, "description");
        Check(missing, characteristics.Count >= 8, "characteristics");
        var created = start.AddDays(-dice.Between(400, 900));
        return new Card(
            product, product.Name, draft.ToString(), characteristics, photos, hasVideo, [.. product.Sizes.Select((_, size) => product.Barcode(size))],
            dice.Between(12, 180) * 10, (dice.Between(10, 45), dice.Between(8, 35), dice.Between(3, 20)), created, created.AddDays(dice.Between(5, 380)),
            100 - missing.Sum(Price), missing);
    }

    private static void Check(List<string> missing, bool isThere, string what)
    {
        if (!isThere)
        {
            missing.Add(what);
        }
    }

    private static int Price(string missing) => missing switch { "photos" => 20, "video" => 10, "description" => 15, _ => 12 };

    private static List<(string Name, string Value)> CharacteristicsOf(Draft draft, Product product, ref Dice dice)
    {
        List<(string, string)> all =
        [
            ("Бренд", product.Brand), ("Цвет", product.Color), ("Артикул", product.Article), ("Страна производства", dice.Pick(Countries)),
            ("Комплектация", product.Noun.Nominative), ("Гарантийный срок", dice.Pick(Warranties)),
        ];
        for (var i = 0; i < 3; i++)
        {
            if (draft.Single("card fact")?.Split(": ", 2) is [var name, var value])
            {
                all.Add((name, value));
            }
        }

        if (product.IsSized)
        {
            all.Add(("Размеры", string.Join(", ", product.Sizes)));
        }

        return all[..Math.Min(all.Count, dice.Between(5, 11))];
    }
}
