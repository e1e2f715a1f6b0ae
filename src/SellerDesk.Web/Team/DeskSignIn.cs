using System.Security.Claims;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.Options;
using SellerDesk.Application.Team;
using SellerDesk.Domain.Team;

namespace SellerDesk.Web.Team;

/// <summary>Signing in, with every outcome that the screen has words for.</summary>
public sealed class DeskSignIn(
    UserManager<DeskPerson> people,
    IHttpContextAccessor http,
    IUserClaimsPrincipalFactory<DeskPerson> claims,
    IOptions<IdentityOptions> options,
    ILogger<SignInManager<DeskPerson>> log,
    IAuthenticationSchemeProvider schemes,
    IUserConfirmation<DeskPerson> confirmation,
    SignInTurns turns,
    StrangerTries strangers,
    DemoDoor demo,
    TimeProvider clock) : SignInManager<DeskPerson>(people, http, claims, options, log, schemes, confirmation)
{
    // Checked against for addresses that nobody has, so that the answer takes as long as for one that somebody has.
    private static readonly string NobodysHash = new PasswordHasher<DeskPerson>().HashPassword(new DeskPerson(), Guid.NewGuid().ToString());

    public async Task<SignInOutcome> TryPasswordAsync(string email, string password, bool remember, CancellationToken cancel)
    {
        using var turn = await turns.EnterAsync(email, cancel);
        if (password.Length > SignInRules.PasswordMaxLength || email.Length > SignInRules.EmailMaxLength)
        {
            return SignInOutcome.Wrong(SignInRules.Tries);
        }

        if (await UserManager.FindByEmailAsync(email) is not { } person)
        {
            UserManager.PasswordHasher.VerifyHashedPassword(new DeskPerson(), NobodysHash, password);
            return strangers.Failed(email);
        }

        var result = await PasswordSignInAsync(person, password, remember, lockoutOnFailure: true);
        return result.IsNotAllowed ? await TryDisabledAsync(person, password) : Outcome(result, person);
    }

    public async Task<SignInOutcome> TryCodeAsync(string code, bool recovery, bool remember, CancellationToken cancel)
    {
        if (await WaitingAsync() is not { } id)
        {
            return SignInOutcome.Wrong(0);
        }

        // Loaded only inside the turn: what was read before it would count from an old number.
        using var turn = await turns.EnterAsync(id, cancel);
        if (await UserManager.FindByIdAsync(id) is not { } person)
        {
            return SignInOutcome.Wrong(0);
        }

        var result = recovery
            ? await TryRecoveryAsync(person, code)
            : await TwoFactorAuthenticatorSignInAsync(ChangeSecondFactor.Digits(code), remember, rememberClient: false);
        return Outcome(result, person);
    }

    /// <summary>Who gave the right password and now owes the code; null when nobody does, or too long ago.</summary>
    public async Task<string?> WaitingAsync()
    {
        var first = await Context.AuthenticateAsync(IdentityConstants.TwoFactorUserIdScheme);
        return first.Principal?.FindFirstValue(ClaimTypes.Name);
    }

    /// <summary>A new cookie for somebody whose change ended all their sessions.</summary>
    public async Task StayAsync(PersonId id)
    {
        if (await UserManager.FindByIdAsync(id.Value.ToString()) is { } person)
        {
            await RefreshSignInAsync(person);
        }
    }

    public async Task<bool> HasTemporaryPasswordAsync(string email) =>
        await UserManager.FindByEmailAsync(email) is { } person
        && (await UserManager.GetClaimsAsync(person)).Any(claim => claim.Type == SignInRules.TemporaryPasswordClaim);

    public override async Task<bool> CanSignInAsync(DeskPerson user) =>
        !user.Disabled && !demo.IsClosedFor(user) && await base.CanSignInAsync(user);

    public override async Task<bool> ValidateSecurityStampAsync(DeskPerson? user, string? securityStamp) =>
        user is { Disabled: false } && !demo.IsClosedFor(user) && await base.ValidateSecurityStampAsync(user, securityStamp);

    /// <summary>Only somebody who knows the password hears that the account is switched off.</summary>
    private async Task<SignInOutcome> TryDisabledAsync(DeskPerson person, string password)
    {
        if (await UserManager.IsLockedOutAsync(person))
        {
            return Outcome(SignInResult.LockedOut, person);
        }

        if (await UserManager.CheckPasswordAsync(person, password))
        {
            return demo.IsClosedFor(person) ? SignInOutcome.DemoClosed : SignInOutcome.Disabled;
        }

        await UserManager.AccessFailedAsync(person);
        return Outcome(await UserManager.IsLockedOutAsync(person) ? SignInResult.LockedOut : SignInResult.Failed, person);
    }

    private async Task<SignInResult> TryRecoveryAsync(DeskPerson person, string code)
    {
        if (await UserManager.IsLockedOutAsync(person))
        {
            return SignInResult.LockedOut;
        }

        var result = await TwoFactorRecoveryCodeSignInAsync(RecoveryCode(code));
        if (!result.Succeeded)
        {
            await UserManager.AccessFailedAsync(person);
            return await UserManager.IsLockedOutAsync(person) ? SignInResult.LockedOut : SignInResult.Failed;
        }

        return result;
    }

    /// <summary>As it was printed, whatever dashes and letters it was typed with.</summary>
    private static string RecoveryCode(string typed)
    {
        var letters = ChangeSecondFactor.Digits(typed).ToUpperInvariant();
        return letters.Length == 10 ? $"{letters[..5]}-{letters[5..]}" : letters;
    }

    private SignInOutcome Outcome(SignInResult result, DeskPerson person) => result switch
    {
        { Succeeded: true } => SignInOutcome.SignedIn,
        { RequiresTwoFactor: true } => SignInOutcome.CodeNeeded,
        { IsLockedOut: true } => SignInOutcome.Paused((person.LockoutEnd ?? clock.GetUtcNow()) - clock.GetUtcNow()),
        { IsNotAllowed: true } => SignInOutcome.Disabled,
        _ => SignInOutcome.Wrong(Math.Max(1, SignInRules.Tries - person.AccessFailedCount)),
    };
}
