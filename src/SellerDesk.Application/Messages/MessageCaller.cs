using Microsoft.Extensions.Logging;
using Npgsql;
using NpgsqlTypes;
using SellerDesk.Application.Jobs;
using SellerDesk.Domain.Messages;

namespace SellerDesk.Application.Messages;

/// <summary>
/// Makes the calls of messages that are ready and saves how each ended. Killed in between, a message stays "being sent" until its lease ends; then it is repeated only by a channel
/// that recognises the repeat, and otherwise stands among the dead ones as "maybe sent".
/// </summary>
public sealed class MessageCaller(NpgsqlDataSource source, IEnumerable<IMessageSender> senders, MessageSettings settings, TimeProvider time, ILogger<MessageCaller> log)
{
    private const string Save = """
        with ended as (
          update message_attempts set ended_at = @now, outcome = @outcome, detail = @detail
          where id = (select max(id) from message_attempts where message_id = @id) and ended_at is null
        )
        update outgoing_messages m set state = @state, reason = @reason, detail = @detail, number = coalesce(@number, m.number),
          sent_at = case when @state = 'Sent' then @now else m.sent_at end,
          due_at = case when @state = 'Sent' then (select case when r.fallback_hours is not null and cardinality(r.channels) > m.way + 1 then @now + make_interval(hours => r.fallback_hours) end from message_rules r where r.id = m.rule_id) else @due end
        where m.id = @id and m.tries = @try and (m.state = 'Sending' or (@state = 'Sent' and (m.state = 'Unknown' or m.reason = 'MaybeSent')))
        """;

    private readonly Dictionary<MessageChannel, IMessageSender> channels = senders.GroupBy(sender => sender.Channel).ToDictionary(group => group.Key, group => group.Last());

    internal async Task CallAsync(IReadOnlyList<ReadyMessage> ready, CancellationToken cancel)
    {
        using var done = new CancellationTokenSource();
        var keeping = KeepAsync([.. ready.Select(message => message.Id)], done.Token);
        try
        {
            await Parallel.ForEachAsync(ready, new ParallelOptions { MaxDegreeOfParallelism = settings.Calls, CancellationToken = CancellationToken.None }, async (message, _) => await OneAsync(message, cancel));
        }
        finally
        {
            await done.CancelAsync();
            await keeping;
        }
    }

    /// <summary>As long as this worker lives, nobody takes the batch for left behind, however slow its channels are.</summary>
    private async Task KeepAsync(Guid[] ids, CancellationToken done)
    {
        using var timer = new PeriodicTimer(settings.Lease / 3);
        try
        {
            while (ids.Length > 0 && await timer.WaitForNextTickAsync(done))
            {
                await using var keep = source.CreateCommand("update outgoing_messages set due_at = $2 where id = any($1) and state = 'Sending'");
                keep.Parameters.AddWithValue(ids);
                keep.Parameters.AddWithValue((time.GetUtcNow() + settings.Lease).UtcDateTime);
                await keep.ExecuteNonQueryAsync(done);
            }
        }
        catch (Exception ended) when (ended is OperationCanceledException or NpgsqlException)
        {
            // All calls are made; or the database is away, and then each call says so itself.
        }
    }

    internal bool KnowsRepeats(MessageChannel channel) => channels.TryGetValue(channel, out var sender) && sender.KnowsRepeats;

    private async Task OneAsync(ReadyMessage message, CancellationToken cancel)
    {
        // The desk is stopping and nothing has been said yet: certainly not sent.
        var verdict = cancel.IsCancellationRequested ? new SendVerdict(SendOutcome.Later, Detail: "stopping") : await TryAsync(message, cancel);
        await SaveAsync(message, verdict, CancellationToken.None);
    }

