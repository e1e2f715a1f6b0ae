using Microsoft.EntityFrameworkCore;
using SellerDesk.Application.Data;
using SellerDesk.Domain.Team;

namespace SellerDesk.Application.Team;

/// <summary>What the account page shows of its owner.</summary>
public sealed record PersonDetails(PersonId Id, string Name, string Email, Role Role, string TimeZone, bool SecondFactor, int RecoveryCodes, bool TemporaryPassword);

public sealed class PersonCard(WholeDb database)
{
    private const string CodesToken = "RecoveryCodes";

    public async Task<PersonDetails?> LoadAsync(PersonId id, CancellationToken cancel)
    {
        await using var db = database.Open();
        var person = await db.Users.AsNoTracking().SingleOrDefaultAsync(p => p.Id == id.Value, cancel);
        if (person is null)
        {
            return null;
        }

        var codes = await db.UserTokens.AsNoTracking()
            .Where(token => token.UserId == id.Value && token.Name == CodesToken).Select(token => token.Value).SingleOrDefaultAsync(cancel);
        var temporary = await db.UserClaims.AnyAsync(claim => claim.UserId == id.Value && claim.ClaimType == SignInRules.TemporaryPasswordClaim, cancel);
        var left = codes?.Split(';', StringSplitOptions.RemoveEmptyEntries).Length ?? 0;
        return new PersonDetails(id, person.Name, person.Email!, person.Role, person.TimeZone, person.TwoFactorEnabled, left, temporary);
    }
}
