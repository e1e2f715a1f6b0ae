using Microsoft.EntityFrameworkCore;
using SellerDesk.Application.Data;
using SellerDesk.Application.Jobs;
using SellerDesk.Domain.Surveys;

namespace SellerDesk.Application.Surveys;

/// <summary>Invites those of whom an order was delivered or a complaint closed so many days ago, within limits; running twice asks nobody twice.</summary>
public sealed class InviteBuyersJob(WholeDb database, Inviting inviting, TimeProvider time) : IJob
{
    public async Task<bool> RunAsync(CancellationToken cancel)
    {
        await using var db = database.Open();
        var surveys = await db.Surveys.AsNoTracking().Where(s => s.State == SurveyState.On && (s.Trigger == SurveyTrigger.Delivery || s.Trigger == SurveyTrigger.Complaint)).OrderBy(s => s.CreatedAt).ToListAsync(cancel);
        var all = 0;
        foreach (var survey in surveys)
        {
            int invited;
            do
            {
                invited = await inviting.InviteAsync(survey, null, time.GetUtcNow(), cancel);
                all += invited;
            }
            while (invited == Inviting.AtOnce);
        }

        return all > 0;
    }
}
