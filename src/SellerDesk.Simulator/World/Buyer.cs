namespace SellerDesk.Simulator.World;

/// <summary>What the marketplace lets a seller know of a buyer: a first name. The sex is only for the grammar of the text.</summary>
internal readonly record struct Buyer(string Name, bool IsMan)
{
    private static readonly string[] Women =
    [
        "Анна", "Мария", "Елена", "Ольга", "Наталья", "Екатерина", "Татьяна", "Ирина", "Светлана", "Юлия", "Анастасия", "Дарья", "Алина", "Ксения",
        "Виктория", "Марина", "Полина", "Людмила", "Галина", "Валентина", "Надежда", "Вера", "Любовь", "Алёна", "Евгения", "Кристина", "Диана",
        "Яна", "Оксана", "Лариса", "Регина", "Гульнара", "Айгуль", "Эльвира", "Камила", "Зарина", "Маргарита", "Нина", "Тамара", "Лилия", "Инна", "Олеся",
    ];

    private static readonly string[] Men =
    [
        "Александр", "Дмитрий", "Сергей", "Андрей", "Алексей", "Максим", "Иван", "Михаил", "Николай", "Владимир", "Артём", "Кирилл", "Роман", "Игорь",
        "Олег", "Павел", "Виктор", "Юрий", "Денис", "Антон", "Руслан", "Тимур", "Рустам", "Ильдар", "Егор", "Никита", "Константин", "Вадим", "Фёдор", "Григорий",
    ];

    public static Buyer Draw(ref Dice dice, double menShare)
    {
        var isMan = dice.Chance(menShare);
        var name = dice.Pick(isMan ? Men : Women);
        // Some buyers hide behind the marketplace's own name or write theirs carelessly.
        return dice.Below(100) switch
        {
            < 4 => new Buyer("Покупатель Wildberries", isMan),
            < 7 => new Buyer(name.ToLowerInvariant(), isMan),
            _ => new Buyer(name, isMan),
        };
    }
}

/// <summary>Where an order goes, in the words of the statistics feed.</summary>
internal sealed record Place(string Country, string District, string Region, double Weight, double Days)
{
    private static readonly Place[] All =
    [
        new("Россия", "Центральный федеральный округ", "Московская область", 15, 1.2),
        new("Россия", "Центральный федеральный округ", "Москва", 18, 1.0),
        new("Россия", "Северо-Западный федеральный округ", "Санкт-Петербург", 10, 1.6),
        new("Россия", "Приволжский федеральный округ", "Республика Татарстан", 6, 2.2),
        new("Россия", "Приволжский федеральный округ", "Самарская область", 4, 2.4),
        new("Россия", "Приволжский федеральный округ", "Нижегородская область", 4, 2.0),
        new("Россия", "Уральский федеральный округ", "Свердловская область", 6, 3.0),
        new("Россия", "Уральский федеральный округ", "Челябинская область", 4, 3.2),
        new("Россия", "Сибирский федеральный округ", "Новосибирская область", 5, 4.0),
        new("Россия", "Сибирский федеральный округ", "Красноярский край", 3, 4.6),
        new("Россия", "Южный федеральный округ", "Краснодарский край", 8, 2.4),
        new("Россия", "Южный федеральный округ", "Ростовская область", 5, 2.3),
        new("Россия", "Дальневосточный федеральный округ", "Приморский край", 2, 7.5),
        new("Россия", "Центральный федеральный округ", "Воронежская область", 3, 1.8),
        new("Беларусь", "Минская область", "Минск", 4, 2.6),
        new("Казахстан", "Алматинская область", "Алматы", 3, 5.0),
    ];

    private static readonly double[] Weights = [.. All.Select(place => place.Weight)];

    public static Place Draw(ref Dice dice) => All[dice.Weighted(Weights)];
}
