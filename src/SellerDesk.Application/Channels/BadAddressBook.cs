using System.Security.Cryptography;
using System.Text;
using Microsoft.EntityFrameworkCore;
using SellerDesk.Application.Data;
using SellerDesk.Domain.Channels;
using SellerDesk.Domain.Messages;

namespace SellerDesk.Application.Channels;

/// <summary>Addresses that take nothing, known by keyed hashes alone (HMAC-SHA256, RFC 2104).</summary>
public sealed class BadAddressBook(WholeDb database, DeskSecrets secrets, TimeProvider time)
{
    /// <summary>Mailboxes are emptied and made anew: after so long an address is tried once more.</summary>
    private static readonly TimeSpan HeldFor = TimeSpan.FromDays(90);

    /// <summary>Why nothing is sent to the address; null: it is good, as far as is known.</summary>
    public async Task<string?> WhyAsync(MessageChannel channel, string address, CancellationToken cancel)
    {
        if (channel is not (MessageChannel.Email or MessageChannel.Sms or MessageChannel.Telegram))
        {
            return null;
        }

        var digest = await DigestAsync(channel, address, cancel);
        var since = time.GetUtcNow() - HeldFor;
        await using var db = database.Open();
        return await db.BadAddresses.Where(a => a.Channel == channel && a.Digest == digest && a.At > since).Select(a => a.Reason).FirstOrDefaultAsync(cancel);
    }

    public async Task MarkAsync(MessageChannel channel, string address, string reason, CancellationToken cancel)
    {
        var digest = await DigestAsync(channel, address, cancel);
        var (by, why, now) = (channel.ToString(), reason.Length > BadAddress.ReasonMaxLength ? reason[..BadAddress.ReasonMaxLength] : reason, time.GetUtcNow());
        await using var db = database.Open();
        await db.Database.ExecuteSqlAsync($"insert into bad_addresses (channel, digest, reason, at) values ({by}, {digest}, {why}, {now}) on conflict (channel, digest) do update set reason = excluded.reason, at = excluded.at", cancel);
    }

    /// <summary>Somebody says that it is good again.</summary>
    public async Task ForgiveAsync(MessageChannel channel, string address, CancellationToken cancel)
    {
        var digest = await DigestAsync(channel, address, cancel);
        await using var db = database.Open();
        await db.BadAddresses.Where(a => a.Channel == channel && a.Digest == digest).ExecuteDeleteAsync(cancel);
    }

    private async Task<string> DigestAsync(MessageChannel channel, string address, CancellationToken cancel) =>
        Convert.ToHexStringLower(HMACSHA256.HashData(await secrets.GetAsync("channels", cancel), Encoding.UTF8.GetBytes($"{channel}\u001F{address.Trim().ToLowerInvariant()}")));
}
