using System.Net.Mail;
using SellerDesk.Domain.Common;
using SellerDesk.Domain.Team;

namespace SellerDesk.Application.Team;

/// <summary>Checks and shapes what is typed about a person, the same for set-up, invitation and account.</summary>
internal static class PersonForm
{
    public static DeskPerson NewPerson(string name, string email, Role role, DateTimeOffset now)
    {
        var address = Email(email);
        return new DeskPerson
        {
            Id = PersonId.New().Value,
            Name = Name(name),
            Role = role,
            UserName = address,
            Email = address,
            EmailConfirmed = true,
            CreatedAt = now,
        };
    }

    public static string Name(string name)
    {
        var trimmed = name.Trim();
        return trimmed.Length is 0 or > DeskPerson.NameMaxLength || trimmed.Any(char.IsControl)
            ? throw new RuleException("person.nameLength", DeskPerson.NameMaxLength)
            : trimmed;
    }

    public static string Zone(string zone) =>
        zone.Length <= 64 && TimeZoneInfo.TryFindSystemTimeZoneById(zone, out _) ? zone : throw new RuleException("person.zoneUnknown");

    public static void CheckPassword(string password)
    {
        // Hashing megabytes would keep a processor busy for whoever asks.
        if (password.Length > SignInRules.PasswordMaxLength)
        {
            throw new RuleException("person.passwordLong", SignInRules.PasswordMaxLength);
        }
    }

    private static string Email(string email)
    {
        var trimmed = email.Trim();
        var good = trimmed.Length is > 0 and <= SignInRules.EmailMaxLength
            && !trimmed.Any(c => char.IsControl(c) || char.IsWhiteSpace(c))
            && MailAddress.TryCreate(trimmed, out var address)
            && address.Address == trimmed;
        return good ? trimmed : throw new RuleException("person.emailInvalid");
    }
}
