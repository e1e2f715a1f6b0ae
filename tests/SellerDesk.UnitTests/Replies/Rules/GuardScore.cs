using SellerDesk.Application.Replies.Rules;
using SellerDesk.Application.Replies.Spelling;
using SellerDesk.Domain.Inbox;
using SellerDesk.Domain.Replies.Rules;
using SellerDesk.Domain.Shops;
using SellerDesk.UnitTests.Replies.Spelling;

namespace SellerDesk.UnitTests.Replies.Rules;

/// <summary>How well the guard agrees with the labels of a set: F1 of "breaks anything" and of each rule, false alarms on clean replies.</summary>
internal sealed class GuardScore
{
    private readonly List<(LabelledReply Reply, HashSet<string> Found)> judged;

    private GuardScore(List<(LabelledReply Reply, HashSet<string> Found)> judged) => this.judged = judged;

    public double AnyF1 => F1(row => row.Reply.Rules.Count > 0, row => row.Found.Count > 0);

    public double FalseAlarms => Share(judged.Where(row => row.Reply.Rules.Count == 0), row => row.Found.Count > 0);

    /// <summary>What the guard and the labels do not agree on, for reading.</summary>
    public IEnumerable<string> Disagreements => judged
        .Where(row => !row.Found.SetEquals(row.Reply.Rules))
        .Select(row => $"missed {string.Join(',', row.Reply.Rules.Except(row.Found))} extra {string.Join(',', row.Found.Except(row.Reply.Rules))} {row.Reply}");

    public static GuardScore On(IEnumerable<LabelledReply> replies)
    {
        var own = new OwnWords(null!, TimeProvider.System);
        var guard = new ReplyGuard(null!, new SpellingCheck(SystemDictionary.Installed, own), own);
        var rules = Enum.GetValues<Marketplace>().ToDictionary(known => known, known => RuleSet.Of(ShippedPacks.For(known)));
        return new GuardScore([.. replies.Select(reply => (reply, Found(guard, rules, reply)))]);
    }

    public double RuleF1(string rule) => F1(row => row.Reply.Rules.Contains(rule), row => row.Found.Contains(rule));

    private static HashSet<string> Found(ReplyGuard guard, Dictionary<Marketplace, RuleSet> rules, LabelledReply reply)
    {
        var marketplace = Enum.Parse<Marketplace>(reply.Marketplace, ignoreCase: true);
        var kind = Enum.Parse<WorkItemKind>(reply.Kind, ignoreCase: true);
        return [.. guard.Check(rules[marketplace], new ReplyToCheck(marketplace, kind, reply.Text)).Findings.Select(finding => finding.Rule)];
    }

    private double F1(Func<(LabelledReply Reply, HashSet<string> Found), bool> wanted, Func<(LabelledReply Reply, HashSet<string> Found), bool> found)
    {
        var hit = judged.Count(row => wanted(row) && found(row));
        var wrong = judged.Count(row => wanted(row) != found(row));
        return hit == 0 ? 0 : 2.0 * hit / (2 * hit + wrong);
    }

    private static double Share<T>(IEnumerable<T> all, Func<T, bool> those)
    {
        var list = all.ToList();
        return list.Count == 0 ? 0 : (double)list.Count(those) / list.Count;
    }
}
