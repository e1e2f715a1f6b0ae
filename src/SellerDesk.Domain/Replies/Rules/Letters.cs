namespace SellerDesk.Domain.Replies.Rules;

/// <summary>What a letter is, what it looks like, and what people write instead of it.</summary>
internal static class Letters
{
    public static bool IsCyrillic(char letter) => letter is >= 'Ѐ' and <= 'ӿ' && char.IsLetter(letter);

    public static bool IsLatin(char letter) => letter is (>= 'a' and <= 'z') or (>= 'A' and <= 'Z');

    /// <summary>The Cyrillic letter that a Latin one (lower case) looks like; the same letter where it looks like none.</summary>
    public static char ToCyrillic(char letter) => letter switch
    {
        'a' => 'а',
        'c' => 'с',
        'e' => 'е',
        'k' => 'к',
        'm' => 'м',
        'o' => 'о',
        'p' => 'р',
        'x' => 'х',
        'y' => 'у',
        'b' => 'в',
        't' => 'т',
        'h' => 'н',
        'i' => 'и',
        'u' => 'и',
        'n' => 'п',
        'r' => 'г',
        'd' => 'д',
        'g' => 'д',
        'l' => 'л',
        'v' => 'в',
        'z' => 'з',
        's' => 'с',
        'f' => 'ф',
        'j' => 'й',
        _ => letter,
    };

    /// <summary>The Latin letter that a Cyrillic one (lower case) looks like.</summary>
    public static char ToLatin(char letter) => letter switch
    {
        'а' => 'a',
        'с' => 'c',
        'е' => 'e',
        'к' => 'k',
        'м' => 'm',
        'о' => 'o',
        'р' => 'p',
        'х' => 'x',
        'у' => 'y',
        'в' => 'b',
        'т' => 't',
        'н' => 'h',
        'і' => 'i',
        _ => letter,
    };

    /// <summary>Nobody can tell it from a Cyrillic letter, in the case in which it stands.</summary>
    public static bool LooksCyrillic(char letter) => letter is 'a' or 'c' or 'e' or 'o' or 'p' or 'x' or 'y' or 'k' or 'A' or 'B' or 'C' or 'E' or 'H' or 'K' or 'M' or 'O' or 'P' or 'T' or 'X' or 'Y';

    /// <summary>Nobody can tell it from a Latin letter, in the case in which it stands.</summary>
    public static bool LooksLatin(char letter) => letter is 'а' or 'с' or 'е' or 'о' or 'р' or 'х' or 'у' or 'к' or 'А' or 'В' or 'С' or 'Е' or 'Н' or 'К' or 'М' or 'О' or 'Р' or 'Т' or 'Х' or 'У' or 'і' or 'І';

    /// <summary>A digit or sign written for a letter: <c>п0дар0к</c>.</summary>
    public static char OfSign(char sign) => sign switch
    {
        '0' => 'о',
        '3' => 'з',
        '4' => 'ч',
        '6' => 'б',
        '1' => 'и',
        '@' => 'а',
        '$' => 'с',
        '€' => 'е',
        _ => sign,
    };

    /// <summary>A letter written for a digit: <c>8-9I6-OOO</c>.</summary>
    public static char ToDigit(char letter) => letter switch
    {
        'о' or 'o' => '0',
        'з' => '3',
        'l' or 'i' or 'і' or '|' => '1',
        'б' => '6',
        'ч' => '4',
        'в' => '8',
        'b' => '8',
        's' => '5',
        _ => letter,
    };
}
