using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using SellerDesk.Simulator.Life;
using SellerDesk.Simulator.World;

namespace SellerDesk.Simulator.Wildberries;

/// <summary>The kinds of token, numbered as the payload's "acc" has them.</summary>
internal enum TokenType
{
    Base = 1,
    Test = 2,
    Personal = 3,
    Service = 4,
}

/// <summary>Who calls: the account behind a valid token and what the token allows.</summary>
internal sealed record Caller(Account Account, TokenType Type, long Scopes)
{
    public bool Has(int bit) => bit == 0 || (Scopes & (1L << bit)) != 0;

    public bool IsReadOnly => Has(Tokens.ReadOnlyBit);
}

/// <summary>Makes and checks seller tokens: a JWT with the marketplace's payload, signed with a secret that follows from the seed.</summary>
internal sealed class Tokens(Simulation world)
{
    public const int ReadOnlyBit = 30;

    public static readonly IReadOnlyDictionary<string, int> ScopeBits = new Dictionary<string, int>
    {
        ["content"] = 1,
        ["analytics"] = 2,
        ["prices"] = 3,
        ["marketplace"] = 4,
        ["statistics"] = 5,
        ["promotion"] = 6,
        ["feedbacks"] = 7,
        ["chat"] = 9,
        ["supplies"] = 10,
        ["returns"] = 11,
        ["documents"] = 12,
        ["finance"] = 13,
        ["users"] = 16,
        ["readonly"] = ReadOnlyBit,
    };

    private byte[] Secret => SHA256.HashData(Encoding.UTF8.GetBytes($"seller-desk-simulator-{world.Settings.Seed}"));

    /// <summary>The same arguments give the same token. Without a number of days it lasts to the end of next year, so that a restart leaves it valid.</summary>
    public string Issue(Account account, IEnumerable<string>? scopes, double? days, TokenType type)
    {
        var mask = (scopes ?? ScopeBits.Keys.Where(scope => scope != "readonly")).Aggregate(0L, (sum, scope) => sum | (1L << ScopeBits[scope]));
        var now = world.TokenTime;
        var expires = days is { } wanted ? now.AddDays(wanted) : new DateTimeOffset(now.Year + 2, 1, 1, 0, 0, 0, TimeSpan.Zero);
        var payload = new JsonObject
        {
            ["acc"] = (int)type,
            ["ent"] = 1,
            ["exp"] = expires.ToUnixTimeSeconds(),
            ["for"] = type == TokenType.Service ? "asid:0198f2a4-77aa-7c11-9d02-6f1b1a2c3d4e" : "self",
            ["id"] = new Guid(0x0198f2a4, (short)account.Index, 0x7000, 0x8a, 0, 0, 0, 0, 0, 0, (byte)type).ToString(),
            ["iid"] = 41_200_100 + account.Index,
            ["oid"] = 250_010_300 + account.Index,
            ["s"] = mask,
            ["sid"] = account.SellerId.ToString(),
            ["t"] = type == TokenType.Test,
            ["uid"] = 41_200_100 + account.Index,
        };
        var body = $"{Encode("""{"alg":"HS256","typ":"JWT"}"""u8)}.{Encode(JsonSerializer.SerializeToUtf8Bytes(payload))}";
        return $"{body}.{Encode(Sign(body))}";
    }

    /// <summary>The caller, or the marketplace's words on what is wrong with the token.</summary>
    public (Caller? Caller, string Problem) Check(string? header)
    {
        if (string.IsNullOrWhiteSpace(header))
        {
            return (null, "empty Authorization header");
        }

        var token = header.StartsWith("Bearer ", StringComparison.OrdinalIgnoreCase) ? header[7..].Trim() : header.Trim();
        var parts = token.Split('.');
        if (parts.Length != 3)
        {
            return (null, "token problem; token is malformed: token contains an invalid number of segments");
        }

        try
        {
            return Check(parts);
        }
        catch (Exception e) when (e is FormatException or JsonException or InvalidOperationException or KeyNotFoundException)
        {
            return (null, "token problem; token is malformed: could not base64 decode claim");
        }
    }

    private (Caller? Caller, string Problem) Check(string[] parts)
    {
        if (!CryptographicOperations.FixedTimeEquals(Base64Url.DecodeFromChars(parts[2]), Sign($"{parts[0]}.{parts[1]}")))
        {
            return (null, "token problem; token signature is invalid: signature is invalid");
        }

        using var payload = JsonDocument.Parse(Base64Url.DecodeFromChars(parts[1]));
        var root = payload.RootElement;
        if (root.GetProperty("exp").GetInt64() <= world.TokenTime.ToUnixTimeSeconds())
        {
            return (null, "token problem; token has invalid claims: token is expired");
        }

        var seller = root.GetProperty("sid").GetGuid();
        var account = Array.Find(Catalog.Accounts, account => account.SellerId == seller);
        return account is null
            ? (null, "token problem; seller not found")
            : (new Caller(account, (TokenType)root.GetProperty("acc").GetInt32(), root.GetProperty("s").GetInt64()), "");
    }

    private byte[] Sign(string body) => HMACSHA256.HashData(Secret, Encoding.UTF8.GetBytes(body));

    private static string Encode(ReadOnlySpan<byte> bytes) => Base64Url.EncodeToString(bytes);
}
