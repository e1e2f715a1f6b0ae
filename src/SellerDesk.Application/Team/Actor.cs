using SellerDesk.Application.Data;
using SellerDesk.Domain.Common;
using SellerDesk.Domain.Shops;
using SellerDesk.Domain.Team;

namespace SellerDesk.Application.Team;

/// <summary>
/// Who asks a use case to do something: a person, a program with a token, or the desk itself. Pages hide what a role may not do;
/// the use case refuses it all the same.
/// </summary>
/// <param name="PersonId">Null for programs and for the desk itself.</param>
/// <param name="Name">What the history shows.</param>
public sealed record Actor(PersonId? PersonId, string Name, Role Role, ShopScope Scope)
{
    /// <summary>The command line, jobs and start-up: whoever reaches the machine owns the desk.</summary>
    public static readonly Actor Desk = new(null, "SellerDesk", Role.Owner, ShopScope.Everything);

    /// <exception cref="RuleException"><c>role.needed</c> when the role is lower.</exception>
    public void RequireRole(Role least)
    {
        if (Role < least)
        {
            throw new RuleException("role.needed", least);
        }
    }

    /// <exception cref="RuleException"><c>shop.notYours</c> when the shop is not one of theirs.</exception>
    public void RequireShop(ShopId shop)
    {
        if (!Scope.Contains(shop))
        {
            throw new RuleException("shop.notYours");
        }
    }
}
