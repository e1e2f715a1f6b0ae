using System.Text.RegularExpressions;

namespace SellerDesk.Integrations.Messages;

/// <summary>The other side's words, fit to be kept and shown: one line, short, without addresses, phones and secrets.</summary>
internal static partial class Words
{
    private const int Longest = 240;

    public static string Of(string? said, params ReadOnlySpan<string> secrets)
    {
        var words = Gaps().Replace(said ?? "", " ").Trim();
        foreach (var secret in secrets)
        {
            words = secret.Length >= 4 ? words.Replace(secret, "•••", StringComparison.Ordinal) : words;
        }

        words = Addresses().Replace(words, "•••");
        return words.Length > Longest ? words[..Longest] + "…" : words;
    }

    [GeneratedRegex(@"[\s\p{Cc}]+")]
    private static partial Regex Gaps();

    [GeneratedRegex(@"[^\s<>;,:""'{}]+@[^\s<>;,""'{}]+|\+?\d{10,15}\b")]
    private static partial Regex Addresses();
}
