using Microsoft.EntityFrameworkCore;
using SellerDesk.Application.Data;
using SellerDesk.Application.Jobs;

namespace SellerDesk.Application.ServiceLevels;

/// <summary>A newer desk may know a year more: years of the file that the desk has nothing of are added. Years that it has are people's, and are left alone.</summary>
public sealed class AddHolidaysJob(WholeDb database) : IJob
{
    public async Task<bool> RunAsync(CancellationToken cancel)
    {
        await using var db = database.Open();
        var known = await db.Holidays.Select(h => new { h.Country, h.Date.Year }).Distinct().ToListAsync(cancel);
        var news = HolidayFile.Read().Where(day => !known.Contains(new { day.Country, day.Date.Year })).ToList();
        if (news.Count == 0)
        {
            return false;
        }

        db.AddRange(news);
        await db.SaveChangesAsync(cancel);
        return true;
    }
}
