using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using SellerDesk.Application.Data;
using SellerDesk.Application.Marketplaces;
using SellerDesk.Domain.Shops;

namespace SellerDesk.Application.Buyers;

/// <summary>What could not be read, in the form in which it may be kept. The digest tells that the same came again.</summary>
public sealed record KeptPayload(string Raw, string Digest, string Reason);

/// <summary>
/// The one place where what is known of a buyer is brought into the form that <see cref="BuyerRules"/> allow, before anything is written: pulls,
/// set-aside payloads, files and the API all come through here. The writers refuse what did not.
/// </summary>
public sealed class BuyerDoor(DeskSecrets secrets, IKeyVault vault)
{
    private const string SecretName = "buyers";

    /// <summary>Stands before a set-aside payload that is encrypted, followed by its length: <c>sealed:1234:…</c>.</summary>
    internal const string SealedForm = "sealed:";

    /// <summary>The items as they may be written. Kinds that hold nothing of a buyer come back as they are.</summary>
    public Task<IReadOnlyList<T>> AdmitAsync<T>(Shop shop, IReadOnlyList<T> items, CancellationToken cancel) => AdmitAsync(shop.Id, shop.Marketplace, items, cancel);

    internal Task<IReadOnlyList<T>> AdmitAsync<T>(ShopAccess shop, IReadOnlyList<T> items, CancellationToken cancel) => AdmitAsync(shop.ShopId, shop.Marketplace, items, cancel);

    private async Task<IReadOnlyList<T>> AdmitAsync<T>(ShopId shop, Marketplace marketplace, IReadOnlyList<T> items, CancellationToken cancel)
    {
        var rules = BuyerRules.Of(marketplace);
        return items switch
        {
            IReadOnlyList<IncomingOrder> orders => (IReadOnlyList<T>)await OrdersAsync(shop, marketplace, orders, rules, cancel),
            IReadOnlyList<IncomingChat> chats => (IReadOnlyList<T>)await ChatsAsync(shop, marketplace, chats, rules, cancel),
            IReadOnlyList<IncomingReview> reviews when rules.Author != Keeping.Clear => (IReadOnlyList<T>)reviews.Select(review => review with { Author = null }).ToList(),
            _ => items,
        };
    }

    /// <summary>What could not be read, as it may be kept.</summary>
    internal Task<IReadOnlyList<KeptPayload>> KeepAsync(Shop shop, IReadOnlyList<UnreadablePayload> payloads, CancellationToken cancel) => KeepAsync(shop.Id, shop.Marketplace, payloads, cancel);

    /// <summary>The same for what a marketplace pushed, which may hold as much.</summary>
    public async Task<IReadOnlyList<KeptPayload>> KeepAsync(ShopId shop, Marketplace marketplace, IReadOnlyList<UnreadablePayload> payloads, CancellationToken cancel)
    {
        if (payloads.Count == 0)
        {
            return [];
        }

        var rule = BuyerRules.Of(marketplace).SetAside;
        var secret = await secrets.GetAsync(SecretName, cancel);
        return [.. payloads.Select(payload => Keep(shop, rule, secret, payload))];
    }

    /// <summary>A set-aside payload as it came, or blotted where it was kept so.</summary>
    internal string Opened(string raw)
    {
        if (!IsSealed(raw))
        {
            return raw;
        }

        return vault.Reveal(Convert.FromBase64String(raw[(raw.IndexOf(':', SealedForm.Length) + 1)..]));
    }

    /// <summary>A set-aside payload as people may look at it.</summary>
    internal string Shown(string raw) => IsSealed(raw) ? PersonalBlot.Of(Opened(raw)) : raw;

    /// <summary>What a list shows of a sealed payload without opening it, from how it starts; null for one that is not sealed.</summary>
    internal static (string Start, int Length)? Outline(string start) =>
        IsSealed(start) ? ("•••", int.Parse(start[SealedForm.Length..start.IndexOf(':', SealedForm.Length)], CultureInfo.InvariantCulture)) : null;

    /// <summary>The hashes under which a typed phone or e-mail address would be known; nothing of what was typed is kept.</summary>
    public async Task<IReadOnlyList<HashedKey>> WouldBeAsync(string typed, CancellationToken cancel) => BuyerKeys.WouldBe(await secrets.GetAsync(SecretName, cancel), typed);

