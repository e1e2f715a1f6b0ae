using Microsoft.AspNetCore.Identity;
using SellerDesk.Domain.Team;

namespace SellerDesk.Application.Team;

/// <summary>Someone who signs in. ASP.NET Core Identity keeps the password, the second factor and the lock-out.</summary>
public sealed class DeskPerson : IdentityUser<Guid>
{
    public const int NameMaxLength = 80;

    public string Name { get; set; } = "";

    public Role Role { get; set; }

    /// <summary>Sees every shop, those added later too; otherwise only <see cref="ShopIds"/>.</summary>
    public bool AllShops { get; set; } = true;

    public Guid[] ShopIds { get; set; } = [];

    /// <summary>IANA zone in which this person reads times.</summary>
    public string TimeZone { get; set; } = Domain.Shops.Shop.DefaultTimeZone;

    public DateTimeOffset CreatedAt { get; set; }

    /// <summary>Switched off: cannot sign in, keeps what they did.</summary>
    public bool Disabled { get; set; }

    /// <summary>Kinds of alerts (their names) that this person does not want to hear of.</summary>
    public string[] MutedAlerts { get; set; } = [];

    /// <summary>Kinds of alerts that come by e-mail too.</summary>
    public string[] MailedAlerts { get; set; } = [];

    /// <summary>Kinds of alerts that come to their Telegram chat too.</summary>
    public string[] TelegramAlerts { get; set; } = [];

    /// <summary>The language in which the desk writes to them: the one in which they chose what to be told.</summary>
    public string Language { get; set; } = "ru";

    /// <summary>The hour, on their own clock, at which yesterday is summed up for them by e-mail; null: it is not.</summary>
    public short? DigestHour { get; set; }

    /// <summary>The day, on their own clock, whose digest was last written.</summary>
    public DateOnly? DigestedOn { get; set; }

    /// <summary>When warnings of clocks wait until morning, in the person's own zone: <c>22:00-08:00</c>; null: they never wait.</summary>
    public string? QuietHours { get; set; }

    /// <summary>Every alert until then (UTC) counts as seen.</summary>
    public DateTimeOffset? AlertsSeenAt { get; set; }

    public PersonId PersonId => new(Id);
}
