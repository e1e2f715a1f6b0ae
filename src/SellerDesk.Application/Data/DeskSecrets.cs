using System.Collections.Concurrent;
using System.Security.Cryptography;
using Npgsql;
using SellerDesk.Application.Marketplaces;

namespace SellerDesk.Application.Data;

/// <summary>The desk's own random secrets: each is made when it is first asked for, once for all nodes, and kept encrypted.</summary>
public sealed class DeskSecrets(NpgsqlDataSource source, IKeyVault vault)
{
    private const int Length = 32;

    private readonly ConcurrentDictionary<string, byte[]> known = new(StringComparer.Ordinal);

    public async Task<byte[]> GetAsync(string name, CancellationToken cancel)
    {
        if (!known.TryGetValue(name, out var secret))
        {
            secret = known.GetOrAdd(name, await MakeOrReadAsync(name, cancel));
        }

        return secret;
    }

    /// <summary>Of two nodes that make it at once one wins; both read what stands there then.</summary>
    private async Task<byte[]> MakeOrReadAsync(string name, CancellationToken cancel)
    {
        if (await ReadAsync(name, cancel) is { } there)
        {
            return there;
        }

        await using var insert = source.CreateCommand("insert into desk_secrets (name, protected_value) values ($1, $2) on conflict (name) do nothing");
        insert.Parameters.Add(new NpgsqlParameter<string> { TypedValue = name });
        insert.Parameters.Add(new NpgsqlParameter<byte[]> { TypedValue = vault.Protect(Convert.ToBase64String(RandomNumberGenerator.GetBytes(Length))) });
        await insert.ExecuteNonQueryAsync(cancel);
        return (await ReadAsync(name, cancel))!;
    }

    private async Task<byte[]?> ReadAsync(string name, CancellationToken cancel)
    {
        await using var select = source.CreateCommand("select protected_value from desk_secrets where name = $1");
        select.Parameters.Add(new NpgsqlParameter<string> { TypedValue = name });
        return await select.ExecuteScalarAsync(cancel) is byte[] kept ? Convert.FromBase64String(vault.Reveal(kept)) : null;
    }
}
