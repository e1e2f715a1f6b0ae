using SellerDesk.Domain.Team;

namespace SellerDesk.Web.Team;

/// <summary>The OpenID Connect provider at which people may sign in, where one is set up (<c>Oidc__…</c>).</summary>
public sealed class ProviderOptions
{
    /// <summary>The issuer, whose <c>/.well-known/openid-configuration</c> says the rest.</summary>
    public string Authority { get; set; } = "";

    public string ClientId { get; set; } = "";

    public string ClientSecret { get; set; } = "";

    /// <summary>What the button calls it.</summary>
    public string Name { get; set; } = "OpenID";

    /// <summary>For providers that verify every address and do not say so.</summary>
    public bool EmailIsVerified { get; set; }

    /// <summary>Whoever nobody invited gets this role, and no shop; null: they do not get in.</summary>
    public Role? DefaultRole { get; set; }

    public bool IsOn => Authority.Length > 0 && ClientId.Length > 0;
}
