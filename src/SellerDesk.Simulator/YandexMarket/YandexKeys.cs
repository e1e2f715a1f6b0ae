using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using SellerDesk.Simulator.Life;
using SellerDesk.Simulator.World;

namespace SellerDesk.Simulator.YandexMarket;

/// <summary>Who calls: the accounts behind a key (a key may open several cabinets), its rights and its tier of limits.</summary>
internal sealed record YandexCaller(string Key, IReadOnlyList<Account> Accounts, IReadOnlyList<string> Scopes, bool IsMedium)
{
    private const string ReadOnly = ":read-only";

    public bool May(IReadOnlyList<string> anyOf, bool write) =>
        anyOf.Count == 0 || anyOf.Append(YandexKeys.All).Any(scope => Scopes.Contains(scope) || (!write && Scopes.Contains(scope + ReadOnly)));
}

/// <summary>Makes and checks keys: <c>ACMA:</c>, what the key opens, and a signature that follows from the seed.</summary>
internal sealed class YandexKeys(Simulation world)
{
    public const string All = "all-methods";
    public const string Several = "several";
    private const string Medium = "medium";

    public static readonly IReadOnlyList<string> Scopes =
    [
        All, "all-methods:read-only", "communication", "inventory-and-order-processing", "inventory-and-order-processing:read-only", "offers-and-cards-management",
        "offers-and-cards-management:read-only", "finance-and-accounting", "settings-management", "pricing", "pricing:read-only", "promotion", "promotion:read-only", "supplies-management:read-only",
    ];

    /// <summary>The same arguments give the same key.</summary>
    public string Issue(Account account, IEnumerable<string>? scopes, string? kind, string? subscription)
    {
        var mask = (scopes ?? [All]).Aggregate(0, (sum, scope) => sum | (1 << IndexOf(scope)));
        var body = string.Create(CultureInfo.InvariantCulture, $"{account.Index}{(kind == Several ? "s" : "o")}{(subscription == Medium ? "m" : "n")}{mask:x4}");
        return $"ACMA:{body}:{Sign(body)}";
    }

    public YandexCaller? Check(string? key)
    {
        if (key?.Split(':') is not ["ACMA", { Length: 7 } body, var sign] || sign != Sign(body) || !int.TryParse(body[..1], CultureInfo.InvariantCulture, out var index))
        {
            return null;
        }

        var mask = int.Parse(body[3..], NumberStyles.HexNumber, CultureInfo.InvariantCulture);
        Account[] accounts = body[1] == 's' ? [Catalog.Accounts[index], Catalog.Accounts[(index + 1) % Catalog.Accounts.Length]] : [Catalog.Accounts[index]];
        return new YandexCaller(key, accounts, [.. Scopes.Where((_, n) => (mask & (1 << n)) != 0)], body[2] == 'm');
    }

    public static bool IsKnown(string scope) => IndexOf(scope) >= 0;

    private static int IndexOf(string scope) => Scopes.ToList().IndexOf(scope);

    private string Sign(string body) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes($"yandex {world.Settings.Seed} {body}")))[..24];
}
