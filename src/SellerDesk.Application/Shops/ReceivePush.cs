using System.Net;
using System.Text.Json;
using Microsoft.Extensions.Logging;
using Npgsql;
using SellerDesk.Application.Buyers;
using SellerDesk.Application.Marketplaces;
using SellerDesk.Domain.Shops;

namespace SellerDesk.Application.Shops;

/// <summary>A push at the door, before anybody has looked at it.</summary>
/// <param name="Marketplace">As the address names it.</param>
public sealed record PushCall(string Marketplace, ShopId ShopId, string Secret, IPAddress? From, string Raw);

/// <summary>HTTP status and, where one is owed, the body.</summary>
public sealed record PushAnswer(int Status, string? Json);

/// <summary>
/// Takes a push in: checks where it goes, where it comes from and whose it is, keeps it raw and answers as the marketplace wants. What follows
/// from it is done afterwards (<see cref="ProcessPushesJob"/>). Straight through Npgsql: marketplaces count the milliseconds.
/// </summary>
public sealed class ReceivePush(NpgsqlDataSource source, Connectors connectors, IKeyVault vault, BuyerDoor door, PushBell bell, ILogger<ReceivePush> log)
{
    private const string Find = "select marketplace, protected_push_secret, settings from shops where id = $1 and protected_push_secret is not null";

    private const string Keep = """
        insert into incoming_pushes (id, shop_id, type, raw, digest, received_at) values ($1, $2, $3, $4, $5, $6)
        on conflict (shop_id, digest) do update set times = incoming_pushes.times + 1
        """;

    private static readonly PushAnswer NoSuchAddress = new(404, null);
    private static readonly PushAnswer Refused = new(403, null);

    public async Task<PushAnswer> ExecuteAsync(PushCall call, DateTimeOffset now, CancellationToken cancel)
    {
        await using var connection = await source.OpenConnectionAsync(cancel);
        if (await SettingsAsync(connection, call, cancel) is not { } settings || connectors.Find(Known(call.Marketplace)) is not { Pushes: { } reader } connector)
        {
            return NoSuchAddress;
        }

        if (!PushNetworks.Allow(settings, reader.Networks, call.From))
        {
            log.LogWarning("A push for shop {Shop} came from {From}, which is none of its marketplace's networks: refused", call.ShopId, call.From);
            return Refused;
        }

        var receipt = reader.Receive(call.Raw, now);
        if (receipt.Account is { } account && !PushAccount.IsOf(settings, account))
        {
            log.LogWarning("A push for shop {Shop} names the account {Account}, which is another's: refused", call.ShopId, account);
            return Refused;
        }

        if (receipt.Keep)
        {
            await KeepAsync(connection, call, connector.Marketplace, receipt, now, cancel);
            bell.Ring();
        }

        return new PushAnswer(receipt.Status, receipt.AnswerJson);
    }

    private static Marketplace Known(string marketplace) => Enum.TryParse<Marketplace>(marketplace, ignoreCase: true, out var known) ? known : Marketplace.Other;

    /// <returns>The shop's settings; null when there is no such address, whatever of it is wrong.</returns>
    private async Task<Dictionary<string, string>?> SettingsAsync(NpgsqlConnection connection, PushCall call, CancellationToken cancel)
    {
        await using var command = new NpgsqlCommand(Find, connection) { Parameters = { new() { Value = call.ShopId.Value } } };
        await using var reader = await command.ExecuteReaderAsync(cancel);
        var known = await reader.ReadAsync(cancel)
            && PushSecret.Same(call.Secret, vault.Reveal(reader.GetFieldValue<byte[]>(1)))
            && string.Equals(reader.GetString(0), call.Marketplace, StringComparison.OrdinalIgnoreCase);
        return known ? JsonSerializer.Deserialize<Dictionary<string, string>>(reader.GetString(2)) ?? [] : null;
    }

    private async Task KeepAsync(NpgsqlConnection connection, PushCall call, Marketplace marketplace, PushReceipt receipt, DateTimeOffset now, CancellationToken cancel)
    {
        var kept = (await door.KeepAsync(call.ShopId, marketplace, [new UnreadablePayload(call.Raw, "")], cancel))[0];
        await using var command = new NpgsqlCommand(Keep, connection)
        {
            Parameters =
            {
                new() { Value = IncomingPushId.New().Value }, new() { Value = call.ShopId.Value }, new() { Value = receipt.Type.Replace("\0", "", StringComparison.Ordinal) },
                new() { Value = kept.Raw }, new() { Value = kept.Digest }, new() { Value = now.UtcDateTime },
            },
        };
        await command.ExecuteNonQueryAsync(cancel);
    }
}
