using System.Security.Claims;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.Options;
using SellerDesk.Application.Data;
using SellerDesk.Application.Team;
using SellerDesk.Domain.Shops;
using SellerDesk.Domain.Team;

namespace SellerDesk.Web.Team;

/// <summary>What a cookie says about a person, written at sign-in and again every minute; and reading it back.</summary>
internal sealed class PersonClaims(IOptions<IdentityOptions> options, IHttpContextAccessor http) : IUserClaimsPrincipalFactory<DeskPerson>
{
    public const string Id = "sub";
    public const string Name = "name";
    public const string Email = "email";
    public const string RoleName = "role";
    public const string Shops = "shops";
    public const string Zone = "zone";
    public const string Session = "session";
    public const string AllShops = "*";

    public Task<ClaimsPrincipal> CreateAsync(DeskPerson user)
    {
        var identity = new ClaimsIdentity(IdentityConstants.ApplicationScheme, Name, RoleName);
        identity.AddClaim(new Claim(Id, user.Id.ToString()));
        identity.AddClaim(new Claim(Name, user.Name));
        identity.AddClaim(new Claim(Email, user.Email ?? ""));
        identity.AddClaim(new Claim(RoleName, user.Role.ToString()));
        identity.AddClaim(new Claim(Shops, ShopsOf(user.AllShops, user.ShopIds)));
        identity.AddClaim(new Claim(Zone, user.TimeZone));
        identity.AddClaim(new Claim(Session, MarkOf(user) ?? SessionMark.New()));
        identity.AddClaim(new Claim(options.Value.ClaimsIdentity.SecurityStampClaimType, user.SecurityStamp ?? ""));
        return Task.FromResult(new ClaimsPrincipal(identity));
    }

    /// <summary>Who asks, or null for a stranger.</summary>
    public static Actor? ActorOf(ClaimsPrincipal principal)
    {
        if (principal.Identity?.IsAuthenticated != true || !Enum.TryParse<Role>(principal.FindFirstValue(RoleName), out var role))
        {
            return null;
        }

        PersonId? id = Guid.TryParse(principal.FindFirstValue(Id), out var value) ? new PersonId(value) : null;
        return new Actor(id, principal.FindFirstValue(Name) ?? "", role, ScopeOf(principal.FindFirstValue(Shops)));
    }

    /// <summary>Whoever gets a new cookie in a session of their own stays in it.</summary>
    private string? MarkOf(DeskPerson user) =>
        http.HttpContext?.User is { } now && now.FindFirstValue(Id) == user.Id.ToString() ? now.FindFirstValue(Session) : null;

    public static string ShopsOf(bool all, IEnumerable<Guid> shops) => all ? AllShops : string.Join(',', shops);

    private static ShopScope ScopeOf(string? claim) => claim switch
    {
        AllShops => ShopScope.Everything,
        null or "" => ShopScope.Nothing,
        _ => ShopScope.Of(claim.Split(',').Select(id => new ShopId(Guid.Parse(id)))),
    };
}
