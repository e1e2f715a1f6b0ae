using SellerDesk.Domain.Common;
using SellerDesk.Domain.Shops;

namespace SellerDesk.Domain.Team;

public readonly record struct ApiTokenId(Guid Value) : ITypedId<ApiTokenId>
{
    public static ApiTokenId New() => new(Guid.CreateVersion7());

    public static ApiTokenId From(Guid value) => new(value);
}

/// <summary>Read: looks. Write: also answers, imports, pulls. Admin: also shops and people.</summary>
public enum ApiScope
{
    Read,
    Write,
    Admin,
}

/// <summary>A key for programs. Only the SHA-256 of its secret is kept: it is shown once.</summary>
public sealed class ApiToken
{
    public const int NameMaxLength = 80;

    private ApiToken(ApiTokenId id, string name, string hash, ApiScope scope, DateTimeOffset createdAt)
    {
        Id = id;
        Name = name;
        Hash = hash;
        Scope = scope;
        CreatedAt = createdAt;
    }

    public ApiTokenId Id { get; private set; }

    public string Name { get; private set; }

    /// <summary>SHA-256 of the secret, hexadecimal.</summary>
    public string Hash { get; private set; }

    public ApiScope Scope { get; private set; }

    public DateTimeOffset CreatedAt { get; private set; }

    public DateTimeOffset? LastUsedAt { get; private set; }

    public DateTimeOffset? RevokedAt { get; private set; }

    /// <summary>From then on it does not work; null: it works until somebody ends it.</summary>
    public DateTimeOffset? ExpiresAt { get; private set; }

    /// <summary>It works for every shop, those to come too; otherwise for <see cref="ShopIds"/>.</summary>
    public bool AllShops { get; private set; } = true;

    public Guid[] ShopIds { get; private set; } = [];

    public static ApiToken Of(string name, string hash, ApiScope scope, DateTimeOffset now) =>
        name.Trim().Length is 0 or > NameMaxLength
            ? throw new RuleException("token.nameLength", NameMaxLength)
            : new ApiToken(ApiTokenId.New(), name.Trim(), hash, scope, now);

    /// <summary>It works for these shops alone.</summary>
    public void KeepTo(IEnumerable<ShopId> shops) => (AllShops, ShopIds) = (false, [.. shops.Select(shop => shop.Value).Distinct()]);

    /// <exception cref="RuleException">The time is over already.</exception>
    public void Expire(DateTimeOffset at, DateTimeOffset now) => ExpiresAt = at > now ? at : throw new RuleException("token.expired");

    public void Used(DateTimeOffset now) => LastUsedAt = now;

    public void Revoke(DateTimeOffset now)
    {
        if (RevokedAt is not null)
        {
            throw new RuleException("token.alreadyRevoked", Name);
        }

        RevokedAt = now;
    }
}
