using SellerDesk.Application.Replies.Rules;
using SellerDesk.Domain.Replies.Rules;
using SellerDesk.Web.Shell.Language;

namespace SellerDesk.Web.Replies.Rules;

/// <summary>How entries and changes of rules are said.</summary>
internal static class ReplyRulesWords
{
    /// <summary>An entry's reason, where the marked words are not known.</summary>
    public static string Why(Texts t, RuleEntry entry)
    {
        var why = t.Language == "ru" ? entry.Ru : entry.En;
        return (why.Length > 0 ? why : entry.Ru.Length > 0 ? entry.Ru : entry.Code).Replace("{0}", "…", StringComparison.Ordinal);
    }

    public static string Change(Texts t, RulePackChange change) => t["guard.change." + change.Kind, change.Code == RulePack.AllowedList ? t["guard.words.allowed"] : change.Code, change.Detail];
}
