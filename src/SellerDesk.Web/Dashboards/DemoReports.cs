using Microsoft.EntityFrameworkCore;
using SellerDesk.Application.Data;
using SellerDesk.Domain.Dashboards;
using SellerDesk.Domain.Team;

namespace SellerDesk.Web.Dashboards;

/// <summary>With the demo on, the owner and the manager get a report on Mondays. Done once.</summary>
internal sealed class DemoReports(IConfiguration configuration, WholeDb database, TimeProvider time) : IHostedService
{
    private const string Mark = "reports.demo";

    public async Task StartAsync(CancellationToken cancellationToken)
    {
        if (!configuration.GetValue<bool>("Demo:Enabled"))
        {
            return;
        }

        await using var db = database.Open();
        var now = time.GetUtcNow();
        if (await db.DeskOptions.AnyAsync(o => o.Name == Mark, cancellationToken))
        {
            return;
        }

        var people = await db.Users.Where(p => !p.Disabled && (p.Role == Role.Owner || p.Role == Role.Manager)).OrderByDescending(p => p.Role == Role.Owner).Select(p => p.Id).ToListAsync(cancellationToken);
        if (people.Count > 0)
        {
            var content = new ReportContent("Неделя магазина", [Board.Overview, Board.Service], "", [.. people.Select(id => new PersonId(id))], [], new ReportSchedule(ReportEvery.Week, 1, new TimeOnly(9, 0), Domain.Shops.Shop.DefaultTimeZone));
            db.Add(Report.Write(content, new PersonId(people[0]), isOwner: true, now));
            db.Add(new DeskOption { Name = Mark, Value = "true", ChangedAt = now });
        }

        await db.SaveChangesAsync(cancellationToken);
    }

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;
}
