using Microsoft.EntityFrameworkCore;
using Npgsql;
using SellerDesk.Application.Data;
using SellerDesk.Application.Marketplaces;
using SellerDesk.Application.Notifications;
using SellerDesk.Domain.Hooks;
using SellerDesk.Domain.Notifications;
using SellerDesk.Domain.Shops;
using SellerDesk.Domain.Team;

namespace SellerDesk.Application.Hooks;

/// <summary>Calls one webhook's address with what waits for it, and notes what came of it.</summary>
public sealed class HookSender(WholeDb database, NpgsqlDataSource source, IHookCaller caller, IKeyVault vault, TimeProvider time)
{
    private const int AtOnce = 32;
    private const int SideBySide = 8;

    /// <summary>So many failures in a row are an outage, not one thing that the other side does not like.</summary>
    private const int Outage = 5;

    private readonly HookLine line = new(source);

    internal Task<IReadOnlyList<HookId>> ReadyAsync(CancellationToken cancel) => line.ReadyAsync(time.GetUtcNow(), cancel);

    /// <returns>How many calls were made.</returns>
    internal async Task<int> BatchAsync(HookId id, CancellationToken cancel)
    {
        var now = time.GetUtcNow();
        await using var db = database.Open();
        if (await db.Hooks.AsNoTracking().FirstOrDefaultAsync(h => h.Id == id, cancel) is not { IsOn: true } hook || hook.PausedUntil > now)
        {
            return 0;
        }

        // An address that fails is tried with one call at a time.
        var due = await line.TakeAsync(id, hook.Failures > 0 ? 1 : AtOnce, now, cancel);
        if (due.Count > 0)
        {
            await CallAsync(hook, due, cancel);
        }

        return due.Count;
    }

    internal async Task CallAsync(Hook hook, IReadOnlyList<DueHook> due, CancellationToken cancel)
    {
        var secrets = hook.SecretsAt(time.GetUtcNow()).Select(vault.Reveal).ToArray();
        var calls = new CalledHook[due.Count];
        await Parallel.ForAsync(0, due.Count, new ParallelOptions { MaxDegreeOfParallelism = SideBySide, CancellationToken = cancel }, async (at, stop) =>
            calls[at] = await CallAsync(new HookCall(new Uri(hook.Url), due[at].EventId.ToString(), due[at].Body, secrets), due[at], stop));
        await EndAsync(hook.Id, calls, cancel);
    }

    private async Task<CalledHook> CallAsync(HookCall call, DueHook due, CancellationToken cancel)
    {
        var at = time.GetUtcNow();
        var began = time.GetTimestamp();
        var answer = await caller.CallAsync(call, cancel);
        var next = answer.GotThrough ? null : HookRetry.Next(due.Tries, due.Since, time.GetUtcNow(), answer.RetryAfter, Random.Shared.NextDouble());
        return new CalledHook(due, answer, at, time.GetElapsedTime(began), next);
    }

    private async Task EndAsync(HookId id, IReadOnlyList<CalledHook> calls, CancellationToken cancel)
    {
        var now = time.GetUtcNow();
        await using var db = database.Open();
        await using var transaction = await db.Database.BeginTransactionAsync(cancel);
        await HookLine.EndAsync((NpgsqlConnection)db.Database.GetDbConnection(), calls, now, cancel);
        if (await db.Hooks.FromSql($"select * from hooks where id = {id.Value} for update").SingleOrDefaultAsync(cancel) is { IsOn: true } hook)
        {
            var outage = hook.Failures >= Outage;
            hook.Called([.. calls.Select(call => call.Answer.GotThrough)], calls.Any(call => call.Answer.IsGone), calls.Where(call => !call.Answer.GotThrough && call.Next is null).Min(call => (DateTimeOffset?)call.Due.Since), now);
            await db.SaveChangesAsync(cancel);
            if (!hook.IsOn)
            {
                await ShutAsync(db, hook, now, cancel);
            }
            else if (outage && hook.Failures == 0)
            {
                await HurryAsync(db, id, now, cancel);
            }
        }

        await transaction.CommitAsync(cancel);
    }

    /// <summary>It is back: what waited for its turn goes at once.</summary>
    private static Task<int> HurryAsync(SellerDeskDb db, HookId id, DateTimeOffset now, CancellationToken cancel) =>
        db.Database.ExecuteSqlAsync($"update hook_deliveries set due_at = {now.UtcDateTime} where hook_id = {id.Value} and state = 'Waiting' and due_at > {now.UtcDateTime}", cancel);

    internal static Task GiveUpAsync(SellerDeskDb db, HookId id, DateTimeOffset now, CancellationToken cancel) =>
        db.Database.ExecuteSqlAsync($"update hook_deliveries set state = 'Dead', code = 'off', ended_at = {now.UtcDateTime} where hook_id = {id.Value} and state in ('Waiting', 'Sending')", cancel);

    private static async Task ShutAsync(SellerDeskDb db, Hook hook, DateTimeOffset now, CancellationToken cancel)
    {
        await GiveUpAsync(db, hook.Id, now, cancel);

        // Alerts belong to a shop; this one is of the whole desk and is told under the first.
        if (await db.Shops.OrderBy(s => s.CreatedAt).Select(s => (ShopId?)s.Id).FirstOrDefaultAsync(cancel) is not { } shop)
        {
            return;
        }

        foreach (var person in await db.Users.Where(p => !p.Disabled && p.Role == Role.Owner).Select(p => p.Id).ToListAsync(cancel))
        {
            await RaiseAlert.ExecuteAsync(db, new Alert
            {
                Id = AlertId.New(),
                PersonId = new PersonId(person),
                ShopId = shop,
                Kind = AlertKind.WebhookOff,
                Severity = AlertSeverity.Critical,
                Subject = $"{hook.Id.Value}:{now:yyyy-MM-ddTHH:mm}",
                CreatedAt = now,
                Link = $"/settings/webhooks/{hook.Id.Value}",
                Arguments = new() { ["name"] = hook.Name, ["why"] = hook.Off.ToString()!.ToLowerInvariant() },
            }, cancel);
        }
    }
}
