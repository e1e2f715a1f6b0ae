using Npgsql;

namespace SellerDesk.Application.Surveys;

/// <summary>The tiers of buyers in the programme, by name; empty while there is no programme.</summary>
internal static class BuyerTiers
{
    public static async Task<Dictionary<Guid, string>> LoadAsync(NpgsqlConnection connection, Guid[] buyers, CancellationToken cancel)
    {
        var tiers = new Dictionary<Guid, string>();
        await using var ask = new NpgsqlCommand("select m.buyer_id, t.name from loyalty_members m join loyalty_tiers t on t.id = m.tier_id where m.buyer_id = any(@buyers)", connection);
        ask.Parameters.AddWithValue("buyers", buyers);
        await using var reader = await ask.ExecuteReaderAsync(cancel);
        while (await reader.ReadAsync(cancel))
        {
            tiers[reader.GetGuid(0)] = reader.GetString(1);
        }

        return tiers;
    }
}
