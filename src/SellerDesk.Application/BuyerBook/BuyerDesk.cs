using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Storage;
using Npgsql;
using NpgsqlTypes;
using SellerDesk.Application.Buyers;
using SellerDesk.Application.Data;
using SellerDesk.Application.Team;
using SellerDesk.Domain.Buyers;
using SellerDesk.Domain.Common;
using SellerDesk.Domain.Shops;

namespace SellerDesk.Application.BuyerBook;

/// <summary>A transaction in which it is decided who is who: nobody recognises anybody meanwhile.</summary>
internal sealed class BuyerDesk : IAsyncDisposable
{
    private readonly IDbContextTransaction transaction;

    private BuyerDesk(SellerDeskDb db, IDbContextTransaction transaction)
    {
        Db = db;
        this.transaction = transaction;
    }

    public SellerDeskDb Db { get; }

    private NpgsqlConnection Connection => (NpgsqlConnection)Db.Database.GetDbConnection();

    public static async Task<BuyerDesk> OpenAsync(WholeDb database, CancellationToken cancel)
    {
        var db = database.Open();
        var transaction = await db.Database.BeginTransactionAsync(cancel);
        await db.Database.ExecuteSqlAsync($"select pg_advisory_xact_lock(hashtextextended('buyer_keys', 0))", cancel);
        return new BuyerDesk(db, transaction);
    }

    /// <summary>One who is there, is not erased, and of whom whoever asks sees every shop: nobody decides over what they do not see.</summary>
    public async Task<BuyerId> LivingAsync(Actor actor, BuyerId id, CancellationToken cancel)
    {
        var buyer = await Db.Buyers.AsNoTracking().Where(b => b.Id == id).Select(b => new { b.MergedInto, b.ErasedAt }).FirstOrDefaultAsync(cancel) ?? throw new RuleException("buyer.unknown");
        if (buyer.MergedInto is not null)
        {
            throw new RuleException("buyer.merged");
        }

        if (buyer.ErasedAt is not null)
        {
            throw new RuleException("buyer.erased");
        }

        foreach (var shop in await ShopsAsync(id, cancel))
        {
            actor.RequireShop(shop);
        }

        return id;
    }

    public Task<List<ShopId>> ShopsAsync(BuyerId id, CancellationToken cancel) => Db.BuyerLinks.Where(l => l.BuyerId == id).Select(l => l.ShopId).Distinct().ToListAsync(cancel);

    public async Task RunAsync(string sql, CancellationToken cancel, params NpgsqlParameter[] parameters)
    {
        await using var command = new NpgsqlCommand(sql, Connection);
        command.Parameters.AddRange(parameters);
        await command.ExecuteNonQueryAsync(cancel);
    }

    /// <summary>With @buyer and, where the statement asks for it, @now; returns the rows it touched.</summary>
    public async Task<int> ChangeAsync(string sql, BuyerId buyer, DateTimeOffset now, CancellationToken cancel)
    {
        await using var command = About(sql, buyer, now);
        return await command.ExecuteNonQueryAsync(cancel);
    }

    public async Task<int> ReadAsync(string sql, BuyerId buyer, DateTimeOffset now, CancellationToken cancel)
    {
        await using var command = About(sql, buyer, now);
        return (int)(await command.ExecuteScalarAsync(cancel))!;
    }

    private NpgsqlCommand About(string sql, BuyerId buyer, DateTimeOffset now)
    {
        var command = new NpgsqlCommand(sql, Connection);
        command.Parameters.Add(Id("buyer", buyer));
        if (sql.Contains("@now", StringComparison.Ordinal))
        {
            command.Parameters.AddWithValue("now", now.UtcDateTime);
        }

        return command;
    }

    public static NpgsqlParameter Id(string name, BuyerId id) => new(name, NpgsqlDbType.Uuid) { Value = id.Value };

    /// <summary>Things that came with a key go where the key went.</summary>
    public async Task FollowKeysAsync(BuyerId from, BuyerId into, CancellationToken cancel)
    {
        foreach (var (table, kind) in new[] { ("orders", BuyerThing.Order), ("chats", BuyerThing.Chat) })
        {
            await RunAsync($"""
                update buyer_links l set buyer_id = @into from {table} t join buyer_keys k on k.kind = 'ShopNumber' and k.hash = t.buyer_number and k.space = replace(t.shop_id::text, '-', '')
                where l.buyer_id = @from and l.kind = '{kind}' and l.how = 'Key' and l.thing_id = t.id and l.shop_id = t.shop_id and k.buyer_id = @into
                """, cancel, Id("from", from), Id("into", into));
        }
    }

    /// <summary>Figures of both are right when the page is shown again.</summary>
    public async Task CommitAsync(IEnumerable<BuyerId> changed, CancellationToken cancel)
    {
        await Db.SaveChangesAsync(cancel);
        await BuyerRemaking.OfAsync(Connection, changed, cancel);
        await transaction.CommitAsync(cancel);
    }

    public async ValueTask DisposeAsync()
    {
        await transaction.DisposeAsync();
        await Db.DisposeAsync();
    }
}
