namespace SellerDesk.Domain.ServiceLevels;

/// <summary>What makes a date unlike its weekday.</summary>
public enum SpecialDayKind
{
    /// <summary>A public holiday, or a day off that was moved here.</summary>
    DayOff,

    /// <summary>Worked, but ends earlier.</summary>
    Short,

    /// <summary>A day off by its weekday that is worked: a moved working day.</summary>
    Working,
}

/// <summary>The hours of one date and why they are not those of its weekday.</summary>
/// <param name="Name">As people call it in Russian; what people of the desk wrote themselves is the same in both languages.</param>
/// <param name="NameEn">In English.</param>
public sealed record SpecialDay(SpecialDayKind Kind, DayHours Hours, string Name, string NameEn);
