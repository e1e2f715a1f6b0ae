using System.Buffers.Binary;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using SellerDesk.Simulator.Life;
using SellerDesk.Simulator.Marketplaces;
using SellerDesk.Simulator.World;

namespace SellerDesk.Simulator.Ozon;

/// <summary>The seller's plan; reviews can also be paid for by themselves.</summary>
internal enum OzonPlan
{
    Unspecified,
    Premium,
    PremiumLite,
    PremiumPlus,
    PremiumPro,
}

/// <summary>Who calls, with what the key opens and the plan pays for.</summary>
internal sealed record OzonCaller(Account Account, OzonPlan Plan, bool ManagesReviews, int Roles, DateTimeOffset ExpiresAt)
{
    public bool HasReviews => ManagesReviews || Plan == OzonPlan.PremiumPro;

    public bool HasPlus => Plan is OzonPlan.PremiumPlus or OzonPlan.PremiumPro;

    public string ClientId => OzonKeys.ClientIdOf(Account);

    public bool May(string path) => OzonRoles.All.Index().Any(role => (Roles & (1 << role.Index)) != 0 && role.Item.Opens(path));
}

/// <summary>A role of a key: a name, and the beginnings of the methods that it opens.</summary>
internal sealed record OzonRole(string Scope, string Name, string[] Methods)
{
    public bool Opens(string path) => Array.Exists(Methods, method => path == method || path.StartsWith(method + "/", StringComparison.Ordinal));
}

internal static class OzonRoles
{
    public static readonly OzonRole[] All =
    [
        new("reviews", "Review", ["/v1/review", "/v2/review"]), new("questions", "Question", ["/v1/question"]), new("chats", "Chat", ["/v1/chat", "/v2/chat", "/v3/chat"]),
        new("orders", "Posting FBS", ["/v3/posting/fbs", "/v4/posting/fbs"]), new("fbo", "Posting FBO", ["/v3/posting/fbo"]),
        new("returns", "Returns", ["/v1/returns", "/v2/returns", "/v2/conditional-cancellation"]), new("products", "Product", ["/v3/product", "/v4/product", "/v1/product"]),
        new("analytics", "Report", ["/v1/analytics"]), new("rating", "Rating", ["/v1/rating"]),
    ];

    public static int Every => (1 << All.Length) - 1;
}

/// <summary>Makes and checks keys: a guid that holds account, plan, roles and last day, with half of it a signature.</summary>
internal sealed class OzonKeys(Simulation world)
{
    private const int FirstClient = 1_250_300;
    private const byte ReviewsFlag = 0x10;
    private const int UsualDays = 180;
    private static readonly DateTimeOffset FirstDay = new(2020, 1, 1, 0, 0, 0, TimeSpan.Zero);

    public static string ClientIdOf(Account account) => (FirstClient + (account.Index * 11)).ToString(CultureInfo.InvariantCulture);

    public (object? Keys, string Problem) Issue(KeyWish wish)
    {
        if (wish.Scopes?.FirstOrDefault(scope => !Array.Exists(OzonRoles.All, role => role.Scope == scope)) is { } unknown)
        {
            return (null, $"Нет такой роли: {unknown}; есть {string.Join(", ", OzonRoles.All.Select(role => role.Scope))}");
        }

        var roles = wish.Scopes is null ? OzonRoles.Every : OzonRoles.All.Index().Where(role => wish.Scopes.Contains(role.Item.Scope)).Sum(role => 1 << role.Index);
        var (plan, reviews) = PlanOf(wish.Subscription);
        if (plan is null)
        {
            return (null, "subscription: none, premium, premium_lite, premium_plus, premium_pro; «+reviews» добавляет «Управление отзывами»");
        }

        var lastDay = (int)(world.TokenTime.AddDays(wish.Days ?? UsualDays) - FirstDay).TotalDays;
        var key = Write(wish.Account.Index, (byte)((byte)plan.Value | (reviews ? ReviewsFlag : 0)), (ushort)roles, (ushort)Math.Clamp(lastDay, 0, ushort.MaxValue)).ToString();
        return (new { clientId = ClientIdOf(wish.Account), apiKey = key, token = key }, "");
    }

    /// <summary>The caller, or the marketplace's words on what is wrong.</summary>
    public (OzonCaller? Caller, string Problem) Check(string? clientId, string? key)
    {
        if (string.IsNullOrWhiteSpace(clientId) || string.IsNullOrWhiteSpace(key))
        {
            return (null, "Client-Id and Api-Key headers are required");
        }

        if (!Guid.TryParse(key, out var guid))
        {
            return (null, "Invalid Api-Key, please check the key and try again");
        }

        var bytes = guid.ToByteArray(bigEndian: true);
        var account = Array.Find(Catalog.Accounts, account => account.Index == bytes[0]);
        if (account is null || !bytes.AsSpan(8).SequenceEqual(Sign(bytes.AsSpan(0, 8))) || ClientIdOf(account) != clientId.Trim())
        {
            return (null, "Invalid Api-Key, please check the key and try again");
        }

        var expires = FirstDay.AddDays(BinaryPrimitives.ReadUInt16BigEndian(bytes.AsSpan(4)));
        return expires <= world.TokenTime
            ? (null, "Api-key is deactivated, use another one or generate a new one")
            : (new OzonCaller(account, (OzonPlan)(bytes[1] & 0xF), (bytes[1] & ReviewsFlag) != 0, BinaryPrimitives.ReadUInt16BigEndian(bytes.AsSpan(2)), expires), "");
    }

    private Guid Write(int account, byte plan, ushort roles, ushort lastDay)
    {
        Span<byte> bytes = stackalloc byte[16];
        (bytes[0], bytes[1]) = ((byte)account, plan);
        BinaryPrimitives.WriteUInt16BigEndian(bytes[2..], roles);
        BinaryPrimitives.WriteUInt16BigEndian(bytes[4..], lastDay);
        Sign(bytes[..8]).CopyTo(bytes[8..]);
        return new Guid(bytes, bigEndian: true);
    }

    private byte[] Sign(ReadOnlySpan<byte> what) => HMACSHA256.HashData(Encoding.UTF8.GetBytes($"ozon-keys-{world.Settings.Seed}"), what)[..8];

    private static (OzonPlan? Plan, bool Reviews) PlanOf(string? subscription)
    {
        var parts = (subscription ?? "premium_pro").ToLowerInvariant().Split('+', ',', ' ');
        var plan = parts[0] switch
        {
            "none" or "unspecified" or "reviews" => OzonPlan.Unspecified,
            "premium" => OzonPlan.Premium,
            "premium_lite" => OzonPlan.PremiumLite,
            "premium_plus" => OzonPlan.PremiumPlus,
            "premium_pro" => OzonPlan.PremiumPro,
            _ => (OzonPlan?)null,
        };
        return (plan, parts.Contains("reviews"));
    }
}
