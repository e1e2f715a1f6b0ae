using Npgsql;
using SellerDesk.Domain.Buyers;
using SellerDesk.Domain.Common;

namespace SellerDesk.Application.Loyalty.Points;

/// <summary>Who has the account: along merges, and not somebody who was erased.</summary>
internal static class PointBuyer
{
    private const string Head = """
        with recursive ways as (select id, merged_into, erased_at from buyers where id = $1 union all select b.id, b.merged_into, b.erased_at from ways w join buyers b on b.id = w.merged_into)
        select id, erased_at is not null from ways where merged_into is null
        """;

    /// <exception cref="RuleException"><c>buyer.unknown</c>, <c>buyer.erased</c></exception>
    public static async Task<BuyerId> RequireAsync(NpgsqlConnection connection, BuyerId buyer, CancellationToken cancel)
    {
        await using var command = new NpgsqlCommand(Head, connection) { Parameters = { new NpgsqlParameter { Value = buyer.Value } } };
        await using var row = await command.ExecuteReaderAsync(cancel);
        if (!await row.ReadAsync(cancel))
        {
            throw new RuleException("buyer.unknown");
        }

        return row.GetBoolean(1) ? throw new RuleException("buyer.erased") : new BuyerId(row.GetGuid(0));
    }
}
