using Microsoft.EntityFrameworkCore;
using SellerDesk.Application.Data;
using SellerDesk.Application.Team;
using SellerDesk.Domain.Messages;
using SellerDesk.Domain.Team;

namespace SellerDesk.Application.Channels;

/// <param name="Values">What is set; of secrets only that they are there, as <see cref="KeptSecret"/>.</param>
public sealed record ChannelCard(
    MessageChannel Channel, bool On, bool Complete, IReadOnlyDictionary<string, string> Values, DateTimeOffset? CheckedAt, bool CheckedWell, string? CheckAnswer, ChannelFigures Figures, IReadOnlyList<ChannelFailureRow> Failures)
{
    public const string KeptSecret = "kept";
}

/// <param name="PerSecond">Messages that the channel took in its busiest minute of the last hour, by second.</param>
/// <param name="Milliseconds">What one try took on average; null without tries.</param>
public sealed record ChannelFigures(int Sent, int Later, int Refused, int Unknown, decimal PerSecond, int? Milliseconds);

/// <param name="At">The newest of those alike.</param>
public sealed record ChannelFailureRow(DateTimeOffset At, string Outcome, string Detail, int Count);

/// <summary>Every channel of messages: how it is set up, how it went in the last 24 hours, what went wrong last.</summary>
public sealed class ChannelBoard(WholeDb database, ChannelBook book, TimeProvider time)
{
    private const int FailuresShown = 5;
    private const int FailuresLookedAt = 100;

    public async Task<IReadOnlyList<ChannelCard>> LoadAsync(Actor actor, CancellationToken cancel)
    {
        actor.RequireRole(Role.Owner);
        await using var db = database.Open();
        var setups = await db.ChannelSetups.AsNoTracking().ToDictionaryAsync(s => s.Channel, cancel);
        var since = time.GetUtcNow().AddHours(-24);
        var minutes = (await db.ChannelMinutes.AsNoTracking().Where(m => m.Minute >= since).ToListAsync(cancel)).ToLookup(m => m.Channel);
        var cards = new List<ChannelCard>();
        foreach (var channel in Enum.GetValues<MessageChannel>())
        {
            var options = await book.LoadAsync(channel, cancel);
            var setup = setups.GetValueOrDefault(channel);
            var failures = await FailuresAsync(db, channel, since, cancel);
            cards.Add(new ChannelCard(channel, options.On, options.Complete, Shown(options), setup?.CheckedAt, setup?.CheckedWell ?? false, setup?.CheckAnswer, Figures([.. minutes[channel]]), failures));
        }

        return cards;
    }

    /// <summary>The newest ones, each kind once: a gateway that is out of money says the same a thousand times.</summary>
    private static async Task<IReadOnlyList<ChannelFailureRow>> FailuresAsync(SellerDeskDb db, MessageChannel channel, DateTimeOffset since, CancellationToken cancel)
    {
        var newest = await db.ChannelFailures.AsNoTracking().Where(f => f.Channel == channel && f.At >= since).OrderByDescending(f => f.Id).Take(FailuresLookedAt).Select(f => new { f.At, f.Outcome, f.Detail }).ToListAsync(cancel);
        return [.. newest.GroupBy(f => (f.Outcome, f.Detail)).Take(FailuresShown).Select(alike => new ChannelFailureRow(alike.First().At, alike.Key.Outcome, alike.Key.Detail, alike.Count()))];
    }

    private static Dictionary<string, string> Shown(ChannelOptions options) => ChannelField.Of(options.Channel)
        .Where(field => options.Values.ContainsKey(field.Name))
        .ToDictionary(field => field.Name, field => field.Kind == FieldKind.Secret ? ChannelCard.KeptSecret : options.Values[field.Name]);

    private ChannelFigures Figures(IReadOnlyList<Domain.Channels.ChannelMinute> minutes)
    {
        var tries = minutes.Sum(m => m.Sent + m.Later + m.Refused + m.Unknown);
        var hourAgo = time.GetUtcNow().AddHours(-1);
        var busiest = minutes.Where(m => m.Minute >= hourAgo).Select(m => m.Sent).DefaultIfEmpty().Max();
        return new ChannelFigures(minutes.Sum(m => m.Sent), minutes.Sum(m => m.Later), minutes.Sum(m => m.Refused), minutes.Sum(m => m.Unknown),
            Math.Round(busiest / 60m, 2), tries == 0 ? null : (int)(minutes.Sum(m => m.Took) / tries));
    }
}
