using Microsoft.Extensions.DependencyInjection;
using Npgsql;
using SellerDesk.Application.Buyers;
using SellerDesk.Application.Complaints.Recurring;
using SellerDesk.Application.Dashboards.Figures;
using SellerDesk.Application.Jobs;
using SellerDesk.Application.Orders.Times;
using SellerDesk.Application.Products;
using SellerDesk.Application.Reviews;
using SellerDesk.Application.ServiceLevels;
using SellerDesk.Application.Surveys;
using SellerDesk.Domain.Shops;
using SellerDesk.IntegrationTests.Fixtures;
using Xunit;

namespace SellerDesk.IntegrationTests.Dashboards;

/// <summary>One shop with everything that metrics are counted from, looked at three times: as it came, after facts that came late, and in another zone.</summary>
public sealed class MetricWorld : DeskFixture
{
    public static readonly DateTimeOffset Now = new(2026, 11, 20, 9, 0, 0, TimeSpan.Zero);

    private readonly List<MetricFinding> findings = [];

    public IReadOnlyList<MetricFinding> Findings => findings;

    public FixedClock Clock { get; } = new(Now);

    public Shop Shop { get; private set; } = null!;

    public override async Task InitializeAsync()
    {
        await base.InitializeAsync();
        Shop = await AddShopAsync("Все показатели");
        await Database.ExecuteAsync("update work_calendars set hours = '1=00:00-24:00;2=00:00-24:00;3=00:00-24:00;4=00:00-24:00;5=00:00-24:00;6=00:00-24:00;7=00:00-24:00' where is_default");
        await LookAsync("as it came", MetricWorldSql.Orders + MetricWorldSql.Words);
        await LookAsync("after late facts", MetricWorldSql.Late);
        await LookAsync("in another zone", "update shops set time_zone = 'Asia/Vladivostok' where id = @s");
    }

    public FigureBook Book() => new(Scoped(), Clock);

    public FigureKeys Keys() => new(Scoped(), Clock);

    public FigureRows Rows() => new(Scoped(), Book());

    private async Task LookAsync(string when, string change)
    {
        await Database.ExecuteAsync(MetricWorldSql.Of(change, Shop.Id.Value));
        await RemakeAsync();
        await new MetricCheck(this, when, findings).RunAsync();
    }

    /// <summary>Until no day waits.</summary>
    private async Task RemakeAsync()
    {
        var source = Desk.Services.GetRequiredService<NpgsqlDataSource>();
        IJob[] jobs =
        [
            new MakeWorkDaysJob(Data, Clock), new RemakeDeadlineDaysJob(source, Clock), new RemakeBuyersJob(source), new RemakeOrderDaysJob(source), new RemakeReviewDaysJob(source), new RemakeCauseDaysJob(source),
            new RemakeSurveyDaysJob(source), new RemakeFunnelDaysJob(source), new RemakeBuyerDaysJob(source),
        ];
        foreach (var job in jobs)
        {
            // The days of work look back five minutes from their last round, so that they find the same again.
            for (var round = 0; await job.RunAsync(CancellationToken.None) && (job is not MakeWorkDaysJob || round < 2); round++)
            {
            }
        }
    }
}
