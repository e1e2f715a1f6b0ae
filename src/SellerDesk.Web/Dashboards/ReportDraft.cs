using System.Globalization;
using SellerDesk.Domain.Dashboards;
using SellerDesk.Domain.Shops;
using SellerDesk.Domain.Team;

namespace SellerDesk.Web.Dashboards;

/// <summary>A report while it is typed.</summary>
public sealed class ReportDraft
{
    private const int UsualDay = 1;

    public ReportId? Id { get; init; }

    public string Name { get; set; } = "";

    public HashSet<Board> Boards { get; init; } = [];

    public HashSet<PersonId> People { get; init; } = [];

    public string Shop { get; set; } = "";

    public string Marketplace { get; set; } = "";

    public string Addresses { get; set; } = "";

    public ReportEvery Every { get; set; } = ReportEvery.Week;

    public int Day { get; set; } = UsualDay;

    public string At { get; set; } = "09:00";

    public string Zone { get; set; } = "";

    public static ReportDraft Fresh(string name, PersonId? me, string zone) => new() { Name = name, Boards = [Board.Overview], People = me is { } person ? [person] : [], Zone = zone };

    public static ReportDraft Of(Report report)
    {
        var filter = BoardFilter.Read("?" + report.Query);
        return new ReportDraft
        {
            Id = report.Id,
            Name = report.Name,
            Boards = [.. report.Boards.Select(Enum.Parse<Board>)],
            People = [.. report.PersonIds.Select(id => new PersonId(id))],
            Shop = filter.Shop?.Value.ToString() ?? "",
            Marketplace = filter.Marketplace?.ToString() ?? "",
            Addresses = string.Join('\n', report.Addresses),
            Every = report.Every,
            Day = report.Day,
            At = report.At.ToString("HH:mm", CultureInfo.InvariantCulture),
            Zone = report.Zone,
        };
    }

    /// <summary>The filter as the boards' address has it; the period is the schedule's.</summary>
    public string Query => new BoardFilter
    {
        Shop = Guid.TryParse(Shop, out var id) ? new ShopId(id) : null,
        Marketplace = Enum.TryParse<Marketplace>(Marketplace, out var place) ? place : null,
    }.On("").TrimStart('?');
}
