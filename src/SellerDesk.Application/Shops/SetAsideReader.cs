using System.Text.Json;
using SellerDesk.Application.Data;
using SellerDesk.Application.Marketplaces;
using SellerDesk.Domain.Shops;

namespace SellerDesk.Application.Shops;

/// <summary>The small steps of reading a set-aside payload again.</summary>
internal static class SetAsideReader
{
    /// <exception cref="MarketplaceException">It still cannot be read.</exception>
    public static T Read<T>(string raw, Func<string, T> readTheirs)
    {
        if (!raw.StartsWith(TolerantWriter.OwnForm, StringComparison.Ordinal))
        {
            return readTheirs(raw);
        }

        try
        {
            return JsonSerializer.Deserialize<T>(raw.AsSpan(TolerantWriter.OwnForm.Length))!;
        }
        catch (JsonException old)
        {
            throw new MarketplaceException(MarketplaceFailure.Unreadable, old.Message, inner: old);
        }
    }

    /// <summary>Whether the marketplace gave the same thing in a readable form after this payload: that one counts then.</summary>
    public static async Task<bool> CameLaterAsync(WriteBatch batch, string table, string where, string key, DateTimeOffset receivedAt, CancellationToken cancel)
    {
        await using var command = batch.Command($"select exists (select 1 from {table} where shop_id = @shop and {where} and received_at > @received)");
        command.Parameters.AddWithValue("key", key);
        command.Parameters.AddWithValue("received", receivedAt.UtcDateTime);
        return (bool)(await command.ExecuteScalarAsync(cancel))!;
    }

    public static async Task MarkReadAsync(WriteBatch batch, SetAsidePayloadId id, CancellationToken cancel)
    {
        await using var command = batch.Command("update set_aside_payloads set resolved_at = @now where id = @id and shop_id = @shop and resolved_at is null");
        command.Parameters.AddWithValue("id", id.Value);
        await command.ExecuteNonQueryAsync(cancel);
    }
}
