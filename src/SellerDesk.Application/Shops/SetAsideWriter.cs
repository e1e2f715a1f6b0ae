using SellerDesk.Application.Buyers;
using SellerDesk.Application.Data;
using SellerDesk.Domain.Shops;

namespace SellerDesk.Application.Shops;

/// <summary>Keeps what could not be read, once, whole, in the form that its marketplace allows.</summary>
internal static class SetAsideWriter
{
    public static async Task WriteAsync(WriteBatch batch, FeedKind kind, IReadOnlyList<KeptPayload> payloads, CancellationToken cancel)
    {
        foreach (var payload in payloads)
        {
            var row = SetAsidePayload.Of(batch.ShopId, kind, payload.Raw, payload.Digest, payload.Reason, batch.Now);
            await using var command = batch.Command("""
                insert into set_aside_payloads (id, shop_id, kind, raw, digest, reason, received_at) values (@id, @shop, @kind, @raw, @digest, @reason, @now)
                on conflict (shop_id, kind, digest) do nothing
                """);
            command.Parameters.AddWithValue("id", row.Id.Value);
            command.Parameters.AddWithValue("kind", kind.ToString());
            command.Parameters.AddWithValue("raw", row.Raw);
            command.Parameters.AddWithValue("digest", row.Digest);
            command.Parameters.AddWithValue("reason", row.Reason);
            await command.ExecuteNonQueryAsync(cancel);
        }
    }
}
