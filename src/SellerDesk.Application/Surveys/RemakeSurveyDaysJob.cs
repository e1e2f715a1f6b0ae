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
        while (done < DaysAtOnce && await TouchedDays.RemakeNextAsync(source, "touched_survey_days", (connection, day) => RemakeAsync(connection, day, cancel), cancel))
        {
            done++;
        }

        return done > 0;
    }

    private static async Task RemakeAsync(NpgsqlConnection connection, ShopDay day, CancellationToken cancel)
    {
        await day.RunAsync(connection, SurveyDaySql.Answers, cancel);
        await day.RunAsync(connection, SurveyDaySql.Asked, cancel);
        await FigureDays.RemakeAsync(connection, day, [SurveySource.Answered], cancel);
        await day.RunAsync(connection, SurveyDaySql.Topics, cancel);
    }
}
