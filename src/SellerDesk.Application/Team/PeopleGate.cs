using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Storage;
using SellerDesk.Application.Data;

namespace SellerDesk.Application.Team;

/// <summary>
/// One change of people's roles at a time, on all nodes together: "nobody is there yet" and "another owner remains" are only true
/// for as long as nobody else changes it.
/// </summary>
internal static class PeopleGate
{
    private const long Key = 0x50656F706C65; // "People"

    public static async Task<IDbContextTransaction> EnterAsync(SellerDeskDb db, CancellationToken cancel)
    {
        var gate = await db.Database.BeginTransactionAsync(cancel);
        await db.Database.ExecuteSqlAsync($"select pg_advisory_xact_lock({Key})", cancel);
        return gate;
    }
}
