using Npgsql;
using SellerDesk.Domain.Messages;

namespace SellerDesk.Application.Messages;

/// <summary>Which segments and tiers the buyers of a batch are in, as far as rules ask.</summary>
internal sealed class MessageBelonging
{
    private static readonly HashSet<Guid> None = [];

    private readonly Dictionary<Guid, HashSet<Guid>> segments = [];
    private readonly Dictionary<Guid, Guid> tiers = [];

    public IReadOnlySet<Guid> SegmentsOf(Guid buyer) => segments.GetValueOrDefault(buyer, None);

    public Guid? TierOf(Guid buyer) => tiers.TryGetValue(buyer, out var tier) ? tier : null;

    public static async Task<MessageBelonging> LoadAsync(NpgsqlConnection connection, List<MessageRule> rules, Guid[] buyers, CancellationToken cancel)
    {
        var found = new MessageBelonging();
        var asked = rules.Select(rule => rule.SegmentId).OfType<Guid>().Distinct().ToArray();
        if (asked.Length > 0 && buyers.Length > 0)
        {
            await foreach (var (buyer, segment) in PairsAsync(connection, "select buyer_id, segment_id from segment_members where buyer_id = any(@buyers) and segment_id = any(@asked)", buyers, asked, cancel))
            {
                (found.segments.TryGetValue(buyer, out var set) ? set : found.segments[buyer] = []).Add(segment);
            }
        }

        asked = [.. rules.Select(rule => rule.TierId).OfType<Guid>().Distinct()];
        if (asked.Length > 0 && buyers.Length > 0)
        {
            await foreach (var (buyer, tier) in PairsAsync(connection, "select buyer_id, tier_id from loyalty_members where buyer_id = any(@buyers) and tier_id = any(@asked)", buyers, asked, cancel))
            {
                found.tiers[buyer] = tier;
            }
        }

        return found;
    }

    private static async IAsyncEnumerable<(Guid Buyer, Guid Group)> PairsAsync(
        NpgsqlConnection connection, string sql, Guid[] buyers, Guid[] asked, [System.Runtime.CompilerServices.EnumeratorCancellation] CancellationToken cancel)
    {
        await using var command = new NpgsqlCommand(sql, connection);
        command.Parameters.AddWithValue("buyers", buyers);
        command.Parameters.AddWithValue("asked", asked);
        await using var reader = await command.ExecuteReaderAsync(cancel);
        while (await reader.ReadAsync(cancel))
        {
            yield return (reader.GetGuid(0), reader.GetGuid(1));
        }
    }
}
