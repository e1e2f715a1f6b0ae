using Microsoft.EntityFrameworkCore;
using Npgsql;
using SellerDesk.Application.Data;
using SellerDesk.Domain.Common;
using SellerDesk.Domain.Shops;

namespace SellerDesk.Application.Shops;

/// <summary>Two shops of one name could not be told apart on the command line and in files.</summary>
internal static class ShopNameRule
{
    public static async Task RequireFreeAsync(SellerDeskDb db, ShopId except, string name, CancellationToken cancel)
    {
        if (await db.Shops.AnyAsync(s => s.Name == name && s.Id != except, cancel))
        {
            throw new RuleException("shop.nameTaken", name);
        }
    }

    /// <summary>Saves; of two people who take one name in the same moment the second is told.</summary>
    public static async Task SaveAsync(SellerDeskDb db, string name, CancellationToken cancel)
    {
        try
        {
            await db.SaveChangesAsync(cancel);
        }
        catch (DbUpdateException taken) when (taken.InnerException is PostgresException { SqlState: PostgresErrorCodes.UniqueViolation, ConstraintName: "ix_shops_name" })
        {
            throw new RuleException("shop.nameTaken", name);
        }
    }
}
