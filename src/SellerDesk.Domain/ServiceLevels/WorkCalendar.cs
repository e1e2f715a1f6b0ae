namespace SellerDesk.Domain.ServiceLevels;

/// <summary>When somebody works: hours of the week on the wall clock of a zone.</summary>
public sealed record WorkCalendar(TimeZoneInfo Zone, WeekHours Hours)
{
    public bool IsOpen(DateTimeOffset at) => Hours.Holds(TimeZoneInfo.ConvertTime(at, Zone).DateTime);
}
