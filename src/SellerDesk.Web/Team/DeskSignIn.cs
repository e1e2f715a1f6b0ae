using System.Security.Claims;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.Options;
using SellerDesk.Application.Audit;
using SellerDesk.Application.Data;
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
    AuditBook audit,
    TimeProvider clock) : SignInManager<DeskPerson>(people, http, claims, options, log, schemes, confirmation)
{
    // Checked against for addresses that nobody has, so that the answer takes as long as for one that somebody has.
    private static readonly string NobodysHash = new PasswordHasher<DeskPerson>().HashPassword(new DeskPerson(), Guid.NewGuid().ToString());

    public async Task<SignInOutcome> TryPasswordAsync(string email, string password, bool remember, CancellationToken cancel)
    {
        using var turn = await turns.EnterAsync(email, cancel);
        return await ToldAsync("password", await UserManager.FindByEmailAsync(email), person => PasswordAsync(person, email, password, remember), cancel);
    }

    private async Task<SignInOutcome> PasswordAsync(DeskPerson? person, string email, string password, bool remember)
    {
        if (password.Length > SignInRules.PasswordMaxLength || email.Length > SignInRules.EmailMaxLength)
        {
            return SignInOutcome.Wrong(SignInRules.Tries);
        }

        if (person is null)
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
        return await ToldAsync(recovery ? "recovery" : "code", await UserManager.FindByIdAsync(id), async person => person is null ? SignInOutcome.Wrong(0) : Outcome(recovery
            ? await TryRecoveryAsync(person, code)
            : await TwoFactorAuthenticatorSignInAsync(ChangeSecondFactor.Digits(code), remember, rememberClient: false), person), cancel);
    }

    /// <summary>Signed in by somebody else's word: the provider has asked for password and second factor.</summary>
    public async Task<SignInOutcome> TryProviderAsync(DeskPerson person, CancellationToken cancel) => await ToldAsync("provider", person, async known =>
    {
        if (!await CanSignInAsync(known!))
        {
            return demo.IsClosedFor(known!) ? SignInOutcome.DemoClosed : SignInOutcome.Disabled;
        }

        await SignInAsync(known!, isPersistent: false);
        return SignInOutcome.SignedIn;
    }, cancel);

    public async Task LeaveAsync(CancellationToken cancel)
    {
        await audit.NoteAsync(AuditDeed.SignedOut, "people", Context.User.FindFirstValue(PersonClaims.Id), null, null, cancel);
        await SignOutAsync();
    }

    /// <summary>Every try leaves a line. Whoever does not exist is not named in it: what was typed may be a password.</summary>
    private async Task<SignInOutcome> ToldAsync(string by, DeskPerson? person, Func<DeskPerson?, Task<SignInOutcome>> attempt, CancellationToken cancel)
    {
        var outcome = await attempt(person);
        if (outcome.Step == SignInStep.CodeNeeded)
        {
            return outcome;
        }

        var hand = HandAtDoor.Of(Context) ?? new Hand(HandKind.Stranger, null);
        await audit.NoteAsync(
            outcome.Step == SignInStep.SignedIn ? AuditDeed.SignedIn : AuditDeed.SignInRefused, "people", person?.Id.ToString(), null,
            new Dictionary<string, string> { ["by"] = by, ["outcome"] = outcome.Step.ToString() }, cancel,
            outcome.Step == SignInStep.SignedIn && person is not null ? hand with { Kind = HandKind.Person, Id = person.Id } : hand);
        return outcome;
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
