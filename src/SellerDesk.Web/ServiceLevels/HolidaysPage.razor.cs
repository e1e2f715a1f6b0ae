using Microsoft.AspNetCore.Components;
using SellerDesk.Application.ServiceLevels;
using SellerDesk.Application.Team;
using SellerDesk.Domain.ServiceLevels;
using SellerDesk.Web.Team;

namespace SellerDesk.Web.ServiceLevels;

/// <summary>Public holidays, short and moved days of a country and year, as people keep them.</summary>
public sealed partial class HolidaysPage(Holidays holidays, CurrentPerson current)
{
    private HolidayYear year = new("RU", 0, [], [], [], []);
    private RetimingWish? wish;
    private Actor? actor;
    private DateOnly date;
    private SpecialDayKind kind;
    private DayOfWeek? like;
    private string country = "RU";
    private string nameRu = "";
    private string nameEn = "";
    private string? problem;
    private bool past;

    [SupplyParameterFromQuery(Name = "country")]
    private string? CountryWanted { get; set; }

    [SupplyParameterFromQuery(Name = "year")]
    private int? YearWanted { get; set; }

    private DateOnly Today => DateOnly.FromDateTime(TimeZoneInfo.ConvertTime(Now, Zone).DateTime);

    /// <summary>Those that have days, this one and the next.</summary>
    private IEnumerable<int> Years => year.Years.Concat([Today.Year, Today.Year + 1, year.Year]).Where(one => one > 0).Distinct().Order();

    protected override async Task OnParametersSetAsync()
    {
        var wanted = CountryWanted is [_, _] two ? two.ToUpperInvariant() : "RU";
        year = year with { Country = wanted, Year = YearWanted is > 1999 and < 2100 and var one ? one : Today.Year };
        (country, date) = (wanted, Today);
        await ReloadAsync();
    }

    protected override async Task ReloadAsync() => await LoadAsync(ReadAsync);

    private async Task ReadAsync()
    {
        actor ??= await current.GetActorAsync(Cancel);
        year = await holidays.LoadAsync(actor, year.Country, year.Year, Cancel);
    }

    private void Take(Holiday day) => (country, date, kind, like, nameRu, nameEn, problem) = (day.Country, day.Date, day.Kind, day.LikeDay, day.NameRu, day.NameEn, null);

    private async Task SaveAsync() => await TryAsync(async () =>
    {
        var day = Holiday.Of(country.Trim().ToUpperInvariant(), date, kind, nameRu, nameEn, like);
        await holidays.SaveAsync(actor!, day, Cancel);
        (nameRu, nameEn, problem) = ("", "", null);
        await OfferAsync(day);
    }, refusal => problem = refusal);

    private async Task RemoveAsync(Holiday day) => await TryAsync(async () =>
    {
        await holidays.RemoveAsync(actor!, day.Country, day.Date, Cancel);
        await OfferAsync(day);
    });

    private async Task OfferAsync(Holiday day)
    {
        year = year with { Country = day.Country, Year = day.Date.Year };
        await ReadAsync();
        (wish, past) = (new RetimingWish(RetimingCause.Holiday, $"{T.Format.Day(day.Date)}: {(T.Language == "ru" ? day.NameRu : day.NameEn)}", Country: day.Country), day.Date < Today);
    }
}
