using Microsoft.AspNetCore.Identity;
using SellerDesk.Domain.Common;
using SellerDesk.Domain.Team;

namespace SellerDesk.Application.Team;

/// <summary>A code from an app beside the password (RFC 6238). Turned on with a first right code, off with the password.</summary>
public sealed class ChangeSecondFactor(UserManager<DeskPerson> people, IUserStore<DeskPerson> store)
{
    /// <summary>The secret for the app; the same until the factor is turned on or the key is made anew.</summary>
    public async Task<string> KeyAsync(PersonId id)
    {
        var person = await FindAsync(id);
        if (await people.GetAuthenticatorKeyAsync(person) is { Length: > 0 } key)
        {
            return key;
        }

        // Not ResetAuthenticatorKeyAsync: that ends every session, and a key that is not in use yet is no reason for it.
        var fresh = people.GenerateNewAuthenticatorKey();
        await ((IUserAuthenticatorKeyStore<DeskPerson>)store).SetAuthenticatorKeyAsync(person, fresh, CancellationToken.None);
        (await people.UpdateAsync(person)).ThrowIfFailed();
        return fresh;
    }

    /// <returns>Recovery codes, to be shown once.</returns>
    public async Task<IReadOnlyList<string>> TurnOnAsync(PersonId id, string code)
    {
        var person = await FindAsync(id);
        if (person.TwoFactorEnabled)
        {
            throw new RuleException("secondFactor.alreadyOn");
        }

        var digits = Digits(code);
        if (!await people.VerifyTwoFactorTokenAsync(person, TokenOptions.DefaultAuthenticatorProvider, digits))
        {
            throw new RuleException("secondFactor.codeWrong");
        }

        (await people.SetTwoFactorEnabledAsync(person, true)).ThrowIfFailed();
        return await NewCodesAsync(person);
    }

    /// <summary>The old codes stop working.</summary>
    public async Task<IReadOnlyList<string>> RenewCodesAsync(PersonId id, string password)
    {
        var person = await FindAsync(id);
        await OwnPassword.RequireAsync(people, person, password);
        return person.TwoFactorEnabled ? await NewCodesAsync(person) : throw new RuleException("secondFactor.notOn");
    }

    public async Task TurnOffAsync(PersonId id, string password)
    {
        var person = await FindAsync(id);
        await OwnPassword.RequireAsync(people, person, password);
        if (!person.TwoFactorEnabled)
        {
            throw new RuleException("secondFactor.notOn");
        }

        (await people.SetTwoFactorEnabledAsync(person, false)).ThrowIfFailed();
        (await people.ResetAuthenticatorKeyAsync(person)).ThrowIfFailed();
    }

    /// <summary>People type codes with spaces and dashes, as the app shows them.</summary>
    public static string Digits(string code) => new([.. code.Where(char.IsAsciiLetterOrDigit)]);

    private async Task<IReadOnlyList<string>> NewCodesAsync(DeskPerson person) =>
        [.. (await people.GenerateNewTwoFactorRecoveryCodesAsync(person, SignInRules.RecoveryCodes))!];

    private async Task<DeskPerson> FindAsync(PersonId id) =>
        await people.FindByIdAsync(id.Value.ToString()) ?? throw new RuleException("person.missing");
}
