using Microsoft.AspNetCore.Authorization;
using SellerDesk.Domain.Team;

namespace SellerDesk.Web.Team;

/// <summary>What a page asks of whoever opens it, lowest first. Each is a role and everybody above it.</summary>
public static class Policies
{
    public const string Look = "look";
    public const string Answer = "answer";
    public const string Work = "work";
    public const string Manage = "manage";
    public const string Own = "own";

    /// <summary>Nothing is open to strangers unless it says so.</summary>
    public static void Configure(AuthorizationOptions options)
    {
        options.FallbackPolicy = new AuthorizationPolicyBuilder().RequireAuthenticatedUser().Build();
        Add(options, Look, Role.Viewer);
        Add(options, Answer, Role.Support);
        Add(options, Work, Role.Seller);
        Add(options, Manage, Role.Manager);
        Add(options, Own, Role.Owner);
    }

    private static void Add(AuthorizationOptions options, string name, Role least) =>
        options.AddPolicy(name, policy => policy.RequireAuthenticatedUser()
            .RequireAssertion(context => PersonClaims.ActorOf(context.User) is { } actor && actor.Role >= least));
}
