using SellerDesk.Domain.Common;
using SellerDesk.Domain.Team;

namespace SellerDesk.Domain.ServiceLevels;

/// <summary>When a person works, and until when they are away. Somebody without a row works whenever there is work.</summary>
public sealed class PersonWeek
{
    private PersonWeek(PersonId personId, string timeZone, string hours)
    {
        PersonId = personId;
        TimeZone = timeZone;
        Hours = hours;
    }

    public PersonId PersonId { get; private set; }

    /// <summary>IANA name.</summary>
    public string TimeZone { get; private set; }

    /// <summary>See <see cref="WeekHours"/>.</summary>
    public string Hours { get; private set; }

    /// <summary>Ill, on leave: gets nothing and gives away what is open, until then (UTC).</summary>
    public DateTimeOffset? AwayUntil { get; private set; }

    public static PersonWeek Of(PersonId person, string timeZone, WeekHours hours)
    {
        var week = new PersonWeek(person, "", "");
        week.Change(timeZone, hours);
        return week;
    }

    public void Change(string timeZone, WeekHours hours)
    {
        TimeZone = TimeZoneInfo.TryFindSystemTimeZoneById(timeZone, out _) ? timeZone : throw new RuleException("shop.unknownZone", timeZone);
        Hours = hours.ToString();
    }

    public void Leave(DateTimeOffset until) => AwayUntil = until;

    public void ComeBack() => AwayUntil = null;

    public bool IsAway(DateTimeOffset now) => AwayUntil > now;

    public bool Works(DateTimeOffset now) =>
        !IsAway(now) && WeekHours.Read(Hours).Holds(TimeZoneInfo.ConvertTime(now, TimeZoneInfo.FindSystemTimeZoneById(TimeZone)).DateTime);
}
