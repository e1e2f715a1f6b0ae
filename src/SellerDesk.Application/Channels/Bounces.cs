using System.Text.RegularExpressions;
using Microsoft.EntityFrameworkCore;
using SellerDesk.Application.Data;
using SellerDesk.Domain.Channels;
using SellerDesk.Domain.Messages;

namespace SellerDesk.Application.Channels;

/// <summary>A mail server's word that a letter could not be delivered (RFC 3464).</summary>
/// <param name="MessageId">Of our message; null where the report does not lead back to one.</param>
/// <param name="Recipient">Whom it was for.</param>
/// <param name="Status">The enhanced code (RFC 3463): <c>5.1.1</c>.</param>
/// <param name="ForGood">Failed, as against delayed.</param>
public sealed record IncomingBounce(Guid? MessageId, string? Recipient, string Status, bool ForGood, string Words);

/// <summary>Reads reports of mail servers.</summary>
public interface IBounceReader
{
    /// <returns>Empty: it is no report of that kind.</returns>
    Task<IReadOnlyList<IncomingBounce>> ReadAsync(Stream letter, CancellationToken cancel);
}

/// <summary>The mailbox to which reports come, where one is set up.</summary>
public interface IBounceMailbox
{
    /// <summary>Hands each unread letter on; what was handed on is marked as read. Null: no mailbox is set up.</summary>
    Task<int?> ReadAsync(Func<Stream, Task> letter, CancellationToken cancel);
}

/// <summary>
/// Takes a report in: the message counts as failed from now on, and nothing more goes to an address that does not exist. A mailbox that is full for now
/// fails the message and not the address.
/// </summary>
public sealed partial class TakeBounce(WholeDb database, IBounceReader reader, BadAddressBook bad, TimeProvider time)
{
    /// <returns>How many messages it was about; 0: it is no report, or not about a letter of the desk.</returns>
    public async Task<int> ExecuteAsync(Stream letter, CancellationToken cancel)
    {
        var taken = 0;
        foreach (var bounce in (await reader.ReadAsync(letter, cancel)).Where(bounce => bounce is { ForGood: true, MessageId: not null }))
        {
            var detail = Short($"{bounce.Status} {WithoutAddresses().Replace(bounce.Words, "•••")}");
            await using var db = database.Open();
            var (id, channel, now) = (bounce.MessageId!.Value, nameof(MessageChannel.Email), time.GetUtcNow());
            taken += await db.Database.ExecuteSqlAsync($"""
                insert into message_bounces (message_id, channel, for_good, detail, at) values ({id}, {channel}, true, {detail}, {now}) on conflict (message_id) do nothing
                """, cancel);
            if (bounce.Recipient is { } address && IsAddress(bounce.Status))
            {
                await bad.MarkAsync(MessageChannel.Email, address, detail, cancel);
            }
        }

        return taken;
    }

    /// <summary>Whether the address is at fault (x.1.x, and 5.0.0, where a server tells nothing closer), as against its mailbox's size or the letter's content.</summary>
    private static bool IsAddress(string status) => status is "5.0.0" || (status.StartsWith("5.", StringComparison.Ordinal) && status.Split('.') is [_, "1", _]) || status == "5.2.1";

    private static string Short(string text) => text.Length > BadAddress.ReasonMaxLength ? text[..BadAddress.ReasonMaxLength] : text;

    [GeneratedRegex(@"[^\s<>;,""']+@[^\s<>;,""']+")]
    private static partial Regex WithoutAddresses();
}
