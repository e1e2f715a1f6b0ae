using System.Collections.Concurrent;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using SellerDesk.Application.Data;
using SellerDesk.Application.Marketplaces;
using SellerDesk.Application.Team;
using SellerDesk.Domain.Channels;
using SellerDesk.Domain.Common;
using SellerDesk.Domain.Messages;
using SellerDesk.Domain.Team;

namespace SellerDesk.Application.Channels;

/// <summary>How every channel is set up; read at most every few seconds.</summary>
public sealed class ChannelBook(WholeDb database, IKeyVault vault, TimeProvider time)
{
    private readonly ConcurrentDictionary<MessageChannel, RecentValue<ChannelOptions>> known = new();

    public Task<ChannelOptions> LoadAsync(MessageChannel channel, CancellationToken cancel) => Of(channel).GetAsync(cancel);

    /// <summary>What is wrong with what somebody typed, by field.</summary>
    /// <param name="typed">Secrets that were not typed keep what they were.</param>
    public async Task<IReadOnlyDictionary<string, string>> CheckAsync(MessageChannel channel, IReadOnlyDictionary<string, string> typed, CancellationToken cancel) =>
        ChannelForm.Check(channel, Whole(await LoadAsync(channel, cancel), typed));

    /// <param name="typed">By field; an empty secret keeps the one that is there.</param>
    /// <exception cref="RuleException"><c>channel.wrong</c> where a field is; a page asks <see cref="CheckAsync"/> first.</exception>
    public async Task SaveAsync(Actor actor, MessageChannel channel, bool on, IReadOnlyDictionary<string, string> typed, CancellationToken cancel)
    {
        actor.RequireRole(Role.Owner);
        Of(channel).Forget();
        var whole = Whole(await LoadAsync(channel, cancel), typed);
        if (ChannelForm.Check(channel, whole) is { Count: > 0 } wrong && (on || wrong.Values.Any(code => code != "missing")))
        {
            throw new RuleException("channel.wrong", string.Join(", ", wrong.Keys));
        }

        var hidden = Secrets(channel);
        var sealedUp = whole.Where(pair => hidden.Contains(pair.Key)).ToDictionary();
        await using var db = database.Open();
        var setup = await RowAsync(db, channel, cancel);
        setup.Change(on, whole.Where(pair => !hidden.Contains(pair.Key)).ToDictionary(), sealedUp.Count == 0 ? null : vault.Protect(JsonSerializer.Serialize(sealedUp)), actor.PersonId?.Value, time.GetUtcNow());
        await db.SaveChangesAsync(cancel);
        Of(channel).Forget();
    }

    /// <summary>Keeps what came of a message that was sent to try the channel.</summary>
    internal async Task CheckedAsync(MessageChannel channel, bool well, string? answer, CancellationToken cancel)
    {
        await using var db = database.Open();
        (await RowAsync(db, channel, cancel)).Checked(well, answer, time.GetUtcNow());
        await db.SaveChangesAsync(cancel);
    }

    internal async Task<string?> CursorAsync(MessageChannel channel, CancellationToken cancel)
    {
        await using var db = database.Open();
        return await db.ChannelSetups.Where(s => s.Channel == channel).Select(s => s.Cursor).FirstOrDefaultAsync(cancel);
    }

    internal static Task MoveCursorAsync(SellerDeskDb db, MessageChannel channel, string cursor, CancellationToken cancel) =>
        db.ChannelSetups.Where(s => s.Channel == channel).ExecuteUpdateAsync(set => set.SetProperty(s => s.Cursor, cursor), cancel);

    private static async Task<ChannelSetup> RowAsync(SellerDeskDb db, MessageChannel channel, CancellationToken cancel)
    {
        if (await db.ChannelSetups.FirstOrDefaultAsync(s => s.Channel == channel, cancel) is { } there)
        {
            return there;
        }

        var fresh = new ChannelSetup { Channel = channel };
        db.Add(fresh);
        return fresh;
    }

    private static HashSet<string> Secrets(MessageChannel channel) => [.. ChannelField.Of(channel).Where(field => field.Kind == FieldKind.Secret).Select(field => field.Name)];

    private static Dictionary<string, string> Whole(ChannelOptions kept, IReadOnlyDictionary<string, string> typed)
    {
        var whole = new Dictionary<string, string>();
        foreach (var field in ChannelField.Of(kept.Channel))
        {
            var value = typed.GetValueOrDefault(field.Name, "").Trim();
            if (value.Length == 0 && field.Kind == FieldKind.Secret && (field.With is null || typed.GetValueOrDefault(field.With, "").Trim().Length > 0))
            {
                value = kept.Values.GetValueOrDefault(field.Name, "");
            }

            if (value.Length > 0)
            {
                whole[field.Name] = value;
            }
        }

        return whole;
    }

    private RecentValue<ChannelOptions> Of(MessageChannel channel) => known.GetOrAdd(channel, asked => new RecentValue<ChannelOptions>(TimeSpan.FromSeconds(5), time, () => ReadAsync(asked)));

    private async Task<ChannelOptions> ReadAsync(MessageChannel channel)
    {
        await using var db = database.Open();
        var setup = await db.ChannelSetups.AsNoTracking().FirstOrDefaultAsync(s => s.Channel == channel);
        var values = new Dictionary<string, string>(setup?.Settings ?? []);
        foreach (var (name, value) in setup?.Secrets is { } hidden ? JsonSerializer.Deserialize<Dictionary<string, string>>(vault.Reveal(hidden)) ?? [] : [])
        {
            values[name] = value;
        }

        // The bell and the marketplaces' chats need no setting up: they are on until somebody shuts them.
        return new ChannelOptions(channel, setup?.IsOn ?? ChannelField.Of(channel).Count == 0, values);
    }
}
