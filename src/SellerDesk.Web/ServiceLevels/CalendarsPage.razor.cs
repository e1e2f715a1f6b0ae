using SellerDesk.Application.ServiceLevels;
using SellerDesk.Application.Team;
using SellerDesk.Domain.ServiceLevels;
using SellerDesk.Web.Team;

namespace SellerDesk.Web.ServiceLevels;

/// <summary>When shops work: calendars with their weeks, dates and holidays, and which shop lives by which.</summary>
public sealed partial class CalendarsPage(CalendarBoard board, ChangeCalendars calendars, CurrentPerson current)
{
    private CalendarPlan plan = new([], [], [], []);
    private CalendarDetails? edited;
    private RetimingWish? wish;
    private Actor? actor;
    private bool editing;
    private bool past;
    private int year;

    protected override async Task OnInitializedAsync()
    {
        await base.OnInitializedAsync();
        year = TimeZoneInfo.ConvertTime(Now, Zone).Year;
        await ReloadAsync();
    }

    protected override async Task ReloadAsync() => await LoadAsync(ReadAsync);

    private async Task ReadAsync()
    {
        actor ??= await current.GetActorAsync(Cancel);
        plan = await board.LoadAsync(actor, year, Cancel);
    }

    private void Edit(CalendarDetails? calendar) => (edited, editing) = (calendar, true);

    private async Task TurnAsync(int by)
    {
        year += by;
        await TryAsync(ReadAsync);
    }

    private async Task SavedAsync((WorkCalendarId Id, string Name) saved)
    {
        editing = false;
        await OfferAsync(saved.Id, saved.Name, isPast: false);
    }

    private Task ChangedAsync((WorkCalendarId Id, string About, bool Past) change) => OfferAsync(change.Id, change.About, change.Past);

    private async Task OfferAsync(WorkCalendarId calendar, string about, bool isPast) => await TryAsync(async () =>
    {
        await ReadAsync();
        (wish, past) = (new RetimingWish(RetimingCause.Calendar, about, Calendar: calendar), isPast);
    });

    private async Task ChooseAsync(ShopTermsRow shop, string? calendar, string? level) => await TryAsync(async () =>
    {
        await calendars.ChooseAsync(actor!, shop.Id, Guid.TryParse(calendar, out var by) ? new WorkCalendarId(by) : null, Guid.TryParse(level, out var of) ? new ServiceLevelId(of) : null, Cancel);
        await ReadAsync();
        var now = plan.Shops.First(one => one.Id == shop.Id);
        wish = new RetimingWish(RetimingCause.Calendar, shop.Name, Calendar: now.CalendarId ?? plan.Calendars.First(c => c.IsDefault).Id);
        past = false;
    });

    private static bool LivesBy(ShopTermsRow shop, CalendarDetails calendar) => shop.CalendarId is { } own ? own == calendar.Id : calendar.IsDefault;
}
