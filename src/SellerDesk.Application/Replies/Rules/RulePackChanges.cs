using SellerDesk.Domain.Replies.Rules;

namespace SellerDesk.Application.Replies.Rules;

/// <summary>One difference between two versions of a desk's own rules.</summary>
/// <param name="Kind">on, off, usual, block, warn, add, drop, change, word, noword, line, noline.</param>
/// <param name="Code">The entry or list that it is about.</param>
/// <param name="Detail">The word or line, where there is one.</param>
public sealed record RulePackChange(string Kind, string Code, string Detail = "");

/// <summary>What has changed from one version of a desk's own rules to another, said entry by entry and word by word.</summary>
public static class RulePackChanges
{
    public static IReadOnlyList<RulePackChange> Between(RulePack before, RulePack after) =>
        [.. Switches(before, after), .. Severities(before, after), .. Words(before, after), .. Entries(before, after)];

    private static IEnumerable<RulePackChange> Switches(RulePack before, RulePack after) =>
        after.Off.Except(before.Off).Select(code => new RulePackChange("off", code))
            .Concat(before.Off.Except(after.Off).Union(after.On.Except(before.On)).Select(code => new RulePackChange("on", code)));

    private static IEnumerable<RulePackChange> Severities(RulePack before, RulePack after) =>
        before.Severities.Keys.Union(after.Severities.Keys)
            .Where(code => !before.Severities.TryGetValue(code, out var old) || !after.Severities.TryGetValue(code, out var now) || old != now)
            .Select(code => new RulePackChange(after.Severities.TryGetValue(code, out var now) ? now == FindingSeverity.Block ? "block" : "warn" : "usual", code));

    private static IEnumerable<RulePackChange> Words(RulePack before, RulePack after) =>
        before.Lists.Keys.Union(after.Lists.Keys).SelectMany(name =>
            Lines("word", "noword", name, before.Lists.GetValueOrDefault(name, []), after.Lists.GetValueOrDefault(name, [])));

    private static IEnumerable<RulePackChange> Entries(RulePack before, RulePack after)
    {
        var (old, now) = (before.Entries.ToDictionary(entry => entry.Code), after.Entries.ToDictionary(entry => entry.Code));
        foreach (var code in old.Keys.Union(now.Keys).Order(StringComparer.Ordinal))
        {
            if (!old.TryGetValue(code, out var was))
            {
                yield return new RulePackChange("add", code, now[code].Ru);
                was = now[code] with { Phrases = [], Expressions = [] };
            }
            else if (!now.ContainsKey(code))
            {
                yield return new RulePackChange("drop", code, was.Ru);
                continue;
            }

            var entry = now[code];
            if ((was.Rule, was.Severity, was.Ru, was.En) != (entry.Rule, entry.Severity, entry.Ru, entry.En))
            {
                yield return new RulePackChange("change", code, entry.Ru);
            }

            foreach (var line in Lines("line", "noline", code, [.. was.Phrases, .. was.Expressions], [.. entry.Phrases, .. entry.Expressions]))
            {
                yield return line;
            }
        }
    }

    private static IEnumerable<RulePackChange> Lines(string more, string less, string code, IReadOnlyList<string> before, IReadOnlyList<string> after) =>
        before.Except(after).Select(line => new RulePackChange(less, code, line)).Concat(after.Except(before).Select(line => new RulePackChange(more, code, line)));
}
