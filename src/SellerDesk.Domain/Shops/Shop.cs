using SellerDesk.Domain.Common;

namespace SellerDesk.Domain.Shops;

public readonly record struct ShopId(Guid Value) : ITypedId<ShopId>
{
    public static ShopId New() => new(Guid.CreateVersion7());

    public static ShopId From(Guid value) => new(value);

    public override string ToString() => Value.ToString();
}

/// <summary>A paused shop keeps everything and pulls nothing; its held replies wait.</summary>
public enum ShopState
{
    Active,
    Paused,
}

/// <summary>One seller account on one marketplace: its name at the desk, zone, currency, hosts and (encrypted) keys.</summary>
public sealed class Shop
{
    public const int NameMaxLength = 80;
    public const string DefaultTimeZone = "Europe/Moscow";

    /// <summary>A key is asked to be renewed this long before it runs out.</summary>
    public static readonly TimeSpan KeyWarning = TimeSpan.FromDays(14);

    private Shop(ShopId id, string name, Marketplace marketplace, string timeZone, string currency, DateTimeOffset createdAt)
    {
        Id = id;
        Name = name;
        Marketplace = marketplace;
        TimeZone = timeZone;
        Currency = currency;
        CreatedAt = createdAt;
    }

    public ShopId Id { get; private set; }

    public string Name { get; private set; }

    public Marketplace Marketplace { get; private set; }

    /// <summary>IANA name. Times in files without a zone are in this one.</summary>
    public string TimeZone { get; private set; }

    /// <summary>ISO 4217 of sums that come without one.</summary>
    public string Currency { get; private set; }

    public ShopState State { get; private set; }

    public DateTimeOffset CreatedAt { get; private set; }

    /// <summary>Hosts and other settings that are no secret (<c>FeedbacksUrl</c> …); absent means the vendor's own.</summary>
    public Dictionary<string, string> Settings { get; private set; } = [];

    /// <summary>The marketplace's key, encrypted; never shown again.</summary>
    public byte[]? ProtectedKey { get; private set; }

    /// <summary>When the key runs out (UTC), if the key itself says so.</summary>
    public DateTimeOffset? KeyExpiresAt { get; private set; }

    /// <summary>What the key allows, in the marketplace's own words, if the key itself says so.</summary>
    public string[]? KeyScopes { get; private set; }

    /// <summary>When the marketplace was last asked what key and plan allow; null: not since the key was given.</summary>
    public DateTimeOffset? LookedAt { get; private set; }

    /// <summary>The unguessable part of the address that the marketplace's pushes come to, encrypted; null while there is none.</summary>
    public byte[]? ProtectedPushSecret { get; private set; }

    public static Shop Open(string name, Marketplace marketplace, string timeZone, string currency, DateTimeOffset now)
    {
        var trimmed = name.Trim();
        if (trimmed.Length is 0 or > NameMaxLength)
        {
            throw new RuleException("shop.nameLength", NameMaxLength);
        }

        if (!TimeZoneInfo.TryFindSystemTimeZoneById(timeZone, out _))
        {
            throw new RuleException("shop.unknownZone", timeZone);
        }

        return currency.Length == 3 && currency.All(char.IsAsciiLetterUpper)
            ? new Shop(ShopId.New(), trimmed, marketplace, timeZone, currency, now)
            : throw new RuleException("shop.unknownCurrency", currency);
    }

    public void Rename(string name)
    {
        var trimmed = name.Trim();
        Name = trimmed.Length is 0 or > NameMaxLength ? throw new RuleException("shop.nameLength", NameMaxLength) : trimmed;
    }

    public void UseKey(byte[] protectedKey, DateTimeOffset? expiresAt, string[]? scopes)
    {
        ProtectedKey = protectedKey;
        KeyExpiresAt = expiresAt;
        KeyScopes = scopes;
        LookedAt = null;
    }

    /// <summary>The marketplace was asked what the key allows; what it does not tell stays as the key itself told it.</summary>
    public void UseFacts(DateTimeOffset? expiresAt, string[]? scopes, DateTimeOffset now)
    {
        KeyExpiresAt = expiresAt ?? KeyExpiresAt;
        KeyScopes = scopes ?? KeyScopes;
        LookedAt = now;
    }

    public void UsePushSecret(byte[] protectedSecret) => ProtectedPushSecret = protectedSecret;

    public void UseSettings(IReadOnlyDictionary<string, string> settings) => Settings = new Dictionary<string, string>(settings);

    public void Pause()
    {
        if (State == ShopState.Paused)
        {
            throw new RuleException("shop.alreadyPaused", Name);
        }

        State = ShopState.Paused;
    }

    public void Resume()
    {
        if (State == ShopState.Active)
        {
            throw new RuleException("shop.notPaused", Name);
        }

        State = ShopState.Active;
    }
}
