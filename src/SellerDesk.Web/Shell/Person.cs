using System.Security.Claims;

namespace SellerDesk.Web.Shell;

/// <summary>Who sits at the desk, as the sign-in says.</summary>
public sealed record Person(string? Id, string Name, string? Role, TimeZoneInfo Zone)
{
    /// <summary>The claim that holds the IANA name of the person's time zone.</summary>
    public const string ZoneClaim = "zone";

    public static TimeZoneInfo DefaultZone { get; } = TimeZoneInfo.FindSystemTimeZoneById("Europe/Moscow");

    public string Initials => InitialsOf(Name);

    public static Person? From(ClaimsPrincipal? principal)
    {
        if (principal?.Identity?.IsAuthenticated != true)
        {
            return null;
        }
        var name = Value(principal, "name", ClaimTypes.Name) ?? Value(principal, "email", ClaimTypes.Email) ?? "";
        return new(Value(principal, "sub", ClaimTypes.NameIdentifier), name, Value(principal, "role", ClaimTypes.Role)?.ToLowerInvariant(),
            ZoneOf(principal.FindFirstValue(ZoneClaim)));
    }

    /// <summary>Two letters: of the first two words, or the first two of the only one.</summary>
    public static string InitialsOf(string name)
    {
        var words = name.Split(' ', StringSplitOptions.RemoveEmptyEntries);
        var letters = words.Length switch
        {
            0 => "",
            1 => words[0][..Math.Min(2, words[0].Length)],
            _ => $"{words[0][0]}{words[1][0]}",
        };
        return letters.ToUpperInvariant();
    }

    private static string? Value(ClaimsPrincipal principal, string claim, string longClaim) =>
        principal.FindFirstValue(claim) ?? principal.FindFirstValue(longClaim);

    private static TimeZoneInfo ZoneOf(string? id) =>
        id is not null && TimeZoneInfo.TryFindSystemTimeZoneById(id, out var zone) ? zone : DefaultZone;
}
