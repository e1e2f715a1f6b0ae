using Npgsql;
using SellerDesk.Application.Imports.Rows;
using SellerDesk.Domain.Buyers;
using SellerDesk.Domain.Messages;
using SellerDesk.Domain.Shops;

namespace SellerDesk.Application.Imports.Runs;

/// <summary>A line of the ledger of consents, as it is known again.</summary>
internal readonly record struct KnownConsent(Guid Buyer, ConsentChannel Channel, ConsentPurpose Purpose, bool Given, DateTimeOffset At);

/// <summary>Whom a slice speaks of and what is known of them; held against an erasure until the slice is written.</summary>
internal sealed class KnownContacts
{
    private const string Numbered = """
        select b.number, h.id, h.erased_at is not null from buyers b
        cross join lateral (
          with recursive up as (select x.id, x.merged_into, x.erased_at from buyers x where x.id = b.id union all select n.id, n.merged_into, n.erased_at from up join buyers n on n.id = up.merged_into)
          select id, erased_at from up where merged_into is null limit 1
        ) as h
        where b.number = any(@numbers) and (h.erased_at is not null or exists (select 1 from buyer_links l where l.buyer_id = h.id and l.shop_id = @shop))
        """;

    private const string Ordered = """
        select o.number, b.id, b.erased_at is not null from orders o join buyer_links l on l.thing_id = o.id and l.kind = 'Order' and l.shop_id = o.shop_id join buyers b on b.id = l.buyer_id
        where o.shop_id = @shop and o.number = any(@orders)
        """;

    private const string Hold = "select id from buyers where id = any(@buyers) and erased_at is null and merged_into is null order by id for share";

    private const string Selves = """
        with recursive selves as (
          select b.id as head, b.id from buyers b where b.id = any(@buyers)
          union all select s.head, x.id from selves s join buyers x on x.merged_into = s.id
        )
        """;

    private const string Contacts = $"{Selves} select s.head, c.channel, c.hash from selves s join buyer_contacts c on c.buyer_id = s.id order by (c.buyer_id = s.head), c.added_at";

    private const string Consents = $"{Selves} select s.head, c.channel, c.purpose, c.given, c.at from selves s join buyer_consents c on c.buyer_id = s.id where not exists (select 1 from import_runs r where r.id = c.import_run_id and r.undone_at is not null)";

    private readonly Dictionary<long, (Guid Id, bool Erased)> byNumber = [];
    private readonly Dictionary<string, (Guid Id, bool Erased)> byOrder = [];
    private readonly Dictionary<(Guid, MessageChannel), string> hashes = [];
    private readonly HashSet<KnownConsent> consents = [];
    private readonly HashSet<Guid> held = [];

    public static async Task<KnownContacts> LoadAsync(NpgsqlConnection connection, ShopId shop, IReadOnlyList<IncomingContact> lines, CancellationToken cancel)
    {
        var known = new KnownContacts();
        await ReadAsync(connection, Numbered, [("numbers", lines.Select(line => line.Buyer).OfType<long>().Distinct().ToArray()), ("shop", shop.Value)], row => known.byNumber[row.GetInt64(0)] = (row.GetGuid(1), row.GetBoolean(2)), cancel);
        await ReadAsync(connection, Ordered, [("orders", lines.Where(line => line.Buyer is null).Select(line => line.Order).OfType<string>().Distinct().ToArray()), ("shop", shop.Value)],
            row => known.byOrder[row.GetString(0)] = (row.GetGuid(1), row.GetBoolean(2)), cancel);
        (string, object)[] all = [("buyers", known.byNumber.Values.Concat(known.byOrder.Values).Select(one => one.Id).Distinct().ToArray())];
        await ReadAsync(connection, Hold, all, row => known.held.Add(row.GetGuid(0)), cancel);
        await ReadAsync(connection, Contacts, all, row => known.hashes[(row.GetGuid(0), Enum.Parse<MessageChannel>(row.GetString(1)))] = row.GetString(2), cancel);
        await ReadAsync(connection, Consents, all, row => known.consents.Add(new KnownConsent(
            row.GetGuid(0), Enum.Parse<ConsentChannel>(row.GetString(1)), Enum.Parse<ConsentPurpose>(row.GetString(2)), row.GetBoolean(3), row.GetFieldValue<DateTimeOffset>(4))), cancel);
        return known;
    }

    /// <returns>Whom the line speaks of, or the code of why it speaks of nobody.</returns>
    public (Guid Buyer, string? Why) Find(IncomingContact line)
    {
        var found = line.Buyer is { } number ? byNumber.GetValueOrDefault(number) : byOrder.GetValueOrDefault(line.Order!);
        return found.Id == Guid.Empty ? (default, "import.nobody") : found.Erased || !held.Contains(found.Id) ? (default, "import.erased") : (found.Id, null);
    }

    public string? HashOf(Guid buyer, MessageChannel channel) => hashes.GetValueOrDefault((buyer, channel));

    public void Add(Guid buyer, MessageChannel channel, string hash) => hashes[(buyer, channel)] = hash;

    /// <returns>False: the ledger says so already.</returns>
    public bool Add(KnownConsent consent) => consents.Add(consent);

    private static async Task ReadAsync(NpgsqlConnection connection, string sql, (string Name, object Value)[] values, Action<NpgsqlDataReader> take, CancellationToken cancel)
    {
        await using var command = new NpgsqlCommand(sql, connection) { CommandTimeout = 300 };
        foreach (var (name, value) in values)
        {
            command.Parameters.AddWithValue(name, value);
        }

        await using var reader = await command.ExecuteReaderAsync(cancel);
        while (await reader.ReadAsync(cancel))
        {
            take(reader);
        }
    }
}
