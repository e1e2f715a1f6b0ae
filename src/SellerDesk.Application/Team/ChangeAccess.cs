using System.Security.Claims;
using Microsoft.AspNetCore.Identity;
using SellerDesk.Application.Data;
using SellerDesk.Domain.Common;
using SellerDesk.Domain.Team;

namespace SellerDesk.Application.Team;

public enum AccessMove
{
    Disable,
    Enable,
    Unlock,
    ResetPassword,
    ResetSecondFactor,
}

/// <summary>Shuts or opens somebody's way in. Whatever takes access away also ends every session within a minute.</summary>
public sealed class ChangeAccess(UserManager<DeskPerson> people, SellerDeskDb db, DemoDoor demo)
{
    /// <returns>The new temporary password where one was asked for, else null.</returns>
    public async Task<string?> ExecuteAsync(Actor actor, PersonId id, AccessMove move, CancellationToken cancel)
    {
        await using var gate = await PeopleGate.EnterAsync(db, cancel);
        var person = await PeopleRules.FindChangeableAsync(people, actor, id);
        var password = await MoveAsync(person, move, cancel);
        await gate.CommitAsync(cancel);
        return password;
    }

    private async Task<string?> MoveAsync(DeskPerson person, AccessMove move, CancellationToken cancel)
    {
        switch (move)
        {
            case AccessMove.Disable:
                await DisableAsync(person, cancel);
                return null;
            case AccessMove.Enable:
                person.Disabled = person.Disabled ? false : throw new RuleException("person.notDisabled", person.Name);
                (await people.UpdateAsync(person)).ThrowIfFailed();
                return null;
            case AccessMove.Unlock:
                await UnlockAsync(person);
                return null;
            case AccessMove.ResetPassword:
                return await ResetPasswordAsync(person);
            case AccessMove.ResetSecondFactor:
                (await people.SetTwoFactorEnabledAsync(person, false)).ThrowIfFailed();
                (await people.ResetAuthenticatorKeyAsync(person)).ThrowIfFailed();
                return null;
            default:
                throw new ArgumentOutOfRangeException(nameof(move), move, null);
        }
    }

    private async Task DisableAsync(DeskPerson person, CancellationToken cancel)
    {
        if (person.Disabled)
        {
            throw new RuleException("person.alreadyDisabled", person.Name);
        }

        await PeopleRules.RequireAnotherOwnerAsync(people, demo, person, cancel);
        person.Disabled = true;
        (await people.UpdateSecurityStampAsync(person)).ThrowIfFailed();
    }

    private async Task UnlockAsync(DeskPerson person)
    {
        (await people.SetLockoutEndDateAsync(person, null)).ThrowIfFailed();
        (await people.ResetAccessFailedCountAsync(person)).ThrowIfFailed();
    }

    private async Task<string> ResetPasswordAsync(DeskPerson person)
    {
        var password = TemporaryPassword.New();
        (await people.ResetPasswordAsync(person, await people.GeneratePasswordResetTokenAsync(person), password)).ThrowIfFailed();
        var claims = await people.GetClaimsAsync(person);
        if (claims.All(claim => claim.Type != SignInRules.TemporaryPasswordClaim))
        {
            (await people.AddClaimAsync(person, new Claim(SignInRules.TemporaryPasswordClaim, "yes"))).ThrowIfFailed();
        }

        await UnlockAsync(person);
        return password;
    }
}
