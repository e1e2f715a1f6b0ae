using Microsoft.EntityFrameworkCore;
using SellerDesk.Application.Data;
using SellerDesk.Domain.Team;

namespace SellerDesk.Application.Team;

public sealed record PersonRow(
    PersonId Id, string Name, string Email, Role Role, bool AllShops, IReadOnlyList<Guid> ShopIds, bool Disabled, bool SecondFactor, DateTimeOffset? LockedUntil);

/// <summary>Everybody who has, or had, a way in: those who can sign in first, then by name.</summary>
public sealed class PeopleList(WholeDb database)
{
    public async Task<IReadOnlyList<PersonRow>> LoadAsync(Actor actor, DateTimeOffset now, CancellationToken cancel)
    {
        actor.RequireRole(Role.Manager);
        await using var db = database.Open();
        return await db.Users.AsNoTracking()
            .OrderBy(p => p.Disabled).ThenBy(p => p.Name).ThenBy(p => p.Id)
            .Select(p => new PersonRow(new PersonId(p.Id), p.Name, p.Email!, p.Role, p.AllShops, p.ShopIds, p.Disabled, p.TwoFactorEnabled,
                p.LockoutEnd > now ? p.LockoutEnd : null))
            .ToListAsync(cancel);
    }
}
