using Microsoft.EntityFrameworkCore;
using SellerDesk.Application.Data;

namespace SellerDesk.Application.Team;

/// <summary>Whether anybody has a way in yet.</summary>
public sealed class AnybodyThere(WholeDb database, DemoDoor demo)
{
    public async Task<bool> LoadAsync(CancellationToken cancel)
    {
        await using var db = database.Open();
        return await demo.Welcome(db.Users).AnyAsync(cancel);
    }
}
