using Microsoft.EntityFrameworkCore;
using SellerDesk.Application.Data;
using SellerDesk.Domain.Team;

namespace SellerDesk.Application.Team;

/// <summary>What an open page must still agree with.</summary>
public sealed record SessionDetails(string? Stamp, Role Role, bool AllShops, IReadOnlyList<Guid> ShopIds);

public sealed class SessionFacts(WholeDb database)
{
    /// <returns>Null when the person is gone or switched off.</returns>
    public async Task<SessionDetails?> LoadAsync(PersonId id, CancellationToken cancel)
    {
        await using var db = database.Open();
        return await db.Users.AsNoTracking().Where(p => p.Id == id.Value && !p.Disabled)
            .Select(p => new SessionDetails(p.SecurityStamp, p.Role, p.AllShops, p.ShopIds)).SingleOrDefaultAsync(cancel);
    }
}
