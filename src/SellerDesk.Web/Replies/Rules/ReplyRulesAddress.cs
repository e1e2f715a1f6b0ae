using SellerDesk.Domain.Replies.Rules;

namespace SellerDesk.Web.Replies.Rules;

/// <summary>Addresses of the reply rules: whose rules, and what is opened beside the list.</summary>
internal static class ReplyRulesAddress
{
    public const string Page = "/settings/reply-rules";
    public const string Training = "/training/reply-rules";

    public const string TryOut = "try";
    public const string Words = "words";
    public const string Versions = "versions";
    public const string New = "new";

    /// <param name="open">One of the constants, or the code of an entry.</param>
    public static string Of(string marketplace, string? open = null)
    {
        var pack = marketplace == RulePack.Common ? null : $"pack={marketplace}";
        var side = open is null or TryOut ? null : $"open={Uri.EscapeDataString(open)}";
        var query = string.Join('&', new[] { pack, side }.OfType<string>());
        return query.Length == 0 ? Page : $"{Page}?{query}";
    }
}
