using Microsoft.EntityFrameworkCore;
using SellerDesk.Application.Data;
using SellerDesk.Domain.Common;
using SellerDesk.Domain.Complaints;

namespace SellerDesk.Application.Complaints;

/// <summary>Only codes that the trees have.</summary>
internal static class TreeCheck
{
    public static async Task RequireAsync(SellerDeskDb db, string? reason, string? cause, CancellationToken cancel)
    {
        await RequireAsync(db, ComplaintTree.Reason, reason, cancel);
        await RequireAsync(db, ComplaintTree.Cause, cause, cancel);
    }

    private static async Task RequireAsync(SellerDeskDb db, ComplaintTree tree, string? code, CancellationToken cancel)
    {
        if (code is not null && !await db.ComplaintTree.AnyAsync(n => n.Tree == tree && n.Code == code, cancel))
        {
            throw new RuleException("tree.unknown", code);
        }
    }
}
