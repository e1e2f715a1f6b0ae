using Microsoft.EntityFrameworkCore;
using SellerDesk.Application.Data;
using SellerDesk.Domain.ServiceLevels;
using SellerDesk.Domain.Shops;

namespace SellerDesk.Application.ServiceLevels;

internal static class WorkCalendars
{
    /// <summary>The shop's hours in its zone; nine to nine every day until somebody says otherwise.</summary>
    public static async Task<WorkCalendar> LoadAsync(SellerDeskDb db, ShopId shop, CancellationToken cancel)
    {
        var zone = await db.Shops.Where(s => s.Id == shop).Select(s => s.TimeZone).FirstAsync(cancel);
        var hours = await db.ShopWeeks.Where(w => w.ShopId == shop).Select(w => w.Hours).FirstOrDefaultAsync(cancel);
        return new WorkCalendar(TimeZoneInfo.FindSystemTimeZoneById(zone), hours is null ? WeekHours.Usual : WeekHours.Read(hours));
    }
}
