using Microsoft.AspNetCore.Components;
using SellerDesk.Application.Inbox;
using SellerDesk.Application.ServiceLevels;
using SellerDesk.Application.Team;
using SellerDesk.Domain.Inbox;
using SellerDesk.Domain.Shops;
using SellerDesk.Domain.Team;
using SellerDesk.Web.Team;

namespace SellerDesk.Web.ServiceLevels;

/// <summary>Who did what, how soon and how well; every number opens its items.</summary>
public sealed partial class WorkPage(WorkBoard board, WorkBehind items, LeagueTable table, InboxNames names, CurrentPerson current)
{
    private IReadOnlyList<WorkRow> rows = [];
    private IReadOnlyList<WorkBehindRow> behind = [];
    private IReadOnlyList<ShopFace> shops = [];
    private WorkRow sum = WorkBoard.Sum([]);
    private Actor? actor;
    private ShopId? shop;
    private WorkItemKind? kind;
    private WorkFigure? figure;
    private Guid? person;
    private int period = WorkAddress.UsualDays;
    private bool league = true;
    private DateOnly? day;

    /// <summary>One day alone, instead of the last so many.</summary>
    [SupplyParameterFromQuery(Name = "day")]
    private string? DayWanted { get; set; }

    [SupplyParameterFromQuery(Name = "days")]
    private int? DaysWanted { get; set; }

    [SupplyParameterFromQuery(Name = "shop")]
    private string? ShopWanted { get; set; }

    [SupplyParameterFromQuery(Name = "kind")]
    private string? KindWanted { get; set; }

    [SupplyParameterFromQuery(Name = "show")]
    private string? FigureWanted { get; set; }

    [SupplyParameterFromQuery(Name = "person")]
    private string? PersonWanted { get; set; }

    private bool Manages => actor?.Role >= Role.Manager;

    private string? ShopName => shops.FirstOrDefault(one => one.Id == shop)?.Name;

    /// <summary>People side by side only where the desk wants them compared; otherwise the sum of all alone.</summary>
    private IEnumerable<WorkRow> Shown => league || !Manages ? rows : rows.Where(row => row.PersonId == actor?.PersonId?.Value);

    protected override async Task OnParametersSetAsync()
    {
        period = WorkAddress.Periods.Contains(DaysWanted ?? 0) ? DaysWanted!.Value : WorkAddress.UsualDays;
        day = DateOnly.TryParseExact(DayWanted, "yyyy-MM-dd", out var one) ? one : null;
        shop = Guid.TryParse(ShopWanted, out var id) ? new ShopId(id) : null;
        kind = Enum.TryParse<WorkItemKind>(KindWanted, ignoreCase: true, out var wanted) ? wanted : null;
        figure = Enum.TryParse<WorkFigure>(FigureWanted, ignoreCase: true, out var pressed) ? pressed : null;
        person = Guid.TryParse(PersonWanted, out var whose) ? whose : null;
        await ReloadAsync();
    }

    protected override async Task ReloadAsync() => await LoadAsync(async () =>
    {
        actor ??= await current.GetActorAsync(Cancel);
        var today = DateOnly.FromDateTime(TimeZoneInfo.ConvertTime(Now, Zone).DateTime);
        var filter = new WorkFilter(day ?? today.AddDays(1 - period), day ?? today, shop, kind);
        shops = [.. (await names.LoadAsync(Cancel)).Shops.Values.Where(one => actor.Scope.Contains(one.Id)).OrderBy(one => one.Name, StringComparer.CurrentCulture)];
        league = await table.IsOnAsync(Cancel);
        rows = await board.LoadAsync(actor, filter, Cancel);
        sum = WorkBoard.Sum(rows);
        behind = figure is { } pressed ? await items.LoadAsync(actor, filter, pressed, person, Cancel) : [];
    });

    private async Task SwitchAsync() => await TryAsync(async () =>
    {
        await table.SwitchAsync(actor!, !league, Cancel);
        league = !league;
    });

    private string Minutes(decimal minutes) => T.Format.Duration(TimeSpan.FromMinutes((double)decimal.Round(minutes)));

    private string? Share(decimal? share) => share is { } value ? T.Format.Number(value * 100, 0) + "\u00A0%" : null;

    private static string KindKey(WorkItemKind kind) => "work.kind." + kind.ToString().ToLowerInvariant();
}
