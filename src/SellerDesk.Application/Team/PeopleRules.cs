using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using SellerDesk.Application.Data;
using SellerDesk.Domain.Common;
using SellerDesk.Domain.Team;

namespace SellerDesk.Application.Team;

/// <summary>Who may change whom. Owners: anybody but themselves. Managers: anybody but owners and themselves. The last owner stays.</summary>
internal static class PeopleRules
{
    public static void RequireMayGive(Actor actor, Role role, ShopScope shops)
    {
        actor.RequireRole(Role.Manager);
        if (role == Role.Owner)
        {
            actor.RequireRole(Role.Owner);
        }

        // Nobody hands out more than they have.
        if (!actor.Scope.All && (shops.All || shops.Shops.Any(shop => !actor.Scope.Contains(shop))))
        {
            throw new RuleException("person.shopsNotYours");
        }
    }

    public static async Task<DeskPerson> FindChangeableAsync(UserManager<DeskPerson> people, Actor actor, PersonId id)
    {
        actor.RequireRole(Role.Manager);
        var person = await people.FindByIdAsync(id.Value.ToString()) ?? throw new RuleException("person.missing");
        if (person.PersonId == actor.PersonId)
        {
            throw new RuleException("person.notYourself");
        }

        if (person.Role == Role.Owner)
        {
            actor.RequireRole(Role.Owner);
        }

        return person;
    }

    public static async Task RequireAnotherOwnerAsync(UserManager<DeskPerson> people, DemoDoor demo, DeskPerson leaving, CancellationToken cancel)
    {
        if (leaving.Role == Role.Owner && !leaving.Disabled
            && !await demo.Welcome(people.Users).AnyAsync(p => p.Role == Role.Owner && !p.Disabled && p.Id != leaving.Id, cancel))
        {
            throw new RuleException("person.lastOwner", leaving.Name);
        }
    }
}
