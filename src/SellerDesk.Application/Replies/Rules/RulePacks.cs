using System.Collections.Concurrent;
using Microsoft.EntityFrameworkCore;
using SellerDesk.Application.Data;
using SellerDesk.Domain.Replies.Rules;
using SellerDesk.Domain.Shops;

namespace SellerDesk.Application.Replies.Rules;

/// <summary>The rules in force: the shipped packs and what people of this desk changed, ready to check with. Another node's change is seen within seconds.</summary>
public sealed class RulePacks(WholeDb database, TimeProvider time)
{
    private static readonly TimeSpan FreshFor = TimeSpan.FromSeconds(15);

    private readonly ConcurrentDictionary<Marketplace, (string Versions, RuleSet Rules)> ready = new();
    private IReadOnlyList<RulePackVersion> own = [];
    private DateTimeOffset readAt = DateTimeOffset.MinValue;

    public async ValueTask<RuleSet> ForAsync(Marketplace marketplace, CancellationToken cancel)
    {
        if (time.GetUtcNow() - readAt > FreshFor)
        {
            own = await NewestAsync(cancel);
            readAt = time.GetUtcNow();
        }

        var applying = OwnOf(own, marketplace);
        var versions = string.Join(' ', applying.Select(pack => pack.Id));
        if (ready.TryGetValue(marketplace, out var known) && known.Versions == versions)
        {
            return known.Rules;
        }

        var rules = Compile(marketplace, applying);
        ready[marketplace] = (versions, rules);
        return rules;
    }

    /// <summary>The next check reads what has just been saved.</summary>
    public void Forget() => readAt = DateTimeOffset.MinValue;

    /// <summary>A pack of an older desk that this one cannot read does not leave the shop without rules: the shipped ones remain.</summary>
    private static RuleSet Compile(Marketplace marketplace, IReadOnlyList<RulePackVersion> own)
    {
        var shipped = ShippedPacks.For(marketplace);
        try
        {
            return RuleSet.Of([.. shipped, .. own.Select(version => RulePackText.Read(version.Content))]);
        }
        catch (RulePackException)
        {
            return RuleSet.Of(shipped);
        }
    }

    private static List<RulePackVersion> OwnOf(IReadOnlyList<RulePackVersion> own, Marketplace marketplace) =>
        [.. own.Where(pack => pack.Marketplace == RulePack.Common), .. own.Where(pack => pack.Marketplace == ShippedPacks.CodeOf(marketplace))];

    private async Task<IReadOnlyList<RulePackVersion>> NewestAsync(CancellationToken cancel)
    {
        await using var db = database.Open();
        return await db.RulePacks.AsNoTracking().Where(pack => !db.RulePacks.Any(newer => newer.Marketplace == pack.Marketplace && newer.Version > pack.Version)).ToListAsync(cancel);
    }
}
