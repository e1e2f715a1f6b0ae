using Microsoft.AspNetCore.Identity;
using SellerDesk.Domain.Common;

namespace SellerDesk.Application.Team;

/// <summary>What Identity refuses, in the desk's own words.</summary>
internal static class Refusal
{
    public static void ThrowIfFailed(this IdentityResult result)
    {
        if (!result.Succeeded)
        {
            throw Of(result.Errors.First());
        }
    }

    private static RuleException Of(IdentityError error) => error.Code switch
    {
        nameof(IdentityErrorDescriber.PasswordTooShort) => new RuleException("person.passwordShort", SignInRules.PasswordMinLength),
        nameof(IdentityErrorDescriber.PasswordRequiresUniqueChars) => new RuleException("person.passwordSame"),
        nameof(IdentityErrorDescriber.PasswordMismatch) => new RuleException("person.passwordWrong"),
        nameof(IdentityErrorDescriber.DuplicateEmail) or nameof(IdentityErrorDescriber.DuplicateUserName) => new RuleException("person.emailTaken"),
        nameof(IdentityErrorDescriber.InvalidEmail) or nameof(IdentityErrorDescriber.InvalidUserName) => new RuleException("person.emailInvalid"),
        nameof(IdentityErrorDescriber.ConcurrencyFailure) => new RuleException("person.changedMeanwhile"),
        _ => new RuleException("person.refused", error.Description),
    };
}
