using Microsoft.EntityFrameworkCore;
using SellerDesk.Application.Data;
using SellerDesk.Application.Jobs;

namespace SellerDesk.Application.Keys;

/// <summary>
/// Carries a change of the key through: seals what older keys sealed, stretch by stretch, while everybody goes on reading it; when nothing is left and no cookie can be, the older keys are thrown away.
/// A node that stops half way is followed by another.
/// </summary>
public sealed class ResealJob(WholeDb database, IKeyRing ring, SealedValues values, TimeProvider time) : IJob
{
    /// <summary>One run at most.</summary>
    private static readonly TimeSpan Round = TimeSpan.FromSeconds(15);

    /// <summary>By then every node has heard of the new key and seals with no other.</summary>
    private static readonly TimeSpan AllHeard = TimeSpan.FromMinutes(1);

    private (long Change, int Column, int Page) at;

    public async Task<bool> RunAsync(CancellationToken cancel)
    {
        await using var db = database.Open();
        var change = await db.KeyRotations.OrderByDescending(one => one.Id).FirstOrDefaultAsync(cancel);
        if (change is null or { RetiredAt: not null })
        {
            return false;
        }

        if (ring.Current != change.KeyId)
        {
            ring.Renew();
        }

        if (change.FinishedAt is null)
        {
            await SealAsync(db, change, cancel);
            return true;
        }

        if (time.GetUtcNow() < change.StartedAt + RotateKeys.CookiesLive || await values.CountAsync(change.KeyId, cancel) > 0)
        {
            return false;
        }

        await RotateKeys.ThrowAwayAsync(db, change, time.GetUtcNow(), cancel);
        ring.Renew();
        return true;
    }

    private async Task SealAsync(SellerDeskDb db, KeyRotation change, CancellationToken cancel)
    {
        if (at.Change != change.Id)
        {
            at = (change.Id, 0, 0);
        }

        var began = time.GetTimestamp();
        while (at.Column < SealedColumns.All.Count && time.GetElapsedTime(began) < Round)
        {
            var (done, next) = await values.SealAsync(SealedColumns.All[at.Column], at.Page, change.KeyId, cancel);
            at = next is { } page ? at with { Page = page } : (change.Id, at.Column + 1, 0);
            change.Done += done;
            await db.SaveChangesAsync(cancel);
        }

        if (at.Column == SealedColumns.All.Count)
        {
            at = (change.Id, 0, 0);
            if (time.GetUtcNow() > change.StartedAt + AllHeard && await values.CountAsync(change.KeyId, cancel) == 0)
            {
                (change.FinishedAt, change.Total) = (time.GetUtcNow(), change.Done);
                await db.SaveChangesAsync(cancel);
            }
        }
    }
}
