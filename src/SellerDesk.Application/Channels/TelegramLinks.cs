using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;
using Microsoft.EntityFrameworkCore;
using SellerDesk.Application.Data;
using SellerDesk.Domain.Buyers;
using SellerDesk.Domain.Channels;
using SellerDesk.Domain.Common;
using SellerDesk.Domain.Messages;
using SellerDesk.Domain.Team;

namespace SellerDesk.Application.Channels;

/// <summary>Invitations to the Telegram bot: made for a buyer or for a person at the desk, followed once from a chat, ended by that chat.</summary>
public sealed class TelegramLinks(WholeDb database, ChannelBook book, TimeProvider time)
{
    /// <summary>The wording that stands above the link; a new wording is a new version.</summary>
    public const string TextVersion = "telegram-1";

    public const string Source = "Telegram";

    private const int TokenBytes = 18;

    /// <summary>The address that a buyer is given (<c>https://t.me/bot?start=…</c>); following it is agreeing to the purposes.</summary>
    /// <exception cref="RuleException"><c>telegram.noBot</c>, <c>buyer.unknown</c>.</exception>
    public async Task<Uri> ForBuyerAsync(BuyerId buyer, IReadOnlyCollection<ConsentPurpose> purposes, CancellationToken cancel)
    {
        var (token, bot) = (NewToken(), await BotAsync(cancel));
        await using var db = database.Open();
        if (!await db.Buyers.AnyAsync(b => b.Id == buyer && b.ErasedAt == null, cancel))
        {
            throw new RuleException("buyer.unknown");
        }

        db.Add(TelegramLink.ForBuyer(Digest(token), buyer, purposes, time.GetUtcNow()));
        await db.SaveChangesAsync(cancel);
        return Address(bot, token);
    }

    /// <exception cref="RuleException"><c>telegram.noBot</c>.</exception>
    public async Task<Uri> ForPersonAsync(PersonId person, CancellationToken cancel)
    {
        var (token, bot) = (NewToken(), await BotAsync(cancel));
        await using var db = database.Open();
        db.Add(TelegramLink.ForPerson(Digest(token), person, time.GetUtcNow()));
        await db.SaveChangesAsync(cancel);
        return Address(bot, token);
    }

    /// <summary>There is a bot to which links could lead.</summary>
    public async Task<bool> IsThereAsync(CancellationToken cancel) => await book.LoadAsync(MessageChannel.Telegram, cancel) is { On: true, Complete: true };

    /// <summary>The chat that is tied to a person at the desk.</summary>
    public async Task<string?> ChatOfAsync(PersonId person, CancellationToken cancel)
    {
        await using var db = database.Open();
        return await db.TelegramLinks.Where(l => l.PersonId == person && l.ChatId != null && l.EndedAt == null).OrderByDescending(l => l.LinkedAt).Select(l => l.ChatId).FirstOrDefaultAsync(cancel);
    }

    /// <summary>Somebody started the bot with a token. A buyer's consents are written with it.</summary>
    /// <returns>False: the token is unknown, spent or too old.</returns>
    internal static async Task<bool> FollowAsync(SellerDeskDb db, string token, string chat, string? language, DateTimeOffset now, CancellationToken cancel)
    {
        var digest = Digest(token);
        var link = await db.TelegramLinks.FirstOrDefaultAsync(l => l.Digest == digest, cancel);
        if (link is null)
        {
            return false;
        }

        try
        {
            link.Tie(chat, language, now);
        }
        catch (RuleException)
        {
            return false;
        }

        // One chat at a time for each: the newest is the one that they use.
        foreach (var older in await db.TelegramLinks.Where(l => l.Id != link.Id && l.ChatId != null && l.EndedAt == null && (l.BuyerId == link.BuyerId && l.PersonId == link.PersonId)).ToListAsync(cancel))
        {
            older.End(now);
        }

        if (link.BuyerId is { } buyer)
        {
            db.AddRange(link.Purposes.Select(purpose => BuyerConsent.Record(buyer, ConsentChannel.Telegram, Enum.Parse<ConsentPurpose>(purpose), true, now, Source, TextVersion, null, now)));
        }

        return true;
    }

    /// <summary>The chat wants nothing more: its links end, and what was agreed to is withdrawn.</summary>
    internal static async Task EndAsync(SellerDeskDb db, string chat, DateTimeOffset now, CancellationToken cancel)
    {
        foreach (var link in await db.TelegramLinks.Where(l => l.ChatId == chat && l.EndedAt == null).ToListAsync(cancel))
        {
            link.End(now);
            if (link.BuyerId is { } buyer)
            {
                db.AddRange(Enum.GetValues<ConsentPurpose>().Select(purpose => BuyerConsent.Record(buyer, ConsentChannel.Telegram, purpose, false, now, Source, null, null, now)));
            }
        }
    }

    private static string NewToken() => Base64Url.EncodeToString(RandomNumberGenerator.GetBytes(TokenBytes));

    private static string Digest(string token) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(token)));

    private static Uri Address(string bot, string token) => new($"https://t.me/{bot}?start={token}");

    private async Task<string> BotAsync(CancellationToken cancel)
    {
        return await IsThereAsync(cancel) ? (await book.LoadAsync(MessageChannel.Telegram, cancel))["bot"].TrimStart('@') : throw new RuleException("telegram.noBot");
    }
}
