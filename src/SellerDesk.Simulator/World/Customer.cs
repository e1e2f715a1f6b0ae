namespace SellerDesk.Simulator.World;

/// <summary>
/// Who ordered, for the marketplaces that tell: the same <see cref="Id"/> is the same person in every order of the shop.
/// Telephones are of ranges that no operator gives out. Nobody here exists.
/// </summary>
internal sealed record Customer(long Id, Guid PublicId, string FirstName, string LastName, string Phone, string City, string Region, string Street, string Index)
{
    private const int Purpose = 9;
    private const int Namesakes = 40;

    private static readonly string[] Families =
    [
        "Полянск", "Заозёрн", "Верхов", "Тополев", "Ракитин", "Мостов", "Лугов", "Снегов", "Ветров", "Ольхов", "Каменев", "Рябинин", "Ельник", "Зимин", "Бродов", "Соколин", "Журавин", "Малинов", "Степнов", "Родник",
    ];

    private static readonly string[] KazakhMen = ["Алмас", "Нурлан", "Ерлан", "Данияр", "Бауыржан", "Санжар", "Арман", "Тимур", "Олжас", "Руслан", "Андрей", "Сергей"];
    private static readonly string[] KazakhWomen = ["Айгерим", "Динара", "Асель", "Жанар", "Гульмира", "Мадина", "Сауле", "Аружан", "Камила", "Елена", "Ольга", "Наталья"];
    private static readonly string[] KazakhFamilies = ["Тауешов", "Жолдасп", "Сартаев", "Кенжал", "Аккулов", "Бозтаев", "Нурсат", "Даумов", "Ералин", "Касатов"];
    private static readonly string[] Streets = ["Садовая", "Лесная", "Полевая", "Заречная", "Тихая", "Новая", "Вишнёвая", "Озёрная", "Парковая", "Светлая"];
    private static readonly string[] KazakhStreets = ["Көктем", "Достык", "Жастар", "Бәйтерек", "Самал", "Арман", "Болашак", "Нурлы жол"];
    private static readonly (string City, string Region)[] KazakhCities =
    [
        ("Алматы", "Алматы"), ("Астана", "Астана"), ("Шымкент", "Шымкент"), ("Караганда", "Карагандинская область"), ("Актобе", "Актюбинская область"), ("Павлодар", "Павлодарская область"),
        ("Костанай", "Костанайская область"), ("Атырау", "Атырауская область"), ("Усть-Каменогорск", "Восточно-Казахстанская область"), ("Тараз", "Жамбылская область"),
    ];

    private static readonly Dictionary<string, string> Capitals = new()
    {
        ["Московская область"] = "Подольск",
        ["Республика Татарстан"] = "Казань",
        ["Самарская область"] = "Самара",
        ["Нижегородская область"] = "Нижний Новгород",
        ["Свердловская область"] = "Екатеринбург",
        ["Челябинская область"] = "Челябинск",
        ["Новосибирская область"] = "Новосибирск",
        ["Красноярский край"] = "Красноярск",
        ["Краснодарский край"] = "Краснодар",
        ["Ростовская область"] = "Ростов-на-Дону",
        ["Приморский край"] = "Владивосток",
        ["Воронежская область"] = "Воронеж",
    };

    public string FullName => $"{LastName} {FirstName}";

    /// <summary>As under a review or in a chat: "Анна Л."</summary>
    public string DisplayName => $"{FirstName} {LastName[0]}.";

    public static Customer Of(Order order) => Of(order, order.Account.Marketplace == Home.Kaspi);

    /// <summary>The same person told in Kazakhstan's way: names, cities and telephones of there.</summary>
    public static Customer Of(Order order, bool inKazakhstan)
    {
        var dice = Dice.For(order.Seed, order.Key.Packed, Purpose);
        // Low numbers are far likelier: some people order again and again, most once.
        var namesake = (int)(Namesakes * Math.Pow(dice.Unit(), 3.5));
        var name = order.Buyer.Name.StartsWith("Покупатель", StringComparison.Ordinal) ? "" : order.Buyer.Name.ToLowerInvariant();
        var person = Dice.For(order.Seed, PersonKey(order, name, namesake), Purpose);
        var id = (long)(person.Bits() % 899_999_999) + 100_000_000;
        var publicId = new Guid((int)person.Bits(), (short)person.Bits(), 0x4a11, BitConverter.GetBytes(person.Bits()));
        return inKazakhstan ? Kazakh(order, ref person, id, publicId) : Russian(order, name, ref person, id, publicId);
    }

    private static Customer Russian(Order order, string name, ref Dice person, long id, Guid publicId)
    {
        var stem = person.Pick(Families);
        var family = stem.EndsWith("ск", StringComparison.Ordinal) || stem.EndsWith('н') && stem.Contains("озёр", StringComparison.Ordinal)
            ? stem + (order.Buyer.IsMan ? "ий" : "ая")
            : stem.EndsWith("ик", StringComparison.Ordinal) ? stem : stem + (order.Buyer.IsMan ? "" : "а");
        var first = name.Length > 0 ? $"{char.ToUpperInvariant(name[0])}{name[1..]}" : order.Buyer.IsMan ? "Александр" : "Анна";
        var city = Capitals.GetValueOrDefault(order.Place.Region, order.Place.Region);
        return new Customer(id, publicId, first, family, $"+7000{person.Between(1_000_000, 9_999_999)}", city, order.Place.Region, $"{person.Pick(Streets)} ул., д. {person.Between(1, 120)}, кв. {person.Between(1, 240)}", $"{person.Between(101, 690)}{person.Between(100, 999)}");
    }

    private static Customer Kazakh(Order order, ref Dice person, long id, Guid publicId)
    {
        var stem = person.Pick(KazakhFamilies);
        var ending = stem.EndsWith("ов", StringComparison.Ordinal) || stem.EndsWith("ев", StringComparison.Ordinal) || stem.EndsWith("ин", StringComparison.Ordinal) ? "" : "ов";
        var first = person.Pick(order.Buyer.IsMan ? KazakhMen : KazakhWomen);
        var (city, region) = KazakhCities[person.Below(KazakhCities.Length)];
        return new Customer(id, publicId, first, stem + ending + (order.Buyer.IsMan ? "" : "а"), $"+770{person.Between(3, 4)}0{person.Between(100_000, 999_999)}", city, region, $"{person.Pick(KazakhStreets)}, {person.Between(1, 90)}, {person.Between(1, 180)}", $"0{person.Between(10_000, 99_999)}");
    }

    private static long PersonKey(Order order, string name, int namesake)
    {
        var key = 17L;
        foreach (var sign in $"{order.Key.Account}/{name}/{order.Buyer.IsMan}/{order.Place.Region}/{namesake}")
        {
            key = unchecked((key * 1_000_003) ^ sign);
        }

        return key;
    }
}
