namespace SellerDesk.Web.Shell.Language;

/// <summary>The small words and signs that numbers and times are written with.</summary>
public sealed record FormatWords
{
    public const char NoBreakSpace = '\u00A0';

    public required char Group { get; init; }
    public required char Point { get; init; }
    public required string PercentSign { get; init; }
    public required string PercentPoints { get; init; }
    public required string Day { get; init; }
    public required string Hour { get; init; }
    public required string Minute { get; init; }
    public required string Second { get; init; }
    public required string JustNow { get; init; }
    public required string Ago { get; init; }
    public required string Today { get; init; }
    public required string Yesterday { get; init; }
    public required string Tomorrow { get; init; }
    public required string And { get; init; }
    public required string[] ShortMonths { get; init; }
    public required string[] Months { get; init; }
    public required string[] Weekdays { get; init; }
    public required string[] FileSizes { get; init; }

    public static FormatWords Of(string language) => language == "ru" ? Russian : English;

    private static FormatWords Russian { get; } = new()
    {
        Group = NoBreakSpace,
        Point = ',',
        PercentSign = "\u00A0%",
        PercentPoints = "п.п.",
        Day = "д",
        Hour = "ч",
        Minute = "мин",
        Second = "с",
        JustNow = "только что",
        Ago = "{0} назад",
        Today = "сегодня",
        Yesterday = "вчера",
        Tomorrow = "завтра",
        And = "и",
        ShortMonths = ["янв", "фев", "мар", "апр", "май", "июн", "июл", "авг", "сен", "окт", "ноя", "дек"],
        Months = ["января", "февраля", "марта", "апреля", "мая", "июня", "июля", "августа", "сентября", "октября", "ноября", "декабря"],
        Weekdays = ["воскресенье", "понедельник", "вторник", "среда", "четверг", "пятница", "суббота"],
        FileSizes = ["Б", "КБ", "МБ", "ГБ", "ТБ"],
    };

    private static FormatWords English { get; } = new()
    {
        Group = ',',
        Point = '.',
        PercentSign = "%",
        PercentPoints = "pp",
        Day = "d",
        Hour = "h",
        Minute = "min",
        Second = "s",
        JustNow = "just now",
        Ago = "{0} ago",
        Today = "today",
        Yesterday = "yesterday",
        Tomorrow = "tomorrow",
        And = "and",
        ShortMonths = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"],
        Months = ["January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November", "December"],
        Weekdays = ["Sunday", "Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday"],
        FileSizes = ["B", "KB", "MB", "GB", "TB"],
    };
}
