using Microsoft.EntityFrameworkCore;
using SellerDesk.Application.Data;
using SellerDesk.Application.Team;
using SellerDesk.Domain.Buyers;
using SellerDesk.Domain.Common;
using SellerDesk.Domain.Loyalty.Points;
using SellerDesk.Domain.Team;

namespace SellerDesk.Application.Loyalty.Points;

/// <summary>Writes down the day that a buyer gave, or strikes it out. The gift of the day also needs their consent to the programme.</summary>
public sealed class RecordBirthday(WholeDb database, TimeProvider time)
{
    /// <param name="month">Null: struck out.</param>
    /// <exception cref="RuleException"><c>birthday.day</c>, <c>birthday.source</c>, <c>buyer.unknown</c>, <c>buyer.erased</c>; the role is not enough.</exception>
    public async Task ExecuteAsync(Actor actor, BuyerId buyer, int? month, int? day, string source, CancellationToken cancel)
    {
        actor.RequireRole(Role.Support);
        await using var db = database.Open();
        var known = await db.Buyers.AsNoTracking().Where(b => b.Id == buyer && b.MergedInto == null).Select(b => new { b.ErasedAt }).FirstOrDefaultAsync(cancel) ?? throw new RuleException("buyer.unknown");
        if (known.ErasedAt is not null)
        {
            throw new RuleException("buyer.erased");
        }

        await db.BuyerBirthdays.Where(b => b.BuyerId == buyer).ExecuteDeleteAsync(cancel);
        if (month is not { } inMonth || day is not { } onDay)
        {
            return;
        }

        // A leap year has every day that there is.
        if (inMonth is < 1 or > 12 || onDay < 1 || onDay > DateTime.DaysInMonth(2024, inMonth))
        {
            throw new RuleException("birthday.day");
        }

        if (source.Trim().Length is 0 or > BuyerBirthday.SourceMaxLength)
        {
            throw new RuleException("birthday.source", BuyerBirthday.SourceMaxLength);
        }

        db.Add(new BuyerBirthday { BuyerId = buyer, Month = inMonth, Day = onDay, Source = source.Trim(), PersonId = actor.PersonId?.Value, At = time.GetUtcNow() });
        await db.SaveChangesAsync(cancel);
    }
}
