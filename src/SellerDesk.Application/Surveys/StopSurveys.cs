using Microsoft.EntityFrameworkCore;
using SellerDesk.Application.Data;
using SellerDesk.Domain.Buyers;

namespace SellerDesk.Application.Surveys;

/// <summary>"Do not ask me again": every consent to surveys that the buyer gave is withdrawn in the ledger, and the invitation takes no answer any more.</summary>
public sealed class StopSurveys(WholeDb database, TimeProvider time)
{
    /// <summary>What the ledger says of where the word came from.</summary>
    private const string Source = "survey link";

    /// <returns>False where the token opens no invitation.</returns>
    public async Task<bool> ExecuteAsync(string token, CancellationToken cancel)
    {
        if (token.Length > SurveyToken.MaxLength)
        {
            return false;
        }

        await using var db = database.Open();
        await using var transaction = await db.Database.BeginTransactionAsync(cancel);
        var (hash, now) = (SurveyToken.Hash(token), time.GetUtcNow());
        var buyers = await db.SurveyInvitations.Where(i => i.TokenHash == hash && i.ExpiresAt > now && i.StoppedAt == null).Select(i => (BuyerId?)i.BuyerId).ToListAsync(cancel);
        if (buyers is not [{ } asked] || await db.SurveyInvitations.Where(i => i.TokenHash == hash && i.StoppedAt == null).ExecuteUpdateAsync(set => set.SetProperty(i => i.StoppedAt, now), cancel) == 0)
        {
            return false;
        }

        var buyer = await LivingAsync(db, asked, cancel);
        foreach (var channel in await GivenAsync(db, buyer, cancel))
        {
            db.Add(BuyerConsent.Record(buyer, channel, ConsentPurpose.Surveys, given: false, now, Source, null, null, now));
        }

        await db.SaveChangesAsync(cancel);
        await transaction.CommitAsync(cancel);
        return true;
    }

    private static async Task<BuyerId> LivingAsync(SellerDeskDb db, BuyerId buyer, CancellationToken cancel)
    {
        while (await db.Buyers.Where(b => b.Id == buyer).Select(b => b.MergedInto).FirstOrDefaultAsync(cancel) is { } next)
        {
            buyer = next;
        }

        return buyer;
    }

    /// <summary>Channels whose newest word is yes, of the buyer or of a record that ended in theirs.</summary>
    private static async Task<IReadOnlyList<ConsentChannel>> GivenAsync(SellerDeskDb db, BuyerId buyer, CancellationToken cancel)
    {
        var (id, why) = (buyer.Value, nameof(ConsentPurpose.Surveys));
        var given = await db.Database.SqlQuery<string>($"""
            with recursive selves as (select b.id from buyers b where b.id = {id} union all select x.id from selves s join buyers x on x.merged_into = s.id)
            select said.channel as "Value" from (
              select distinct on (c.channel) c.channel, c.given from selves s join buyer_consents c on c.buyer_id = s.id and c.purpose = {why} order by c.channel, c.at desc, c.id desc
            ) as said where said.given
            """).ToListAsync(cancel);
        return given.ConvertAll(Enum.Parse<ConsentChannel>);
    }
}
