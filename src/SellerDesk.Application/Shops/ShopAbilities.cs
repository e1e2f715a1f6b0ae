using SellerDesk.Application.Marketplaces;
using SellerDesk.Domain.Shops;

namespace SellerDesk.Application.Shops;

/// <summary>Brings the rows of what a shop may do up to what was found.</summary>
internal static class ShopAbilities
{
    /// <param name="known">The rows that are there; changed in place.</param>
    /// <returns>The rows that are new.</returns>
    public static List<ShopAbility> Update(ShopId shopId, IReadOnlyCollection<ShopAbility> known, IReadOnlyList<AbilityFact> facts, DateTimeOffset now)
    {
        var added = new List<ShopAbility>();
        foreach (var fact in facts)
        {
            var row = known.FirstOrDefault(row => row.Ability == fact.Ability);
            if (row is null)
            {
                row = ShopAbility.Of(shopId, fact.Ability, now);
                added.Add(row);
            }

            // A look that could not tell does not forget what an earlier one found.
            if (fact.State != AbilityState.Unknown || row.State == AbilityState.Unknown)
            {
                row.Found(fact.State, fact.Need, now);
            }
        }

        return added;
    }
}
