using Microsoft.AspNetCore.Identity;

namespace SellerDesk.Application.Team;

/// <summary>What a password must be and when the door shuts, read by Identity, forms and messages alike.</summary>
public static class SignInRules
{
    public const int PasswordMinLength = 10;
    public const int PasswordMaxLength = 200;
    public const int EmailMaxLength = 254;
    public const int Tries = 5;
    public const int RecoveryCodes = 10;

    /// <summary>The claim of somebody who still uses the password that another person gave them.</summary>
    public const string TemporaryPasswordClaim = "temporary-password";

    public static readonly TimeSpan Pause = TimeSpan.FromMinutes(15);
    public static readonly TimeSpan Remembered = TimeSpan.FromDays(30);

    /// <summary>A session that nobody asked to remember ends this long after its last use.</summary>
    public static readonly TimeSpan Session = TimeSpan.FromHours(12);

    public static void Configure(IdentityOptions options)
    {
        // Length is what makes a password hard to guess; rules about digits and signs only make it hard to remember.
        options.Password.RequiredLength = PasswordMinLength;
        options.Password.RequireDigit = false;
        options.Password.RequireLowercase = false;
        options.Password.RequireUppercase = false;
        options.Password.RequireNonAlphanumeric = false;
        options.Password.RequiredUniqueChars = 4;
        options.Lockout.MaxFailedAccessAttempts = Tries;
        options.Lockout.DefaultLockoutTimeSpan = Pause;
        options.User.RequireUniqueEmail = true;

        // The name is the e-mail address, and addresses may hold letters of any alphabet.
        options.User.AllowedUserNameCharacters = "";
        options.ClaimsIdentity.UserIdClaimType = "sub";
        options.ClaimsIdentity.UserNameClaimType = "name";
        options.ClaimsIdentity.RoleClaimType = "role";
        options.ClaimsIdentity.EmailClaimType = "email";
    }
}
