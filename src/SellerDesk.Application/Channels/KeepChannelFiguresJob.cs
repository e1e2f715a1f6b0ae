using Microsoft.EntityFrameworkCore;
using SellerDesk.Application.Data;
using SellerDesk.Application.Jobs;
using SellerDesk.Application.Messages;
using SellerDesk.Domain.Channels;

namespace SellerDesk.Application.Channels;

/// <summary>Writes down how the channels went since the last round, and forgets what is old.</summary>
public sealed class KeepChannelFiguresJob(WholeDb database, ChannelMeter meter, TimeProvider time) : IJob
{
    private const int FailuresKept = 100;

    private static readonly TimeSpan MinutesKept = TimeSpan.FromDays(2);

    public async Task<bool> RunAsync(CancellationToken cancel)
    {
        var (counted, failures) = meter.Take();
        if (counted.Count == 0)
        {
            return false;
        }

        await using var db = database.Open();
        foreach (var ((channel, minute), sums) in counted)
        {
            var (name, sent, later, refused, unknown, took) = (channel.ToString(), sums.By[(int)SendOutcome.Sent], sums.By[(int)SendOutcome.Later], sums.By[(int)SendOutcome.Refused], sums.By[(int)SendOutcome.Unknown], sums.Took);
            await db.Database.ExecuteSqlAsync($"""
                insert into channel_minutes (channel, minute, sent, later, refused, unknown, took) values ({name}, {minute}, {sent}, {later}, {refused}, {unknown}, {took})
                on conflict (channel, minute) do update set sent = channel_minutes.sent + excluded.sent, later = channel_minutes.later + excluded.later,
                  refused = channel_minutes.refused + excluded.refused, unknown = channel_minutes.unknown + excluded.unknown, took = channel_minutes.took + excluded.took
                """, cancel);
        }

        db.AddRange(failures.Select(failure => new ChannelFailure
        {
            Channel = failure.Channel,
            At = failure.At,
            Outcome = failure.Outcome.ToString(),
            Detail = failure.Detail.Length > ChannelFailure.DetailMaxLength ? failure.Detail[..ChannelFailure.DetailMaxLength] : failure.Detail,
            MessageId = failure.MessageId,
        }));
        await db.SaveChangesAsync(cancel);
        await ForgetAsync(db, cancel);
        return true;
    }

    private async Task ForgetAsync(SellerDeskDb db, CancellationToken cancel)
    {
        var old = time.GetUtcNow() - MinutesKept;
        await db.ChannelMinutes.Where(m => m.Minute < old).ExecuteDeleteAsync(cancel);
        await db.Database.ExecuteSqlAsync($"""
            delete from channel_failures f where f.id <= (select x.id from channel_failures x where x.channel = f.channel order by x.id desc offset {FailuresKept} limit 1)
            """, cancel);
    }
}
