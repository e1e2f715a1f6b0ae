using System.Globalization;
using Npgsql;
using NpgsqlTypes;
using SellerDesk.Application.BuyerBook;
using SellerDesk.Application.Data;
using SellerDesk.Domain.Common;
using SellerDesk.Domain.Segments;
using SellerDesk.Domain.Team;

namespace SellerDesk.Application.Segments;

/// <summary>How many a rule takes in while it is built, and some of them. Cancelling the token ends the statement in the database too.</summary>
public sealed class CountSegment(NpgsqlDataSource source, IShopScopeSource scopeSource)
{
    private const string Room = SegmentSql.Room + "; set local statement_timeout = '20s'";

    /// <param name="shops">Whose figures the segment looks at; empty: all that whoever asks sees.</param>
    /// <exception cref="RuleException"><c>segment.slow</c>; those of <see cref="RuleCheck"/>.</exception>
    public async Task<long> CountAsync(RuleGroup rule, IReadOnlyList<Guid> shops, DateTimeOffset now, CancellationToken cancel) => (await AskAsync(
        command => $"select count(*) from ({Members(command, rule, now)}) m", shops, reader => reader.GetInt64(0), cancel))[0];

    /// <summary>Those who were there last.</summary>
    /// <exception cref="RuleException"><c>segment.slow</c>; those of <see cref="RuleCheck"/>.</exception>
    public async Task<IReadOnlyList<BuyerFace>> SampleAsync(RuleGroup rule, IReadOnlyList<Guid> shops, Role role, DateTimeOffset now, int take, CancellationToken cancel)
    {
        var ids = await AskAsync(command => string.Create(CultureInfo.InvariantCulture, $"{Members(command, rule, now)} order by x.last_at desc, x.id desc limit {take}"), shops, reader => reader.GetGuid(0), cancel);
        if (ids.Count == 0)
        {
            return [];
        }

        await using var connection = await source.OpenConnectionAsync(cancel);
        return await BuyerTable.SomeAsync(connection, await scopeSource.GetAsync(cancel), role, ids, cancel);
    }

    private async Task<List<T>> AskAsync<T>(Func<NpgsqlCommand, string> write, IReadOnlyList<Guid> shops, Func<NpgsqlDataReader, T> read, CancellationToken cancel)
    {
        await using var command = new NpgsqlCommand();
        if (await SeenAsync(shops, cancel) is { } seen)
        {
            command.Parameters.Add(new NpgsqlParameter(SegmentSql.Shops, NpgsqlDbType.Array | NpgsqlDbType.Uuid) { Value = seen });
        }

        command.CommandText = write(command);
        try
        {
            await using var connection = await source.OpenConnectionAsync(cancel);
            await using var transaction = await connection.BeginTransactionAsync(cancel);
            await using (var room = new NpgsqlCommand(Room, connection))
            {
                await room.ExecuteNonQueryAsync(cancel);
            }

            command.Connection = connection;
            var rows = new List<T>();
            await using var reader = await command.ExecuteReaderAsync(cancel);
            while (await reader.ReadAsync(cancel))
            {
                rows.Add(read(reader));
            }

            return rows;
        }
        catch (PostgresException late) when (late.SqlState == PostgresErrorCodes.QueryCanceled && !cancel.IsCancellationRequested)
        {
            throw new RuleException("segment.slow");
        }
    }

    private static string Members(NpgsqlCommand command, RuleGroup rule, DateTimeOffset now) => SegmentSql.Members(command, RuleCheck.Checked(rule), now);

    private async Task<Guid[]?> SeenAsync(IReadOnlyList<Guid> shops, CancellationToken cancel)
    {
        var scope = await scopeSource.GetAsync(cancel);
        return shops.Count > 0 ? [.. shops.Where(shop => scope.Contains(new Domain.Shops.ShopId(shop)))] : scope.All ? null : [.. scope.Shops.Select(shop => shop.Value)];
    }
}
