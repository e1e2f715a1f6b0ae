using SellerDesk.Domain.Common;
using SellerDesk.Domain.Shops;

namespace SellerDesk.Domain.Hooks;

public readonly record struct HookId(Guid Value) : ITypedId<HookId>
{
    public static HookId New() => new(Guid.CreateVersion7());

    public static HookId From(Guid value) => new(value);
}

/// <summary>Why the desk itself stopped calling an address.</summary>
public enum HookOff
{
    /// <summary>It answered 410: it is not there any more.</summary>
    Gone,

    /// <summary>Nothing got through for <see cref="HookRetry.GivesUpAfter"/>.</summary>
    Failing,
}

/// <summary>What a person says a webhook shall be.</summary>
/// <param name="Events">Of <see cref="HookEvents.All"/>.</param>
/// <param name="Shops">Empty: every shop, those to come too, and what belongs to no shop.</param>
public sealed record HookWish(string Name, Uri Url, IReadOnlyList<string> Events, IReadOnlyList<ShopId> Shops, bool IsOn = true);

/// <summary>
/// A webhook: an address of somebody's own program that is called when something happens at the desk. Calls are signed under a secret that both sides know; while a secret is changed the
/// old one signs beside the new.
/// </summary>
public sealed class Hook
{
    public const int NameMaxLength = 80;
    public const int UrlMaxLength = 2_000;

    /// <summary>How long the old secret signs beside the new one.</summary>
    public static readonly TimeSpan OldSecretSigns = TimeSpan.FromDays(1);

    private Hook(HookId id, string name, string url, byte[] secret, Guid? createdBy, DateTimeOffset createdAt)
    {
        Id = id;
        Name = name;
        Url = url;
        Secret = secret;
        CreatedBy = createdBy;
        CreatedAt = createdAt;
        ChangedAt = createdAt;
    }

    public HookId Id { get; private set; }

    public string Name { get; private set; }

    public string Url { get; private set; }

    public string[] Events { get; private set; } = [];

    /// <summary>Empty: every shop, and what belongs to none.</summary>
    public Guid[] Shops { get; private set; } = [];

    public bool IsOn { get; private set; }

    /// <summary>Why the desk itself shut it; null: it did not.</summary>
    public HookOff? Off { get; private set; }

    public DateTimeOffset? OffAt { get; private set; }

    /// <summary>Encrypted.</summary>
    public byte[] Secret { get; private set; }

    public byte[]? OldSecret { get; private set; }

    public DateTimeOffset? OldSecretUntil { get; private set; }

    /// <summary>Null: a program with a token, or the command line.</summary>
    public Guid? CreatedBy { get; private set; }

    public DateTimeOffset CreatedAt { get; private set; }

    public DateTimeOffset ChangedAt { get; private set; }

    /// <summary>Since when nothing got through; null: the last call did.</summary>
    public DateTimeOffset? FailingSince { get; private set; }

    /// <summary>Calls that failed since the last one that did not.</summary>
    public int Failures { get; private set; }

    /// <summary>Left alone until then.</summary>
    public DateTimeOffset? PausedUntil { get; private set; }

    public DateTimeOffset? LastSuccessAt { get; private set; }

    public static Hook Of(HookWish wish, byte[] secret, Guid? by, DateTimeOffset now)
    {
        var hook = new Hook(HookId.New(), "", "", secret, by, now);
        hook.Change(wish, now);
        return hook;
    }

    /// <exception cref="RuleException">A name that is empty or too long, no events, an event that does not exist.</exception>
    public void Change(HookWish wish, DateTimeOffset now)
    {
        var name = wish.Name.Trim();
        if (name.Length is 0 or > NameMaxLength)
        {
            throw new RuleException("hook.nameLength", NameMaxLength);
        }

        if (wish.Url.AbsoluteUri.Length > UrlMaxLength)
        {
            throw new RuleException("hook.url");
        }

        if (wish.Events.Count == 0)
        {
            throw new RuleException("hook.noEvents");
        }

        if (wish.Events.FirstOrDefault(one => !HookEvents.All.Contains(one)) is { } unknown)
        {
            throw new RuleException("hook.unknownEvent", unknown);
        }

        (Name, Url, Shops) = (name, wish.Url.AbsoluteUri, [.. wish.Shops.Select(shop => shop.Value).Distinct()]);
        Events = [.. HookEvents.All.Where(wish.Events.Contains)];
        ChangedAt = now;
        if (wish.IsOn && !IsOn)
        {
            (Off, OffAt, FailingSince, Failures, PausedUntil) = (null, null, null, 0, null);
        }

        IsOn = wish.IsOn;
    }

    /// <summary>From now on the new secret signs, and for a day the old one beside it.</summary>
    public void Rotate(byte[] secret, DateTimeOffset now)
    {
        (OldSecret, OldSecretUntil) = (Secret, now + OldSecretSigns);
        (Secret, ChangedAt) = (secret, now);
    }

    /// <summary>Encrypted secrets that sign now, the newest first.</summary>
    public IReadOnlyList<byte[]> SecretsAt(DateTimeOffset now) => OldSecret is { } old && OldSecretUntil > now ? [Secret, old] : [Secret];

    /// <summary>What came of some calls, in the order in which they were made.</summary>
    /// <param name="givenUpSince">Since when a delivery that is given up now had been tried; null: none is.</param>
    public void Called(IReadOnlyCollection<bool> gotThrough, bool gone, DateTimeOffset? givenUpSince, DateTimeOffset now)
    {
        if (gone)
        {
            Shut(HookOff.Gone, now);
            return;
        }

        if (gotThrough.Contains(true))
        {
            (FailingSince, Failures, PausedUntil, LastSuccessAt) = (null, 0, null, now);
            return;
        }

        FailingSince ??= now;
        Failures += gotThrough.Count;
        PausedUntil = now + HookRetry.Pause(Failures);
        if (now - FailingSince >= HookRetry.GivesUpAfter || (givenUpSince is { } since && !(LastSuccessAt >= since)))
        {
            Shut(HookOff.Failing, now);
        }
    }

    private void Shut(HookOff why, DateTimeOffset now) => (IsOn, Off, OffAt) = (false, why, now);
}
