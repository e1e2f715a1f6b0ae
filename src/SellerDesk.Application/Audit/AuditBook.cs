using Npgsql;
using SellerDesk.Application.Data;
using SellerDesk.Domain.Shops;

namespace SellerDesk.Application.Audit;

/// <summary>Deeds that no context saves: looks, exports, sign-ins, work of the command line, statements over a bare connection.</summary>
public sealed class AuditBook(NpgsqlDataSource source)
{
    /// <summary>Alone. Nothing is written when no hand is at work, because then it is the desk itself.</summary>
    /// <param name="kind">The table of what it was done to, or a word for what has none.</param>
    public async Task NoteAsync(AuditDeed deed, string kind, string? thing, ShopId? shop, IReadOnlyDictionary<string, string>? facts, CancellationToken cancel, Hand? by = null)
    {
        if ((by ?? Hand.Current) is { } hand)
        {
            await using var command = source.CreateCommand(AuditSql.Insert);
            await RunAsync(command, hand, deed, kind, thing, shop, facts, cancel);
        }
    }

    /// <summary>In the transaction that is open on this connection.</summary>
    public static async Task NoteAsync(NpgsqlConnection connection, AuditDeed deed, string kind, string? thing, ShopId? shop, IReadOnlyDictionary<string, string>? facts, CancellationToken cancel)
    {
        if (Hand.Current is { } hand)
        {
            await using var command = new NpgsqlCommand(AuditSql.Insert, connection);
            await RunAsync(command, hand, deed, kind, thing, shop, facts, cancel);
        }
    }

    private static async Task RunAsync(NpgsqlCommand command, Hand hand, AuditDeed deed, string kind, string? thing, ShopId? shop, IReadOnlyDictionary<string, string>? facts, CancellationToken cancel)
    {
        var said = facts?.ToDictionary(fact => fact.Key, fact => AuditDetails.Cut(fact.Value)!);
        command.Parameters.AddRange(AuditSql.Parameters(hand, deed, kind, thing, shop?.Value, AuditDetails.Write(hand, null, said)));
        await command.ExecuteNonQueryAsync(cancel);
    }
}
