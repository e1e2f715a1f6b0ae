using SellerDesk.Domain.Team;
using SellerDesk.Web.Shell.Language;

namespace SellerDesk.Web.Team;

/// <summary>The sentence for a sign-in that did not succeed.</summary>
internal static class OutcomeWords
{
    public static string Of(Texts words, SignInOutcome outcome, string wrong) => outcome.Step switch
    {
        SignInStep.Paused => words.Count("team.signIn.paused", outcome.MinutesLeft),
        SignInStep.Disabled => words["team.signIn.disabled"],
        SignInStep.DemoClosed => words["team.signIn.demoClosed"],
        _ when outcome.TriesLeft == 0 => words["team.code.expired"],
        _ => words[wrong] + " " + words.Count("team.signIn.triesLeft", outcome.TriesLeft),
    };
}

/// <summary>The name of a role, as a key.</summary>
internal static class RoleWords
{
    public static string Of(Role role) => role switch
    {
        Role.Owner => "team.role.owner",
        Role.Manager => "team.role.manager",
        Role.Seller => "team.role.seller",
        Role.Support => "team.role.support",
        _ => "team.role.viewer",
    };
}
