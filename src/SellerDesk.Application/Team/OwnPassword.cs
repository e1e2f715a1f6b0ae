using Microsoft.AspNetCore.Identity;
using SellerDesk.Domain.Common;

namespace SellerDesk.Application.Team;

/// <summary>Asks for the password again before something that a stolen session must not do; wrong ones count as at the door.</summary>
internal static class OwnPassword
{
    public static async Task RequireAsync(UserManager<DeskPerson> people, DeskPerson person, string password)
    {
        PersonForm.CheckPassword(password);
        if (await people.IsLockedOutAsync(person))
        {
            throw new RuleException("person.lockedOut");
        }

        if (!await people.CheckPasswordAsync(person, password))
        {
            (await people.AccessFailedAsync(person)).ThrowIfFailed();
            throw new RuleException("person.passwordWrong");
        }

        (await people.ResetAccessFailedCountAsync(person)).ThrowIfFailed();
    }
}