    /// <exception cref="InvalidOperationException">The order did not come through the door.</exception>
    internal static void Check(IncomingOrder order)
    {
        if (order.Buyer is not null || order.BuyerPhone is not null || order.BuyerEmail is not null || order.Keys.Any(key => !KeyedHash.IsOne(key.Hash)) || (order.BuyerNumber is { } number && !KeyedHash.IsOne(number)))
        {
            throw new InvalidOperationException("An order's buyer must be sealed and hashed before it is written.");
        }
    }

    /// <exception cref="InvalidOperationException">The chat did not come through the door.</exception>
    internal static void Check(IncomingChat chat)
    {
        if (chat.BuyerNumber is { } number && !KeyedHash.IsOne(number))
        {
            throw new InvalidOperationException("A chat's buyer must be hashed before it is written.");
        }
    }

    private async Task<List<IncomingOrder>> OrdersAsync(ShopId shop, Marketplace marketplace, IReadOnlyList<IncomingOrder> orders, BuyerRules rules, CancellationToken cancel)
    {
        var secret = await secrets.GetAsync(SecretName, cancel);
        return [.. orders.Select(order => order with
        {
            BuyerNumber = Number(secret, shop, rules, order.BuyerNumber),
            BuyerRegion = rules.Place == Keeping.Clear ? order.BuyerRegion : null,
            BuyerCity = rules.Place == Keeping.Clear ? order.BuyerCity : null,
            Sealed = rules.Contact == Keeping.Sealed && order.Buyer is { } buyer ? Seal(secret, shop, buyer) : null,
            Buyer = null,
            Keys = BuyerKeys.Of(secret, shop, marketplace, rules, order.BuyerNumber, order.BuyerPhone ?? order.Buyer?.Phone, order.BuyerEmail),
            BuyerPhone = null,
            BuyerEmail = null,
        })];
    }

    private async Task<List<IncomingChat>> ChatsAsync(ShopId shop, Marketplace marketplace, IReadOnlyList<IncomingChat> chats, BuyerRules rules, CancellationToken cancel)
    {
        var secret = await secrets.GetAsync(SecretName, cancel);
        return [.. chats.Select(chat => chat with
        {
            BuyerNumber = Number(secret, shop, rules, chat.BuyerNumber),
            BuyerName = rules.ChatName == Keeping.Clear ? chat.BuyerName : null,
            Keys = BuyerKeys.Of(secret, shop, marketplace, rules, chat.BuyerNumber, null, null),
        })];
    }

    private static string? Number(byte[] secret, ShopId shop, BuyerRules rules, string? number) =>
        rules.Number == Keeping.Hashed && !string.IsNullOrWhiteSpace(number) ? KeyedHash.Readable(secret, shop, number.Trim()) : null;

    private SealedBuyer? Seal(byte[] secret, ShopId shop, IncomingBuyer buyer) => BuyerMask.Of(buyer) is { } mask
        ? new SealedBuyer(mask, vault.Protect(JsonSerializer.Serialize(buyer)), KeyedHash.Hexadecimal(secret, shop, buyer.Name, buyer.Phone))
        : null;

    private KeptPayload Keep(ShopId shop, Keeping rule, byte[] secret, UnreadablePayload payload)
    {
        var raw = payload.Raw.Replace("\0", "\\0", StringComparison.Ordinal);
        return rule switch
        {
            Keeping.Sealed => new KeptPayload(
                string.Create(CultureInfo.InvariantCulture, $"{SealedForm}{raw.Length}:{Convert.ToBase64String(vault.Protect(raw))}"),
                KeyedHash.Hexadecimal(secret, shop, raw), PersonalBlot.Of(payload.Reason)),
            Keeping.Clear => new KeptPayload(raw, Digest(raw), payload.Reason),
            _ => Blotted(payload, PersonalBlot.Of(raw)),
        };
    }

    private static KeptPayload Blotted(UnreadablePayload payload, string raw) => new(raw, Digest(raw), PersonalBlot.Of(payload.Reason));

    private static string Digest(string raw) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(raw)));

    private static bool IsSealed(string raw) => raw.StartsWith(SealedForm, StringComparison.Ordinal);
}
