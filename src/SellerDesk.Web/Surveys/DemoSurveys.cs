using Microsoft.EntityFrameworkCore;
using SellerDesk.Application.Data;
using SellerDesk.Application.Surveys;
using SellerDesk.Application.Team;
using SellerDesk.Domain.Surveys;

namespace SellerDesk.Web.Surveys;

/// <summary>With the demo on, an empty desk asks already: after deliveries, after complaints, and by a link for leaflets. Written once, when there are orders to have asked about.</summary>
internal sealed class DemoSurveys(IConfiguration configuration, WholeDb database, SaveSurvey surveys, DemoAnswers answers, TimeProvider time, ILogger<DemoSurveys> log) : BackgroundService
{
    private const int EnoughOrders = 150;
    private const int OpenAnswers = 130;
    private const int LongestWait = 18;

    private static readonly TimeSpan Again = TimeSpan.FromSeconds(10);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        for (var round = 0; configuration.GetValue<bool>("Demo:Enabled") && !stoppingToken.IsCancellationRequested; round++)
        {
            try
            {
                if (await TryWriteAsync(round >= LongestWait, stoppingToken))
                {
                    return;
                }
            }
            catch (Exception failed) when (!stoppingToken.IsCancellationRequested)
            {
                log.LogWarning("The demo's surveys are not written yet: {Reason}", failed.Message);
            }

            await Task.Delay(Again, time, stoppingToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }

    /// <returns>False while there is too little to ask about.</returns>
    private async Task<bool> TryWriteAsync(bool anyway, CancellationToken cancel)
    {
        await using var db = database.Open();
        if (await db.Surveys.AnyAsync(cancel))
        {
            return true;
        }

        if (!await db.Shops.AnyAsync(cancel) || (!anyway && await answers.OrdersAsync(cancel) < EnoughOrders))
        {
            return false;
        }

        var delivered = await AddAsync("Посоветуете ли нас", SurveyKind.Nps, SurveyTrigger.Delivery, 3, cancel);
        await AddAsync("Как решили вопрос", SurveyKind.Csat, SurveyTrigger.Complaint, 1, cancel);
        var leaflet = await AddAsync("Легко ли с нами", SurveyKind.Ces, SurveyTrigger.Link, 0, cancel);
        await answers.PlantAsync(delivered, cancel);
        await answers.PlantOpenAsync(leaflet, OpenAnswers, cancel);
        log.LogInformation("The demo's surveys are written");
        return true;
    }

    private async Task<SurveyId> AddAsync(string name, SurveyKind kind, SurveyTrigger trigger, int delay, CancellationToken cancel)
    {
        var draft = new SurveyDraft { Name = name, Kind = kind, Trigger = trigger, DelayDays = delay, Quota = 2_000 };
        draft.Suggest();
        var id = await surveys.ExecuteAsync(Actor.Desk, null, draft.Content, cancel);
        await surveys.SwitchAsync(Actor.Desk, id, on: true, cancel);
        return id;
    }
}
