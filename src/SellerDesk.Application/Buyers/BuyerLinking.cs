using Npgsql;
using NpgsqlTypes;
using SellerDesk.Application.Data;
using SellerDesk.Application.Marketplaces;
using SellerDesk.Domain.Buyers;

namespace SellerDesk.Application.Buyers;

/// <summary>
/// Gives orders and chats of a batch their buyers, in the transaction that brings them: one question and at most four statements, however many they are. What names such
/// an order follows by itself (<see cref="BuyerTriggers"/>). Things that people gave to somebody stay there.
/// </summary>
internal static class BuyerLinking
{
    private const string Known = "select k.kind, k.space, k.hash, k.buyer_id from unnest(@kinds, @spaces, @hashes) as s(kind, space, hash) join buyer_keys k on k.hash = s.hash and k.kind = s.kind and k.space = s.space";

    private const string AddBuyers = "insert into buyers (id, created_at) select id, @now from unnest(@ids) as s(id)";

    private const string AddKeys = """
        insert into buyer_keys (buyer_id, kind, space, hash, source, first_seen_at) select s.buyer, s.kind, s.space, s.hash, @source, @now from unnest(@buyers, @kinds, @spaces, @hashes) as s(buyer, kind, space, hash)
        """;

    private const string AddPairs = """
        insert into buyer_pairs (one_id, other_id, shared, found_at) select s.one, s.other, s.shared, @now from unnest(@ones, @others, @shared) as s(one, other, shared) on conflict do nothing
        """;

    /// <summary>A surer word replaces a weaker one; what a person said stays.</summary>
    private const string AddLinks = """
        insert into buyer_links (shop_id, kind, thing_id, buyer_id, how, quality, at)
        select @shop, @kind, t.id, s.buyer, 'Key', s.quality, {1} from unnest(@numbers, @buyers, @qualities) as s(number, buyer, quality) join {0} t on t.shop_id = @shop and t.number = s.number
        on conflict (thing_id, kind, shop_id) do update set buyer_id = excluded.buyer_id, how = excluded.how, quality = excluded.quality
        where buyer_links.how in ('Order', 'Chat') or (buyer_links.how = 'Key' and buyer_links.quality = 'Probable' and excluded.quality = 'Certain')
        """;

    public static Task OrdersAsync(WriteBatch batch, IReadOnlyList<IncomingOrder> orders, IReadOnlySet<string> erased, CancellationToken cancel) =>
        LinkAsync(batch, BuyerThing.Order, [.. orders.Where(order => order.Keys.Count > 0 && !erased.Contains(order.Number)).Select(order => new BuyerClaim(order.Number, order.Keys))], cancel);

    public static Task ChatsAsync(WriteBatch batch, IReadOnlyList<IncomingChat> chats, IReadOnlySet<string> erased, CancellationToken cancel) =>
        LinkAsync(batch, BuyerThing.Chat, [.. chats.Where(chat => chat.Keys.Count > 0 && !erased.Contains(chat.Number)).Select(chat => new BuyerClaim(chat.Number, chat.Keys))], cancel);

    public static async Task LinkAsync(WriteBatch batch, BuyerThing thing, IReadOnlyList<BuyerClaim> claims, CancellationToken cancel)
    {
        if (claims.Count == 0)
        {
            return;
        }

        var keys = claims.SelectMany(claim => claim.Keys).Distinct().ToList();
        var known = await KnownAsync(batch, keys, cancel);
        if (known.Count < keys.Count)
        {
            // Two shops of one marketplace may bring the same new buyer at once: whoever comes second reads what the first wrote.
            await batch.ExecuteAsync("select pg_advisory_xact_lock(hashtextextended('buyer_keys', 0))", cancel);
            known = await KnownAsync(batch, keys, cancel);
        }

        await SaveAsync(batch, thing, Recognition.Of(claims, known), cancel);
    }

    private static async Task SaveAsync(WriteBatch batch, BuyerThing thing, Recognised found, CancellationToken cancel)
    {
        if (found.Fresh.Count > 0)
        {
            await RunAsync(batch, AddBuyers, cancel, Uuids("ids", found.Fresh));
        }

        if (found.Keys.Count > 0)
        {
            await RunAsync(batch, AddKeys, cancel, [Uuids("buyers", found.Keys.Select(one => one.Buyer)), .. Of(found.Keys.Select(one => one.Key)), new NpgsqlParameter("source", thing.ToString())]);
        }

        if (found.Pairs.Count > 0)
        {
            await RunAsync(batch, AddPairs, cancel, Uuids("ones", found.Pairs.Select(one => one.One)), Uuids("others", found.Pairs.Select(one => one.Other)), Texts("shared", found.Pairs.Select(one => one.Shared.ToString())));
        }

        var (table, at) = thing == BuyerThing.Chat ? ("chats", "coalesce(t.started_at, t.received_at)") : ("orders", "coalesce(t.ordered_at, t.received_at)");
        await RunAsync(batch, AddLinks.Replace("{0}", table, StringComparison.Ordinal).Replace("{1}", at, StringComparison.Ordinal), cancel, Texts("numbers", found.Links.Select(one => one.Number)),
            Uuids("buyers", found.Links.Select(one => one.Buyer)), Texts("qualities", found.Links.Select(one => one.Quality.ToString())), new NpgsqlParameter("kind", thing.ToString()));
    }

    private static async Task<Dictionary<HashedKey, Guid>> KnownAsync(WriteBatch batch, List<HashedKey> keys, CancellationToken cancel)
    {
        await using var command = batch.Command(Known);
        command.Parameters.AddRange(Of(keys));
        var known = new Dictionary<HashedKey, Guid>();
        await using var reader = await command.ExecuteReaderAsync(cancel);
        while (await reader.ReadAsync(cancel))
        {
            known[new HashedKey(Enum.Parse<BuyerKeyKind>(reader.GetString(0)), reader.GetString(1), reader.GetString(2))] = reader.GetGuid(3);
        }

        return known;
    }

    private static async Task RunAsync(WriteBatch batch, string sql, CancellationToken cancel, params NpgsqlParameter[] parameters)
    {
        await using var command = batch.Command(sql);
        command.Parameters.AddRange(parameters);
        await command.ExecuteNonQueryAsync(cancel);
    }

    private static NpgsqlParameter[] Of(IEnumerable<HashedKey> keys)
    {
        var all = keys.ToList();
        return [Texts("kinds", all.Select(key => key.Kind.ToString())), Texts("spaces", all.Select(key => key.Space)), Texts("hashes", all.Select(key => key.Hash))];
    }

    private static NpgsqlParameter Texts(string name, IEnumerable<string> values) => new(name, NpgsqlDbType.Array | NpgsqlDbType.Text) { Value = values.ToArray() };

    private static NpgsqlParameter Uuids(string name, IEnumerable<Guid> values) => new(name, NpgsqlDbType.Array | NpgsqlDbType.Uuid) { Value = values.ToArray() };
}
