using System.Security.Cryptography;
using System.Text;
using Microsoft.EntityFrameworkCore;
using SellerDesk.Application.Data;
using SellerDesk.Application.Jobs;
using SellerDesk.Application.Messages;
using SellerDesk.Application.Team;
using SellerDesk.Domain.Messages;

namespace SellerDesk.Application.Channels;

/// <summary>Writes to everybody who asked for it, at their hour, what the day was. The letter's id is made of the person and the day, so that one that was broken off and sent again is known as the same.</summary>
public sealed class WriteDigestsJob(WholeDb database, IEnumerable<IMessageSender> senders, IAlertWords words, TimeProvider time) : IJob
{
    public async Task<bool> RunAsync(CancellationToken cancel)
    {
        var sender = senders.First(one => one.Channel == MessageChannel.Email);
        if (!await sender.IsReadyAsync(cancel))
        {
            return false;
        }

        await using var db = database.Open();
        var now = time.GetUtcNow();
        var wrote = false;
        foreach (var person in await db.Users.AsNoTracking().Where(p => p.DigestHour != null && !p.Disabled && p.Email != null).ToListAsync(cancel))
        {
            var local = TimeZoneInfo.ConvertTime(now, TimeZoneInfo.FindSystemTimeZoneById(person.TimeZone)).DateTime;
            var today = DateOnly.FromDateTime(local);
            if (local.Hour >= person.DigestHour && person.DigestedOn != today)
            {
                wrote |= await WriteAsync(db, sender, person, today, now, cancel);
            }
        }

        return wrote;
    }

    private async Task<bool> WriteAsync(SellerDeskDb db, IMessageSender sender, DeskPerson person, DateOnly today, DateTimeOffset now, CancellationToken cancel)
    {
        var (subject, text) = words.Of(person, await DayDigest.LoadAsync(db, person, today, now, cancel));
        var id = new Guid(SHA256.HashData(Encoding.UTF8.GetBytes($"digest {person.Id:N} {today:O}")).AsSpan(0, 16));
        var verdict = await sender.SendAsync(new MessageParcel(id, person.Email!, subject, text, null, null), cancel);

        // Refused today is refused all day; anything else is tried again in the next round.
        if (verdict.Outcome is SendOutcome.Later)
        {
            return false;
        }

        await db.Users.Where(p => p.Id == person.Id).ExecuteUpdateAsync(set => set.SetProperty(p => p.DigestedOn, today), CancellationToken.None);
        return true;
    }
}
