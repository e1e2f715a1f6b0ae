using Microsoft.EntityFrameworkCore;
using SellerDesk.Application.Data;
using SellerDesk.Domain.Common;
using SellerDesk.Domain.Team;

namespace SellerDesk.Application.Team;

/// <summary>Remembers answered writes of the public API, so that a client may repeat a call without fear.</summary>
public sealed class IdempotentCalls(WholeDb database)
{
    /// <summary>A call that has not ended by then died with its process; every write behind the API can stand being done again.</summary>
    public static readonly TimeSpan GivenUp = TimeSpan.FromMinutes(5);

    /// <returns>Null when this is the first call with the key and it may go on; else the answer that the first one got.</returns>
    /// <exception cref="RuleException"><c>idempotency.otherRequest</c>: the key was used for something else.</exception>
    /// <exception cref="IdempotentCallRunningException">The first call has not ended yet.</exception>
    public async Task<IdempotentCall?> BeginAsync(ApiTokenId token, string key, string digest, DateTimeOffset now, CancellationToken cancel)
    {
        await using var db = database.Open();
        var givenUp = now - GivenUp;
        var taken = await db.Database.ExecuteSqlAsync(
            $"""
            insert into idempotent_calls (token_id, key, request_digest, created_at) values ({token.Value}, {key}, {digest}, {now})
            on conflict (token_id, key) do update set request_digest = excluded.request_digest, created_at = excluded.created_at
            where idempotent_calls.status is null and idempotent_calls.created_at < {givenUp}
            """, cancel);
        if (taken == 1)
        {
            return null;
        }

        var first = await db.IdempotentCalls.AsNoTracking().SingleAsync(call => call.TokenId == token && call.Key == key, cancel);
        if (first.RequestDigest != digest)
        {
            throw new RuleException("idempotency.otherRequest");
        }

        return first.Status is null ? throw new IdempotentCallRunningException() : first;
    }

    public async Task EndAsync(ApiTokenId token, string key, int status, string response, string? location, CancellationToken cancel)
    {
        await using var db = database.Open();
        await db.IdempotentCalls.Where(call => call.TokenId == token && call.Key == key)
            .ExecuteUpdateAsync(set => set.SetProperty(call => call.Status, status).SetProperty(call => call.Response, response).SetProperty(call => call.Location, location), cancel);
    }

    /// <summary>The call failed through no fault of the client's: it may be tried again with the same key.</summary>
    public async Task ForgetAsync(ApiTokenId token, string key, CancellationToken cancel)
    {
        await using var db = database.Open();
        await db.IdempotentCalls.Where(call => call.TokenId == token && call.Key == key && call.Status == null).ExecuteDeleteAsync(cancel);
    }
}

/// <summary>The same call is being worked on at this moment.</summary>
public sealed class IdempotentCallRunningException : Exception;
