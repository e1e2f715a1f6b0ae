namespace SellerDesk.Application.Replies.Spelling;

/// <summary>Slips that no distance between words finds: run together, or chat shorthand that has no place in a reply.</summary>
internal static class CommonSlips
{
    private static readonly Dictionary<string, string> Meant = Pairs("""
        досвидания=до свидания; досвиданья=до свидания; вообщем=в общем; вобщем=в общем; вопщем=в общем; всмысле=в смысле; вкурсе=в курсе; какбудто=как будто;
        поповоду=по поводу; потомучто=потому что; тоесть=то есть; тобишь=то бишь; вслучае=в случае; вналичии=в наличии; вподарок=в подарок; навсякий=на всякий;
        какраз=как раз; незачто=не за что; немогу=не могу; немогли=не могли; небыло=не было; небудет=не будет; ненашли=не нашли; нетолько=не только;
        щас=сейчас; щяс=сейчас; сёдня=сегодня; пасиб=спасибо; пасибо=спасибо; спс=спасибо; пож=пожалуйста; пжл=пожалуйста;
        плиз=пожалуйста; чё=что; ваще=вообще; вобще=вообще; вабще=вообще; скока=сколько; када=когда; тока=только; токо=только; што=что; шо=что; ково=кого;
        всево=всего; чево=чего; ево=его; нево=него; каво=кого; зделали=сделали; зделать=сделать; зделаем=сделаем; ихний=их; евоный=его;
        извеняюсь=извините; звиняйте=извините; здрасте=здравствуйте; здрасьте=здравствуйте; зравствуйте=здравствуйте; чонить=что-нибудь;
        чтонибудь=что-нибудь; какойто=какой-то; чтото=что-то; ктото=кто-то; комуто=кому-то; изза=из-за; изпод=из-под; поидее=по идее; врядли=вряд ли; еслиб=если бы
        """);

    /// <summary><paramref name="word"/> in small letters without «ё».</summary>
    public static string? MeantBy(string word) => Meant.GetValueOrDefault(word);

    private static Dictionary<string, string> Pairs(string text) => text
        .Split(';', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries)
        .Select(pair => pair.Split('='))
        .ToDictionary(pair => pair[0].Replace('ё', 'е'), pair => pair[1], StringComparer.Ordinal);
}
