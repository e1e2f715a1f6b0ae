using Microsoft.EntityFrameworkCore;
using SellerDesk.Application.Data;
using SellerDesk.Application.ServiceLevels;
using SellerDesk.Domain.Inbox;
using SellerDesk.Domain.Notifications;
using SellerDesk.Domain.ServiceLevels;
using SellerDesk.Domain.Shops;
using SellerDesk.Domain.Team;

namespace SellerDesk.Application.Notifications;

/// <summary>Whoever has an item, and when they are left alone.</summary>
internal sealed record WarnedPerson(PersonId Id, TimeZoneInfo Zone, QuietHours? Quiet);

/// <summary>What a round over due clocks must know beside them.</summary>
internal sealed class ClockFacts
{
    public required Dictionary<ShopId, WorkSchedule> Schedules { get; init; }

    public required Dictionary<ShopId, string> Shops { get; init; }

    /// <summary>By id: an item has the id of what it wraps.</summary>
    public required Dictionary<Guid, WorkItem> Items { get; init; }

    public required Dictionary<Guid, WarnedPerson> People { get; init; }

    /// <summary>Shops to which this round has told of items, or of orders, that nobody has.</summary>
    public HashSet<(ShopId Shop, bool Orders)> ToldThisHour { get; } = [];

    public static async Task<ClockFacts> LoadAsync(SellerDeskDb db, List<Clock> clocks, CancellationToken cancel)
    {
        var schedules = new Dictionary<ShopId, WorkSchedule>();
        foreach (var shop in clocks.Select(clock => clock.ShopId).Distinct())
        {
            schedules[shop] = (await PolicyReader.LoadAsync(db, shop, null, cancel)).Schedule;
        }

        var ids = clocks.Select(clock => new WorkItemId(clock.SubjectId)).Distinct().ToList();
        var items = await db.WorkItems.AsNoTracking().Where(i => ids.Contains(i.Id)).ToListAsync(cancel);
        var assignees = items.Select(item => item.AssigneeId?.Value).OfType<Guid>().Distinct().ToList();
        var people = await db.Users.AsNoTracking().Where(p => assignees.Contains(p.Id)).Select(p => new { p.Id, p.TimeZone, p.QuietHours }).ToListAsync(cancel);
        return new ClockFacts
        {
            Schedules = schedules,
            Shops = await db.Shops.AsNoTracking().Where(s => schedules.Keys.Contains(s.Id)).ToDictionaryAsync(s => s.Id, s => s.Name, cancel),
            Items = items.ToDictionary(item => item.Id.Value),
            People = people.ToDictionary(p => p.Id, p => new WarnedPerson(new PersonId(p.Id), TimeZoneInfo.FindSystemTimeZoneById(p.TimeZone), p.QuietHours is null ? null : QuietHours.Read(p.QuietHours))),
        };
    }
}
