using System.Buffers;
using System.Text.RegularExpressions;

namespace SellerDesk.Domain.Replies.Rules.Detectors;

/// <summary>Addresses of sites and mail boxes, except the marketplace's own sites; names behind an @.</summary>
internal static partial class LinkDetector
{
    private static readonly SearchValues<char> AddressSigns = SearchValues.Create(".,/w");

    public static IEnumerable<Mark> FindLinks(DetectorInput input)
    {
        if (!MayHoldAddress(input.Plain))
        {
            yield break;
        }

        var zones = input.Lists.Set("zones");
        var own = input.Lists.Set("own-domains");
        foreach (Match match in Address().Matches(input.Plain))
        {
            var host = match.Groups["host"].Value.Replace(" ", "", StringComparison.Ordinal).Replace(',', '.');
            var explicitly = match.Groups["scheme"].Success;
            if ((explicitly || (zones.Contains(host[(host.LastIndexOf('.') + 1)..]) && LooksLikeHost(input, match, host))) && !IsOwn(host, own))
            {
                yield return new Mark(match.Index, match.Index + match.Length);
            }
        }
    }

    /// <summary>Every address needs a stop or comma that ends no sentence, or a scheme; most replies have neither, and the expression is dear.</summary>
    private static bool MayHoldAddress(string plain)
    {
        for (var at = plain.AsSpan().IndexOfAny(AddressSigns); at >= 0 && at < plain.Length;)
        {
            var next = at + 1 < plain.Length ? plain[at + 1] : ' ';
            var second = at + 2 < plain.Length ? plain[at + 2] : ' ';
            if (plain[at] is '/' or 'w' ? next == plain[at] || next == ' ' : char.IsLetter(next) || (at > 0 && plain[at - 1] == ' ') || (next == ' ' && Letters.IsLatin(second)))
            {
                return true;
            }

            var ahead = plain.AsSpan(at + 1).IndexOfAny(AddressSigns);
            at = ahead < 0 ? plain.Length : at + 1 + ahead;
        }

        return false;
    }

    public static IEnumerable<Mark> FindMail(DetectorInput input) => Mail().Matches(input.Plain).Select(match => new Mark(match.Index, match.Index + match.Length));

    public static IEnumerable<Mark> FindHandles(DetectorInput input) => Handle().Matches(input.Plain).Select(match => new Mark(match.Index, match.Index + match.Length));

    internal static bool IsOwn(string host, HashSet<string> own)
    {
        var bare = host.StartsWith("www.", StringComparison.Ordinal) ? host[4..] : host;
        while (bare.Length > 0)
        {
            if (own.Contains(bare))
            {
                return true;
            }

            var dot = bare.IndexOf('.', StringComparison.Ordinal);
            bare = dot < 0 ? "" : bare[(dot + 1)..];
        }

        return false;
    }

    /// <summary>"заказ.рус" may be a site, "отзыв.мы" is a full stop without its space.</summary>
    private static bool LooksLikeHost(DetectorInput input, Match match, string host)
    {
        var zone = host[(host.LastIndexOf('.') + 1)..];
        var name = host[..host.LastIndexOf('.')];
        var spaced = match.Groups["host"].Value.Contains(' ') || match.Groups["host"].Value.Contains(',');
        if (Letters.IsCyrillic(zone[0]))
        {
            return !spaced && !char.IsUpper(input.Text.Text.GivenAt(match.Index + match.Length - 1 - (zone.Length - 1)));
        }

        return (name.Length > 1 || match.Groups["path"].Success) && name.Any(Letters.IsLatin) | name.Any(Letters.IsCyrillic) && (!spaced || (name.Length > 2 && zone is "ru" or "com" or "kz" or "net" or "org" or "by" or "shop" or "store"));
    }

    [GeneratedRegex(@"(?<scheme>(?:https?|hxxps?|ftp|tg)\s?:\s?/\s?/|www\s?\.)?(?<host>[a-zа-я0-9](?:[a-zа-я0-9_-]*[a-zа-я0-9])?(?:\.[a-zа-я0-9][a-zа-я0-9_-]*)*(?:\.|\s\.\s?|\.\s(?=(?:ru|com|kz|net|org)\b)|,(?=(?:ru|com|kz|net|org)\b))[a-zа-я]{2,})(?<path>/[^\s,;""]*)?", RegexOptions.CultureInvariant)]
    private static partial Regex Address();

    [GeneratedRegex(@"[a-zа-я0-9][a-zа-я0-9._%+-]*\s?[@＠]\s?[a-zа-я0-9-]+(?:\s?\.\s?[a-zа-я0-9-]+)+", RegexOptions.CultureInvariant)]
    private static partial Regex Mail();

    [GeneratedRegex(@"(?<![a-zа-я0-9._%+-])@\s?[a-zа-я0-9_][a-zа-я0-9_.]{2,}", RegexOptions.CultureInvariant)]
    private static partial Regex Handle();
}
