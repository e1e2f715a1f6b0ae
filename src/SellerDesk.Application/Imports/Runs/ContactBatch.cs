using Npgsql;
using NpgsqlTypes;
using SellerDesk.Application.Imports.Rows;
using SellerDesk.Application.Messages;
using SellerDesk.Domain.Buyers;
using SellerDesk.Domain.Imports;
using SellerDesk.Domain.Messages;
using SellerDesk.Domain.Shops;

namespace SellerDesk.Application.Imports.Runs;

/// <summary>What came of a line.</summary>
/// <param name="Refusal">A rule's code; null: it is taken.</param>
/// <param name="Field">Where the refusal lies.</param>
internal readonly record struct ContactEnd(bool IsNew, string? Refusal = null, string Field = "");

/// <summary>Writes a slice of contacts in a transaction of its own; a dry run takes it back.</summary>
internal sealed class ContactBatch(NpgsqlConnection connection, Shop shop, ImportRunId run, ImportRequest request, ContactWriter contacts, TimeProvider clock)
{
    private const string PutContacts = """
        insert into buyer_contacts (id, buyer_id, channel, sealed, hash, mask, source, added_by, added_at, import_run_id)
        select n.id, n.buyer, n.channel, n.sealed, n.hash, n.mask, 'Import', @by, @now, @run from unnest(@ids, @buyers, @channels, @seals, @hashes, @masks) as n(id, buyer, channel, sealed, hash, mask)
        """;

    private const string PutConsents = """
        insert into buyer_consents (buyer_id, channel, purpose, given, at, recorded_at, person_id, source, text_version, import_run_id)
        select n.buyer, n.channel, n.purpose, n.given, n.at, @now, @by, n.source, n.version, @run from unnest(@buyers, @channels, @purposes, @givens, @ats, @sources, @versions) as n(buyer, channel, purpose, given, at, source, version)
        """;

    public async Task<IReadOnlyList<ContactEnd>> WriteAsync(IReadOnlyList<IncomingContact> lines, CancellationToken cancel)
    {
        await using var transaction = await connection.BeginTransactionAsync(cancel);
        var known = await KnownContacts.LoadAsync(connection, shop.Id, lines, cancel);
        var (newContacts, newConsents) = (new List<NewContact>(), new List<NewConsent>());
        var ends = new List<ContactEnd>(lines.Count);
        foreach (var line in lines)
        {
            ends.Add(await TakeAsync(line, known, newContacts, newConsents, cancel));
        }

        await PutAsync(newContacts, cancel);
        await PutAsync(newConsents, cancel);
        await (request.DryRun ? transaction.RollbackAsync(cancel) : transaction.CommitAsync(cancel));
        return ends;
    }

    /// <summary>All of the line or nothing of it.</summary>
    private async Task<ContactEnd> TakeAsync(IncomingContact line, KnownContacts known, List<NewContact> newContacts, List<NewConsent> newConsents, CancellationToken cancel)
    {
        var (buyer, why) = known.Find(line);
        if (why is not null)
        {
            return new ContactEnd(false, why, line.Buyer is null ? "order_number" : "buyer_number");
        }

        var isNew = false;
        if (line.Address is { } address)
        {
            var (hash, hidden) = await contacts.SealAsync(address, cancel);
            if (known.HashOf(buyer, line.By) is not { } there)
            {
                known.Add(buyer, line.By, hash);
                newContacts.Add(new NewContact(buyer, line.By, hash, address.Mask, hidden));
                isNew = true;
            }
            else if (there != hash)
            {
                return new ContactEnd(false, "import.otherAddress", "address");
            }
        }

        foreach (var purpose in line.Purposes.Where(purpose => known.Add(new KnownConsent(buyer, line.Channel, purpose, line.Given, line.At))))
        {
            newConsents.Add(new NewConsent(buyer, line, purpose));
            isNew = true;
        }

        return new ContactEnd(isNew);
    }

    private async Task PutAsync(List<NewContact> rows, CancellationToken cancel)
    {
        if (rows.Count == 0)
        {
            return;
        }

        await using var command = Of(PutContacts);
        command.Parameters.AddWithValue("ids", rows.Select(_ => Guid.CreateVersion7()).ToArray());
        command.Parameters.AddWithValue("buyers", rows.Select(row => row.Buyer).ToArray());
        command.Parameters.AddWithValue("channels", rows.Select(row => row.Channel.ToString()).ToArray());
        command.Parameters.AddWithValue("seals", rows.Select(row => row.Sealed).ToArray());
        command.Parameters.AddWithValue("hashes", rows.Select(row => row.Hash).ToArray());
        command.Parameters.AddWithValue("masks", rows.Select(row => row.Mask).ToArray());
        await command.ExecuteNonQueryAsync(cancel);
    }

    private async Task PutAsync(List<NewConsent> rows, CancellationToken cancel)
    {
        if (rows.Count == 0)
        {
            return;
        }

        await using var command = Of(PutConsents);
        command.Parameters.AddWithValue("buyers", rows.Select(row => row.Buyer).ToArray());
        command.Parameters.AddWithValue("channels", rows.Select(row => row.Line.Channel.ToString()).ToArray());
        command.Parameters.AddWithValue("purposes", rows.Select(row => row.Purpose.ToString()).ToArray());
        command.Parameters.AddWithValue("givens", rows.Select(row => row.Line.Given).ToArray());
        command.Parameters.AddWithValue("ats", rows.Select(row => row.Line.At.UtcDateTime).ToArray());
        command.Parameters.AddWithValue("sources", rows.Select(row => row.Line.Source).ToArray());
        command.Parameters.AddWithValue("versions", rows.Select(row => row.Line.TextVersion).ToArray());
        await command.ExecuteNonQueryAsync(cancel);
    }

    private NpgsqlCommand Of(string sql)
    {
        var command = new NpgsqlCommand(sql, connection) { CommandTimeout = 300 };
        command.Parameters.AddWithValue("now", clock.GetUtcNow().UtcDateTime);
        command.Parameters.AddWithValue("run", run.Value);
        command.Parameters.Add(new NpgsqlParameter("by", NpgsqlDbType.Uuid) { Value = (object?)request.Actor.PersonId?.Value ?? DBNull.Value });
        return command;
    }

    private sealed record NewContact(Guid Buyer, MessageChannel Channel, string Hash, string Mask, byte[] Sealed);

    private sealed record NewConsent(Guid Buyer, IncomingContact Line, ConsentPurpose Purpose);
}
