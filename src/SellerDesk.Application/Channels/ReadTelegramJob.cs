using System.Globalization;
using SellerDesk.Application.Data;
using SellerDesk.Application.Jobs;
using SellerDesk.Domain.Messages;

namespace SellerDesk.Application.Channels;

/// <summary>Reads what people write to the bot: <c>/start token</c> ties their chat, <c>/stop</c> unties it. The place in the stream is saved with what came of it.</summary>
public sealed class ReadTelegramJob(WholeDb database, ITelegramBot bot, ChannelBook book, TimeProvider time) : IJob
{
    private static readonly BotWords Russian = new("Готово: сообщения магазина будут приходить сюда. Чтобы остановить, отправьте /stop.", "Больше сообщений не будет.", "Ссылка уже использована или устарела. Попросите новую.");
    private static readonly BotWords English = new("Done: messages of the shop will come here. To stop them, send /stop.", "There will be no more messages.", "The link was used already, or is too old. Please ask for a new one.");

    /// <summary>Languages whose speakers read Russian rather than English.</summary>
    private static readonly string[] ReadRussian = ["ru", "kk", "be", "uk", "ky", "uz", "tg", "hy", "az"];

    public async Task<bool> RunAsync(CancellationToken cancel)
    {
        var cursor = long.TryParse(await book.CursorAsync(MessageChannel.Telegram, cancel), CultureInfo.InvariantCulture, out var known) ? known : 0;
        if (await bot.ReadAsync(cursor, cancel) is not { Count: > 0 } updates)
        {
            return false;
        }

        foreach (var update in updates.Where(update => update.Number >= cursor))
        {
            var answer = await TakeAsync(update, cancel);
            if (answer is not null)
            {
                await bot.SayAsync(update.Chat!, answer, cancel);
            }
        }

        return true;
    }

    private async Task<string?> TakeAsync(BotUpdate update, CancellationToken cancel)
    {
        var options = await book.LoadAsync(MessageChannel.Telegram, cancel);
        var (now, words) = (time.GetUtcNow(), Words(update.Language));
        await using var db = database.Open();
        await using var transaction = await db.Database.BeginTransactionAsync(cancel);
        string? answer = null;
        if (update is { Chat: { } chat, Blocked: false } && update.Text.Split(' ', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries) is ["/start", var token])
        {
            answer = await TelegramLinks.FollowAsync(db, token, chat, LanguageOf(update.Language), now, cancel) ? Or(options["welcome"], words.Welcome) : words.Stale;
        }
        else if (update.Chat is { } leaving && (update.Blocked || update.Text.Trim() is "/stop"))
        {
            await TelegramLinks.EndAsync(db, leaving, now, cancel);
            answer = update.Blocked ? null : Or(options["goodbye"], words.Goodbye);
        }

        await db.SaveChangesAsync(cancel);
        await ChannelBook.MoveCursorAsync(db, MessageChannel.Telegram, (update.Number + 1).ToString(CultureInfo.InvariantCulture), cancel);
        await transaction.CommitAsync(cancel);
        return answer;
    }

    /// <summary>In the language of the person's Telegram; who does not tell one reads Russian.</summary>
    private static BotWords Words(string? language) => language is null || ReadRussian.Contains(Part(language)) ? Russian : English;

    /// <summary>The one of the languages of messages that they read; null where they tell none.</summary>
    private static string? LanguageOf(string? told) => told is null ? null
        : MessageTemplate.Languages.Contains(Part(told)) ? Part(told) : ReadRussian.Contains(Part(told)) ? MessageTemplate.MainLanguage : "en";

    private static string Part(string language) => language.Split('-')[0].ToLowerInvariant();

    private static string Or(string given, string usual) => given.Length > 0 ? given : usual;

    private sealed record BotWords(string Welcome, string Goodbye, string Stale);
}
