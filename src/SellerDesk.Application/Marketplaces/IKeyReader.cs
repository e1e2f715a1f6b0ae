using SellerDesk.Domain.Shops;

namespace SellerDesk.Application.Marketplaces;

/// <summary>What a key allows: as far as it tells by itself, and as found by looking.</summary>
public interface IKeyReader
{
    /// <summary>Without a call. What the key does not tell is <see cref="AbilityState.Unknown"/>, what the marketplace lacks is <see cref="AbilityState.NotOffered"/>.</summary>
    /// <exception cref="MarketplaceException"><see cref="MarketplaceFailure.KeyRejected"/> when it is no key of this marketplace at all.</exception>
    KeyFacts Read(string key);

    /// <summary>
    /// A few cheap calls that prove that the marketplace accepts the key and find what it, the seller's plan and the marketplace allow.
    /// Throws the failure when the key is not accepted; what could not be found out otherwise stays <see cref="AbilityState.Unknown"/>.
    /// </summary>
    Task<KeyFacts> LookAsync(ShopAccess shop, CancellationToken cancel);
}

/// <param name="ExpiresAt">UTC; null when it is not told.</param>
/// <param name="Scopes">In the marketplace's own words; null when they are not told.</param>
/// <param name="Abilities">Every <see cref="Ability"/> once.</param>
/// <param name="Kind">Personal, service, base, test, or the seller's plan, in the marketplace's own word.</param>
public sealed record KeyFacts(DateTimeOffset? ExpiresAt, IReadOnlyList<string>? Scopes, IReadOnlyList<AbilityFact> Abilities, string? Kind)
{
    /// <summary>What looking found that calls need from now on and is no secret (<c>BusinessId</c>, <c>CampaignIds</c>): kept with the shop's settings.</summary>
    public IReadOnlyDictionary<string, string> Settings { get; init; } = new Dictionary<string, string>();

    /// <summary>How the marketplace calls the seller, to see that it is the right account.</summary>
    public string? SellerName { get; init; }

    /// <summary>Accounts that the key opens when it opens several and the settings name none of them: whoever connects the shop is asked which one it is.</summary>
    public IReadOnlyList<KeyAccount> Accounts { get; init; } = [];

    /// <summary>Feeds that are open, or that are not known to be shut.</summary>
    public IReadOnlyList<FeedKind> Feeds => [.. Enum.GetValues<FeedKind>().Where(kind => May(Domain.Shops.Abilities.Of(kind)))];

    /// <summary>Whether answers to reviews may be sent (a read-only key may not).</summary>
    public bool CanReply => May(Ability.ReviewAnswers);

    public bool May(Ability ability) => Abilities.Any(fact => fact.Ability == ability && fact.State is AbilityState.Open or AbilityState.Unknown);
}

/// <summary>One of the accounts that a key opens.</summary>
/// <param name="Setting">The shop's setting that names it (<c>BusinessId</c>).</param>
/// <param name="Name">How the seller calls it.</param>
public sealed record KeyAccount(string Setting, string Value, string Name);

/// <param name="Need">The missing right or plan, in the marketplace's own words.</param>
public sealed record AbilityFact(Ability Ability, AbilityState State, string? Need = null)
{
    /// <summary>What is neither open nor unknown is not tried.</summary>
    public bool IsShut => State is not (AbilityState.Open or AbilityState.Unknown);
}
