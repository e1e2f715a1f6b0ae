using System.Globalization;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging;
using SellerDesk.Application.Data;
using SellerDesk.Application.Jobs;
using SellerDesk.Application.Notifications;
using SellerDesk.Domain.Notifications;
using SellerDesk.Domain.Shops;
using SellerDesk.Domain.Team;

namespace SellerDesk.Application.Audit;

/// <summary>Every night: the chain walked from end to end, what is older than it is to be kept forgotten, and the head said in the log, which is another place than the database.</summary>
public sealed partial class ProveAuditJob(CheckAudit check, ForgetAudit forget, WholeDb database, TimeProvider time, ILogger<ProveAuditJob> log) : IJob
{
    public async Task<bool> RunAsync(CancellationToken cancel)
    {
        var now = time.GetUtcNow();
        await using var db = database.Open();
        var last = await db.AuditProofs.OrderByDescending(p => p.Id).Select(p => (DateTimeOffset?)p.At).FirstOrDefaultAsync(cancel);
        if (last?.UtcDateTime.Date == now.UtcDateTime.Date)
        {
            return false;
        }

        var proof = await check.ExecuteAsync(null, cancel);
        if (proof.Break is { } how)
        {
            LogBroken(how, proof.BrokenPlace ?? 0);
            await AlertAsync(db, proof, how, cancel);
            return true;
        }

        LogHead(AuditChain.Said(proof.LastPlace, proof.Head));
        await forget.ExecuteAsync(cancel);
        return true;
    }

    private static async Task AlertAsync(SellerDeskDb db, AuditProof proof, AuditBreak how, CancellationToken cancel)
    {
        if (await db.Shops.OrderBy(s => s.CreatedAt).Select(s => (ShopId?)s.Id).FirstOrDefaultAsync(cancel) is not { } shop)
        {
            return;
        }

        foreach (var person in await db.Users.Where(p => !p.Disabled && (p.Role == Role.Manager || p.Role == Role.Owner) && p.AllShops).Select(p => p.Id).ToListAsync(cancel))
        {
            await RaiseAlert.ExecuteAsync(db, new Alert
            {
                Id = AlertId.New(),
                PersonId = new PersonId(person),
                ShopId = shop,
                Kind = AlertKind.AuditBroken,
                Severity = AlertSeverity.Critical,
                Subject = proof.At.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
                CreatedAt = proof.At,
                Link = "/settings/audit",
                Arguments = new() { ["place"] = (proof.BrokenPlace ?? 0).ToString(CultureInfo.InvariantCulture), ["how"] = how.ToString().ToLowerInvariant() },
            }, cancel);
        }
    }

    [LoggerMessage(Level = LogLevel.Information, Message = "The audit log holds; its head is {Head}")]
    private partial void LogHead(string head);

    [LoggerMessage(Level = LogLevel.Critical, Message = "The audit log is broken: {How} at {Place}")]
    private partial void LogBroken(AuditBreak how, long place);
}
