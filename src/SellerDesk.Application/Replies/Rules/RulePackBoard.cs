using Microsoft.EntityFrameworkCore;
using SellerDesk.Application.Data;
using SellerDesk.Domain.Replies.Rules;

namespace SellerDesk.Application.Replies.Rules;

/// <summary>The rules of a marketplace, or those for all of them, as the settings show them.</summary>
public sealed class RulePackBoard(WholeDb database)
{
    private const int VersionsShown = 20;

    /// <param name="marketplace">A marketplace's code, or <see cref="RulePack.Common"/>.</param>
    public async Task<RulePackCard> LoadAsync(string marketplace, CancellationToken cancel)
    {
        await using var db = database.Open();
        var versions = await db.RulePacks.AsNoTracking().Where(pack => pack.Marketplace == marketplace).OrderByDescending(pack => pack.Version).Take(VersionsShown).ToListAsync(cancel);
        var common = marketplace == RulePack.Common ? null : await db.RulePacks.AsNoTracking().Where(pack => pack.Marketplace == RulePack.Common).OrderByDescending(pack => pack.Version).FirstOrDefaultAsync(cancel);
        var own = versions.Count == 0 ? new RulePack { Marketplace = marketplace } : RulePackText.Read(versions[0].Content);
        var before = new List<RulePack>(ShippedOf(marketplace));
        if (common is not null)
        {
            before.Add(RulePackText.Read(common.Content));
        }

        var applying = RuleSet.Applying([.. before, own]).Select(entry => entry.Code).ToHashSet(StringComparer.Ordinal);
        var shipped = before.SelectMany(pack => pack.Entries).GroupBy(entry => entry.Code).Select(same => same.Last())
            .Where(entry => own.Entries.All(mine => mine.Code != entry.Code))
            .Select(entry => new RuleEntryRow(entry with { Severity = UsualOf(entry, before) }, applying.Contains(entry.Code), false));
        var mine = own.Entries.Select(entry => new RuleEntryRow(entry, applying.Contains(entry.Code), true));
        return new RulePackCard(
            own,
            [.. shipped.Concat(mine).OrderBy(row => row.Entry.Rule, StringComparer.Ordinal)],
            before.SelectMany(pack => pack.Lists).GroupBy(list => list.Key, StringComparer.Ordinal).ToDictionary(list => list.Key, list => (IReadOnlyList<string>)[.. list.SelectMany(words => words.Value)], StringComparer.Ordinal),
            [.. versions.Select(version => new RulePackVersionRow(version.Version, version.AuthorId, version.CreatedAt))]);
    }

    /// <summary>An earlier version's text, to go back to.</summary>
    public async Task<RulePack?> VersionAsync(string marketplace, int version, CancellationToken cancel)
    {
        await using var db = database.Open();
        var row = await db.RulePacks.AsNoTracking().FirstOrDefaultAsync(pack => pack.Marketplace == marketplace && pack.Version == version, cancel);
        return row is null ? null : RulePackText.Read(row.Content);
    }

    private static FindingSeverity UsualOf(RuleEntry entry, IReadOnlyList<RulePack> packs) =>
        packs.LastOrDefault(pack => pack.Severities.ContainsKey(entry.Code))?.Severities[entry.Code] ?? entry.Severity;

    private static IEnumerable<RulePack> ShippedOf(string marketplace) => ShippedPacks.All.Where(pack => pack.Marketplace == RulePack.Common || pack.Marketplace == marketplace);
}

/// <summary>The rules of one marketplace.</summary>
/// <param name="Own">What people of this desk changed; saved back through <see cref="SaveRulePack"/>.</param>
/// <param name="Lists">Lists that phrases may name.</param>
public sealed record RulePackCard(RulePack Own, IReadOnlyList<RuleEntryRow> Entries, IReadOnlyDictionary<string, IReadOnlyList<string>> Lists, IReadOnlyList<RulePackVersionRow> Versions);

/// <param name="IsOn">Applies to replies.</param>
/// <param name="IsOwn">Written by people of this desk, or changed by them.</param>
public sealed record RuleEntryRow(RuleEntry Entry, bool IsOn, bool IsOwn);

public sealed record RulePackVersionRow(int Version, Guid? AuthorId, DateTimeOffset CreatedAt);
