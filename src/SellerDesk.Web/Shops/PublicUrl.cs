namespace SellerDesk.Web.Shops;

/// <summary>Where the desk is reached from outside: the setting <c>Web:PublicUrl</c>, otherwise what the page was asked for at.</summary>
public sealed class PublicUrl(IConfiguration configuration)
{
    public const string Setting = "Web:PublicUrl";

    /// <param name="asked">The base address of the page that asks.</param>
    public Uri Of(string asked) => new(configuration[Setting] is { Length: > 0 } said ? said : asked);
}
