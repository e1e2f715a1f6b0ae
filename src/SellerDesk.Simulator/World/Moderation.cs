using System.Text.RegularExpressions;

namespace SellerDesk.Simulator.World;

/// <summary>What moderation does not let through anywhere: links, addresses, telephones, other ways to get in touch.</summary>
internal static partial class Moderation
{
    public static bool Refuses(string text) => Contacts().IsMatch(text);

    [GeneratedRegex(@"https?://|www\.|\b[\w-]+\.(ru|com|рф|net|org|shop)\b|[\w.+-]+@[\w-]+\.\w+|(^|\s)@\w{3,}|(\+7|\b8)[\s(-]*\d{3}[\s)-]*\d{3}[\s-]*\d{2}[\s-]*\d{2}|\b(telegram|whatsapp|viber|телеграм|ватсап|вотсап|вайбер|инстаграм)", RegexOptions.IgnoreCase)]
    private static partial Regex Contacts();
}