    private async Task<SendVerdict> TryAsync(ReadyMessage message, CancellationToken cancel)
    {
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(cancel);
        patience.CancelAfter(settings.CallTimeout);
        try
        {
            return await channels[message.Channel].SendAsync(message.Parcel, patience.Token);
        }
        catch (OperationCanceledException)
        {
            return new SendVerdict(SendOutcome.Unknown, Detail: "timeout");
        }
        catch (Exception failed)
        {
            // Whatever a channel throws, the message may have left before.
            log.LogWarning(failed, "Message {Message} broke off", message.Id);
            return new SendVerdict(SendOutcome.Unknown, Detail: failed.GetType().Name);
        }
    }

    private async Task SaveAsync(ReadyMessage message, SendVerdict verdict, CancellationToken cancel)
    {
        var now = time.GetUtcNow();
        var (state, reason, due) = Outcome(message, verdict, now);
        await using var connection = await source.OpenConnectionAsync(cancel);
        await using var transaction = await connection.BeginTransactionAsync(cancel);
        if (reason is MessageReason.Refused or MessageReason.GaveUp && await MayBeThereAsync(connection, message.Id, cancel))
        {
            reason = MessageReason.MaybeSent;
        }

        await using var save = new NpgsqlCommand(Save, connection);
        save.Parameters.AddWithValue("id", message.Id);
        save.Parameters.AddWithValue("try", message.Try);
        save.Parameters.AddWithValue("now", now.UtcDateTime);
        save.Parameters.AddWithValue("outcome", verdict.Outcome.ToString());
        DeskFlow.CountSend("message", verdict.Outcome.ToString());
        save.Parameters.AddWithValue("state", state.ToString());
        save.Parameters.Add(Text("reason", reason?.ToString()));
        save.Parameters.Add(Text("detail", Cut(verdict.Detail, OutgoingMessage.DetailMaxLength)));
        save.Parameters.Add(Text("number", Cut(verdict.Number, OutgoingMessage.NumberMaxLength)));
        save.Parameters.Add(new NpgsqlParameter("due", NpgsqlDbType.TimestampTz) { Value = (object?)due?.UtcDateTime ?? DBNull.Value });
        if (await save.ExecuteNonQueryAsync(cancel) > 0 && state == MessageState.Dead && NextWay.After(reason!.Value))
        {
            await NextWay.TakeAsync(connection, [message.Id], now, cancel);
        }

        await transaction.CommitAsync(cancel);
    }

    /// <summary>A try before this one broke off after it may have been taken: that a repeat is refused, or never got through, proves nothing, and no other channel tells it again.</summary>
    private static async Task<bool> MayBeThereAsync(NpgsqlConnection connection, Guid message, CancellationToken cancel)
    {
        await using var command = new NpgsqlCommand("select exists (select 1 from message_attempts where message_id = @id and outcome in ('Unknown', 'Broken'))", connection);
        command.Parameters.AddWithValue("id", message);
        return (bool)(await command.ExecuteScalarAsync(cancel))!;
    }

    private (MessageState State, MessageReason? Reason, DateTimeOffset? Due) Outcome(ReadyMessage message, SendVerdict verdict, DateTimeOffset now)
    {
        var last = message.Try >= OutgoingMessage.MostTries;
        return verdict.Outcome switch
        {
            SendOutcome.Sent => (MessageState.Sent, null, null),
            SendOutcome.Refused => (MessageState.Dead, MessageReason.Refused, null),
            SendOutcome.Later when last => (MessageState.Dead, MessageReason.GaveUp, null),
            SendOutcome.Later => (MessageState.Waiting, MessageReason.Later, now + (verdict.RetryAfter ?? MessageSettings.Pause(message.Try))),
            _ when KnowsRepeats(message.Channel) && !last => (MessageState.Unknown, null, now + MessageSettings.Pause(message.Try)),
            _ => (MessageState.Dead, MessageReason.MaybeSent, null),
        };
    }

    private static NpgsqlParameter Text(string name, string? value) => new(name, NpgsqlDbType.Text) { Value = (object?)value ?? DBNull.Value };

    private static string? Cut(string? text, int most) => text?.Length > most ? text[..most] : text;
}
