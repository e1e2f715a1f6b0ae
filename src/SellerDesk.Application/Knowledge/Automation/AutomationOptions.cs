using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using SellerDesk.Application.Data;
using SellerDesk.Application.Replies;
using SellerDesk.Application.Team;
using SellerDesk.Domain.Knowledge;
using SellerDesk.Domain.Replies;
using SellerDesk.Domain.Team;

namespace SellerDesk.Application.Knowledge.Automation;

public sealed record AutomationState(AutomationSettings Settings, bool Stopped, Guid? ChangedBy, DateTimeOffset? ChangedAt, int LastHour);

/// <summary>What is set for automatic answers, whether they are stopped, and the switch that stops them.</summary>
public sealed class AutomationOptions(WholeDb database, TimeProvider time)
{
    private const string Name = "automation.settings";

    private static readonly OutgoingState[] NotYetGone = [OutgoingState.Held, OutgoingState.Queued, OutgoingState.AwaitsApproval];

    public async Task<AutomationState> LoadAsync(CancellationToken cancel)
    {
        await using var db = database.Open();
        var stop = await AutomationSwitch.ReadAsync(db, cancel);
        return new AutomationState(await SettingsAsync(db, cancel), stop is { Value: "true" }, stop?.ChangedBy, stop?.ChangedAt, await SentSinceAsync(db, time.GetUtcNow().AddHours(-1), cancel));
    }

    public async Task SaveAsync(Actor actor, AutomationSettings settings, CancellationToken cancel)
    {
        actor.RequireRole(Role.Manager);
        await using var db = database.Open();
        await WriteAsync(db, Name, JsonSerializer.Serialize(settings.Checked()), actor, cancel);
    }

    /// <summary>Stops everything at once, also what was written and has not left. Whoever answers buyers may press it.</summary>
    /// <returns>How many answers were taken back.</returns>
    public async Task<int> StopAsync(Actor actor, CancellationToken cancel)
    {
        actor.RequireRole(Role.Support);
        await using var db = database.Open();
        await WriteAsync(db, AutomationSwitch.Name, "true", actor, cancel);
        var held = await db.OutgoingReplies.AsNoTracking().Where(r => (r.Origin == ReplyOrigin.AutoRule || r.Origin == ReplyOrigin.AutoAnswer) && NotYetGone.Contains(r.State))
            .Select(r => r.Id).ToListAsync(cancel);
        var stopped = 0;
        foreach (var reply in held)
        {
            stopped += await AutomaticStop.TryAsync(database, reply, AutomaticLeave.Stopped, actor.PersonId, time.GetUtcNow(), cancel) ? 1 : 0;
        }

        return stopped;
    }

    public async Task ResumeAsync(Actor actor, CancellationToken cancel)
    {
        actor.RequireRole(Role.Manager);
        await using var db = database.Open();
        await WriteAsync(db, AutomationSwitch.Name, "false", actor, cancel);
    }

    internal static async Task<AutomationSettings> SettingsAsync(SellerDeskDb db, CancellationToken cancel) =>
        await db.DeskOptions.AsNoTracking().FirstOrDefaultAsync(option => option.Name == Name, cancel) is { } row ? JsonSerializer.Deserialize<AutomationSettings>(row.Value)! : new AutomationSettings();

    internal static Task<int> SentSinceAsync(SellerDeskDb db, DateTimeOffset since, CancellationToken cancel) =>
        db.AutoProposals.CountAsync(p => p.SentAt > since && p.State != ProposalState.Refused, cancel);

    private Task<int> WriteAsync(SellerDeskDb db, string name, string value, Actor actor, CancellationToken cancel) => db.Database.ExecuteSqlAsync($"""
        insert into desk_options (name, value, changed_by, changed_at) values ({name}, {value}::jsonb, {actor.PersonId?.Value}, {time.GetUtcNow()})
        on conflict (name) do update set value = excluded.value, changed_by = excluded.changed_by, changed_at = excluded.changed_at
        """, cancel);
}
