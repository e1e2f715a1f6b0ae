using SellerDesk.Application.Marketplaces;
using SellerDesk.Domain.Buyers;

namespace SellerDesk.Application.Buyers;

/// <summary>A thing that came with keys of its buyer.</summary>
/// <param name="Number">The marketplace's number of the thing.</param>
/// <param name="Keys">The surest first.</param>
internal sealed record BuyerClaim(string Number, IReadOnlyList<HashedKey> Keys);

/// <summary>Whose the things of a batch are, and what the desk did not know yet.</summary>
internal sealed record Recognised(
    IReadOnlyList<(string Number, Guid Buyer, MatchQuality Quality)> Links, IReadOnlyList<Guid> Fresh, IReadOnlyList<(HashedKey Key, Guid Buyer)> Keys,
    IReadOnlyList<(Guid One, Guid Other, BuyerKeyKind Shared)> Pairs);

/// <summary>
/// Who is who in a batch: the surest known key decides; keys of the same thing that lead to somebody else make a pair that people decide on. A phone or an address alone
/// never adds a new account to a known person: that is a pair too.
/// </summary>
internal static class Recognition
{
    public static Recognised Of(IReadOnlyList<BuyerClaim> claims, IReadOnlyDictionary<HashedKey, Guid> known)
    {
        var all = new Dictionary<HashedKey, Guid>(known);
        var (links, fresh, keys, pairs) = (new List<(string, Guid, MatchQuality)>(claims.Count), new List<Guid>(), new List<(HashedKey, Guid)>(), new HashSet<(Guid, Guid, BuyerKeyKind)>());
        foreach (var claim in claims)
        {
            var deciding = Deciding(claim, all);
            Guid buyer;
            if (deciding is { } key)
            {
                buyer = all[key];
            }
            else
            {
                buyer = Guid.CreateVersion7();
                fresh.Add(buyer);
            }

            foreach (var one in claim.Keys)
            {
                if (all.TryAdd(one, buyer))
                {
                    keys.Add((one, buyer));
                }
                else if (all[one] is var other && other != buyer)
                {
                    pairs.Add(other.CompareTo(buyer) < 0 ? (other, buyer, one.Kind) : (buyer, other, one.Kind));
                }
            }

            links.Add((claim.Number, buyer, BuyerKey.QualityOf((deciding ?? claim.Keys[0]).Kind)));
        }

        return new Recognised(links, fresh, keys, [.. pairs]);
    }

    /// <summary>The surest key that is known. A shared one decides only for a thing that has nothing surer.</summary>
    private static HashedKey? Deciding(BuyerClaim claim, Dictionary<HashedKey, Guid> known)
    {
        var sure = BuyerKey.QualityOf(claim.Keys[0].Kind) == MatchQuality.Certain;
        foreach (var key in claim.Keys.Where(key => !sure || BuyerKey.QualityOf(key.Kind) == MatchQuality.Certain))
        {
            if (known.ContainsKey(key))
            {
                return key;
            }
        }

        return null;
    }
}
