using Npgsql;
using SellerDesk.Application.Data;
using SellerDesk.Application.Figures;
using SellerDesk.Application.Jobs;

namespace SellerDesk.Application.Surveys;

/// <summary>Counts anew the days on which somebody was asked or answered; a day's rows are replaced in one transaction.</summary>
public sealed class RemakeSurveyDaysJob(NpgsqlDataSource source) : IJob
{
    /// <summary>Days in one round; the next round follows soon.</summary>
    private const int DaysAtOnce = 500;

    public async Task<bool> RunAsync(CancellationToken cancel)
    {
        var done = 0;
        while (done < DaysAtOnce && await TouchedDays.RemakeNextAsync(source, "touched_survey_days", (connection, days) => RemakeAsync(connection, days, cancel), cancel) is > 0 and var counted)
        {
            done += counted;
        }

        return done > 0;
    }

    private static async Task RemakeAsync(NpgsqlConnection connection, IReadOnlyList<ShopDay> days, CancellationToken cancel)
    {
        await days.RunAsync(connection, SurveyDaySql.Answers, cancel);
        await days.RunAsync(connection, SurveyDaySql.Asked, cancel);
        await FigureDays.RemakeAsync(connection, days, [SurveySource.Answered], cancel);
        await days.RunAsync(connection, SurveyDaySql.Topics, cancel);
    }
}
