using Microsoft.EntityFrameworkCore;
using SellerDesk.Application.Data;
using SellerDesk.Domain.Complaints;

namespace SellerDesk.Application.Complaints;

/// <summary>Saves, with a move, that the buyer is to be told of it; writing and sending is a job's.</summary>
internal static class Tellings
{
    /// <summary>A move can be taken back: the word goes out when it has stood for some time.</summary>
    private static readonly TimeSpan Pause = TimeSpan.FromMinutes(2);

    public static async Task AddAsync(SellerDeskDb db, Complaint complaint, DateTimeOffset now, CancellationToken cancel)
    {
        if (complaint.OrderNumber is null || !await IsOnAsync(db, complaint, cancel))
        {
            return;
        }

        db.Add(new ComplaintTelling { ShopId = complaint.ShopId, ComplaintId = complaint.Id, Stage = complaint.Stage, CreatedAt = now, DueAt = now + Pause });
    }

    /// <summary>The shop's own template says more than the desk's.</summary>
    public static Task<StageTemplate?> TemplateAsync(SellerDeskDb db, Complaint complaint, CancellationToken cancel) => db.StageTemplates.AsNoTracking()
        .Where(t => t.Stage == complaint.Stage && (t.ShopId == null || t.ShopId == complaint.ShopId)).OrderBy(t => t.ShopId == null).FirstOrDefaultAsync(cancel);

    private static async Task<bool> IsOnAsync(SellerDeskDb db, Complaint complaint, CancellationToken cancel) => await TemplateAsync(db, complaint, cancel) is { On: true };
}
