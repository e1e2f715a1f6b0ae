using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using SellerDesk.Application.Data;
using SellerDesk.Application.Marketplaces;
using SellerDesk.Application.Team;
using SellerDesk.Domain.Common;
using SellerDesk.Domain.Team;

namespace SellerDesk.Application.Replies.Drafting;

/// <summary>What an owner chose for drafting; read at most every few seconds.</summary>
public sealed class DraftingBook(WholeDb database, IKeyVault vault, IOutsideGuard outside, TimeProvider time)
{
    private const string Name = "drafting";

    private readonly RecentValue<DraftingOptions> options = new(TimeSpan.FromSeconds(5), time, () => ReadAsync(database));

    public Task<DraftingOptions> LoadAsync(CancellationToken cancel) => options.GetAsync(cancel);

    /// <param name="key">A new key; null keeps the one that is there, empty takes it away.</param>
    public async Task SaveAsync(Actor actor, DraftingOptions wanted, string? key, CancellationToken cancel)
    {
        actor.RequireRole(Role.Owner);
        if (wanted.On && (wanted.Address is null || wanted.Model.Trim().Length == 0))
        {
            throw new RuleException("drafting.address");
        }

        outside.Require(actor, [wanted.Url.Trim()]);

        var kept = wanted with
        {
            Url = wanted.Url.Trim(),
            Model = wanted.Model.Trim(),
            PatienceSeconds = Math.Clamp(wanted.PatienceSeconds, 1, DraftingOptions.LongestPatience),
            ProtectedKey = key switch { null => (await LoadAsync(cancel)).ProtectedKey, "" => null, _ => Convert.ToBase64String(vault.Protect(key.Trim())) },
        };
        await using var db = database.Open();
        var value = JsonSerializer.Serialize(kept);
        var (person, now) = (actor.PersonId?.Value, time.GetUtcNow());
        await db.Database.ExecuteSqlAsync($"""
            insert into desk_options (name, value, changed_by, changed_at) values ({Name}, {value}::jsonb, {person}, {now})
            on conflict (name) do update set value = excluded.value, changed_by = excluded.changed_by, changed_at = excluded.changed_at
            """, cancel);
        options.Forget();
    }

    internal string? KeyOf(DraftingOptions chosen) => chosen.ProtectedKey is { } hidden ? vault.Reveal(Convert.FromBase64String(hidden)) : null;

    private static async Task<DraftingOptions> ReadAsync(WholeDb database)
    {
        await using var db = database.Open();
        var value = await db.DeskOptions.AsNoTracking().Where(o => o.Name == Name).Select(o => o.Value).FirstOrDefaultAsync();
        return value is null ? DraftingOptions.Off : JsonSerializer.Deserialize<DraftingOptions>(value) ?? DraftingOptions.Off;
    }
}
