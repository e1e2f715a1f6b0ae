using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Npgsql;
using SellerDesk.Application.Data;
using SellerDesk.Application.Team;
using SellerDesk.Domain.Common;
using SellerDesk.Domain.Team;

namespace SellerDesk.Application.Audit;

/// <summary>How long entries are kept. What is older goes from the beginning of the chain, which then begins where they ended.</summary>
public sealed class ForgetAudit(NpgsqlDataSource source, WholeDb database, TimeProvider time)
{
    public const int LeastMonths = 6;
    public const int MostMonths = 120;

    private const string Option = "audit.keep";
    private const int Standard = 36;
    private const int AtOnce = 10_000;

    /// <summary>The protection of the table lets this one through: it says in the transaction what it does.</summary>
    private const string Forget = """
        select set_config('sellerdesk.audit', 'forget', true);
        with upto as (select place, hash from audit_entries where place <= (
            select max(place) from (select place, at from audit_entries where place > (select base_place from audit_heads) order by place limit @most) first where at < @until)
          order by place desc limit 1),
        gone as (delete from audit_entries where place <= (select place from upto) returning 1)
        update audit_heads h set base_place = u.place, base_hash = u.hash from upto u
        """;

    public async Task<int> MonthsAsync(CancellationToken cancel)
    {
        await using var db = database.Open();
        return await db.DeskOptions.AsNoTracking().FirstOrDefaultAsync(option => option.Name == Option, cancel) is { } kept ? JsonSerializer.Deserialize<int>(kept.Value) : Standard;
    }

    /// <exception cref="RuleException"><c>audit.months</c>; only owners.</exception>
    public async Task ChooseAsync(Actor actor, int months, CancellationToken cancel)
    {
        actor.RequireRole(Role.Owner);
        if (months is < LeastMonths or > MostMonths)
        {
            throw new RuleException("audit.months", LeastMonths, MostMonths);
        }

        await using var db = database.Open();
        var option = await db.DeskOptions.FirstOrDefaultAsync(o => o.Name == Option, cancel);
        if (option is null)
        {
            db.Add(option = new DeskOption { Name = Option, Value = "" });
        }

        option.Value = JsonSerializer.Serialize(months);
        option.ChangedBy = actor.PersonId?.Value;
        option.ChangedAt = time.GetUtcNow();
        await db.SaveChangesAsync(cancel);
    }

    public async Task ExecuteAsync(CancellationToken cancel)
    {
        var until = time.GetUtcNow().AddMonths(-await MonthsAsync(cancel));
        int moved;
        do
        {
            await using var connection = await source.OpenConnectionAsync(cancel);
            await using var transaction = await connection.BeginTransactionAsync(cancel);
            await using var forget = new NpgsqlCommand(Forget, connection) { Parameters = { new("most", AtOnce), new("until", until) }, CommandTimeout = 300 };
            moved = await forget.ExecuteNonQueryAsync(cancel);
            await transaction.CommitAsync(cancel);
        }
        while (moved > 0);
    }
}
