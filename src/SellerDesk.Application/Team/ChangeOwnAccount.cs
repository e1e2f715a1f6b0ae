using Microsoft.AspNetCore.Identity;
using SellerDesk.Domain.Common;
using SellerDesk.Domain.Team;

namespace SellerDesk.Application.Team;

/// <summary>What everybody may change about themselves: name, zone, password, where they are signed in.</summary>
public sealed class ChangeOwnAccount(UserManager<DeskPerson> people)
{
    public async Task<DeskPerson> RenameAsync(PersonId id, string name, string zone)
    {
        var person = await FindAsync(id);
        person.Name = PersonForm.Name(name);
        person.TimeZone = PersonForm.Zone(zone);
        (await people.UpdateAsync(person)).ThrowIfFailed();
        return person;
    }

    /// <summary>Other devices are signed out, because whoever knew the old password may sit there.</summary>
    public async Task<DeskPerson> ChangePasswordAsync(PersonId id, string current, string next)
    {
        PersonForm.CheckPassword(next);
        if (current == next)
        {
            throw new RuleException("person.passwordOld");
        }

        var person = await FindAsync(id);
        await OwnPassword.RequireAsync(people, person, current);
        (await people.ChangePasswordAsync(person, current, next)).ThrowIfFailed();
        foreach (var claim in (await people.GetClaimsAsync(person)).Where(claim => claim.Type == SignInRules.TemporaryPasswordClaim))
        {
            (await people.RemoveClaimAsync(person, claim)).ThrowIfFailed();
        }

        return person;
    }

    /// <summary>Every session but the one that gets a new cookie ends within a minute.</summary>
    public async Task<DeskPerson> SignOutEverywhereAsync(PersonId id)
    {
        var person = await FindAsync(id);
        (await people.UpdateSecurityStampAsync(person)).ThrowIfFailed();
        return person;
    }

    private async Task<DeskPerson> FindAsync(PersonId id) =>
        await people.FindByIdAsync(id.Value.ToString()) ?? throw new RuleException("person.missing");
}
