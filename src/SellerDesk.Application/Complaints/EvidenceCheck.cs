using Microsoft.EntityFrameworkCore;
using SellerDesk.Application.Data;
using SellerDesk.Domain.Common;

namespace SellerDesk.Application.Complaints;

/// <summary>Only points that some list of proofs has, or had.</summary>
internal static class EvidenceCheck
{
    public static async Task RequireAsync(SellerDeskDb db, string point, CancellationToken cancel)
    {
        if (!await db.EvidenceItems.AnyAsync(item => item.Code == point, cancel))
        {
            throw new RuleException("complaint.unknownPoint", point);
        }
    }
}
