using System.Diagnostics;
using Npgsql;
using SellerDesk.Application.Data;
using SellerDesk.Application.Team;
using SellerDesk.Domain.Common;
using SellerDesk.Domain.Team;

namespace SellerDesk.Application.Audit;

/// <summary>Walks the chain and says whether it holds; if not, where and how it was broken.</summary>
public sealed class CheckAudit(NpgsqlDataSource source, WholeDb database, SealAuditJob seal, TimeProvider time)
{
    private const int Slice = 10_000;

    private static readonly TimeSpan SealedWithin = TimeSpan.FromMinutes(10);

    /// <exception cref="RuleException">The role is not enough.</exception>
    public async Task<AuditProof> ByHandAsync(Actor actor, CancellationToken cancel)
    {
        actor.RequireRole(Role.Manager);
        return await ExecuteAsync(null, cancel);
    }

    /// <param name="noted">A head that was noted down elsewhere, as <c>place:hash</c>; the chain must still go through it.</param>
    public async Task<AuditProof> ExecuteAsync((long Place, string Hash)? noted, CancellationToken cancel)
    {
        await seal.RunAsync(cancel);
        var watch = Stopwatch.StartNew();
        var walk = await WalkAsync(noted, cancel);
        var proof = new AuditProof
        {
            At = time.GetUtcNow(),
            FirstPlace = walk.First,
            LastPlace = walk.Place,
            Head = walk.Hash,
            BrokenPlace = walk.Broken?.Place,
            Break = walk.Broken?.How,
            Milliseconds = (int)watch.ElapsedMilliseconds,
        };
        await using var db = database.Open();
        db.Add(proof);
        await db.SaveChangesAsync(cancel);
        return proof;
    }

    private async Task<Walk> WalkAsync((long Place, string Hash)? noted, CancellationToken cancel)
    {
        await using var connection = await source.OpenConnectionAsync(cancel);

        // One picture of the database: entries that are sealed meanwhile are not missing.
        await using var picture = await connection.BeginTransactionAsync(System.Data.IsolationLevel.RepeatableRead, cancel);
        var (basePlace, baseHash, headPlace, headHash) = await HeadAsync(connection, cancel);
        var anchors = await AnchorsAsync(connection, basePlace, cancel);
        if (noted is { } known && known.Place > basePlace)
        {
            anchors.Add((known.Place, known.Hash));
        }

        var walk = new Walk(basePlace, baseHash);
        while (walk.Broken is null && await SliceAsync(connection, walk, anchors.ToLookup(anchor => anchor.Place, anchor => anchor.Hash), cancel))
        {
        }

        var last = Math.Max(headPlace, anchors.Select(anchor => anchor.Place).DefaultIfEmpty(0).Max());
        walk.Broken ??= walk.Place < last ? (walk.Place + 1, AuditBreak.CutOff) : walk.Place > headPlace || !walk.Hash.AsSpan().SequenceEqual(headHash) ? (walk.Place, AuditBreak.Rewritten) : null;
        walk.Broken ??= await UnsealedAsync(connection, cancel) ? (walk.Place + 1, AuditBreak.Unsealed) : null;
        return walk;
    }

    private static async Task<bool> SliceAsync(NpgsqlConnection connection, Walk walk, ILookup<long, string> anchors, CancellationToken cancel)
    {
        await using var command = new NpgsqlCommand($"select {SealAuditJob.Columns}, details_hash, place, hash from audit_entries where place > $1 order by place limit {Slice}", connection)
        {
            Parameters = { new() { Value = walk.Place } },
            CommandTimeout = 300,
        };
        await using var row = await command.ExecuteReaderAsync(cancel);
        var rows = 0;
        while (walk.Broken is null && await row.ReadAsync(cancel))
        {
            rows++;
            walk.Step(SealAuditJob.Read(row), await row.IsDBNullAsync(8, cancel) ? null : row.GetString(8), Bytes(row, 9), row.GetInt64(10), Bytes(row, 11), anchors);
        }

        return rows == Slice;
    }

    private static byte[] Bytes(NpgsqlDataReader row, int column) => row.IsDBNull(column) ? [] : row.GetFieldValue<byte[]>(column);

    private static async Task<(long, byte[], long, byte[])> HeadAsync(NpgsqlConnection connection, CancellationToken cancel)
    {
        await using var head = new NpgsqlCommand("select base_place, base_hash, place, hash from audit_heads where id = 1", connection);
        await using var row = await head.ExecuteReaderAsync(cancel);
        return await row.ReadAsync(cancel) ? (row.GetInt64(0), Bytes(row, 1), row.GetInt64(2), Bytes(row, 3)) : (0, AuditChain.Beginning, long.MaxValue, []);
    }

    /// <summary>Heads of earlier proofs that held.</summary>
    private static async Task<List<(long Place, string Hash)>> AnchorsAsync(NpgsqlConnection connection, long after, CancellationToken cancel)
    {
        await using var command = new NpgsqlCommand("select last_place, encode(head, 'hex') from audit_proofs where break is null and last_place > $1 order by id", connection) { Parameters = { new() { Value = after } } };
        await using var row = await command.ExecuteReaderAsync(cancel);
        var anchors = new List<(long, string)>();
        while (await row.ReadAsync(cancel))
        {
            anchors.Add((row.GetInt64(0), row.GetString(1)));
        }

        return anchors;
    }

    private static async Task<bool> UnsealedAsync(NpgsqlConnection connection, CancellationToken cancel)
    {
        await using var command = new NpgsqlCommand("select exists (select 1 from audit_entries where place is null and at < now() - $1)", connection) { Parameters = { new() { Value = SealedWithin } } };
        return await command.ExecuteScalarAsync(cancel) is true;
    }

    private sealed class Walk(long place, byte[] hash)
    {
        public long First { get; } = place + 1;

        public long Place { get; private set; } = place;

        public byte[] Hash { get; private set; } = hash;

        public (long Place, AuditBreak How)? Broken { get; set; }

        public void Step(AuditLink link, string? details, byte[] detailsHash, long at, byte[] said, ILookup<long, string> anchors)
        {
            if (at != Place + 1)
            {
                Broken = (Place + 1, AuditBreak.Removed);
                return;
            }

            // Erased details leave their hash behind.
            var next = AuditChain.Next(Hash, at, link, detailsHash);
            if (!next.AsSpan().SequenceEqual(said) || (details is not null && !AuditChain.HashOf(details).AsSpan().SequenceEqual(detailsHash)))
            {
                Broken = (at, AuditBreak.Changed);
                return;
            }

            (Place, Hash) = (at, next);
            if (anchors.Contains(at) && !anchors[at].All(anchor => Convert.ToHexStringLower(next).StartsWith(anchor, StringComparison.OrdinalIgnoreCase)))
            {
                Broken = (at, AuditBreak.Rewritten);
            }
        }
    }
}
