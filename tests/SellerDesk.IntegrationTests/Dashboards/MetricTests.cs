using FluentAssertions;
using SellerDesk.Application.Dashboards.Figures;
using SellerDesk.Domain.Dashboards;
using Xunit;

namespace SellerDesk.IntegrationTests.Dashboards;

/// <summary>Every metric there is, against plain SQL and against itself. All looks are taken once, by the fixture.</summary>
public sealed class MetricTests(MetricWorld world) : IClassFixture<MetricWorld>
{
    public static TheoryData<string> All { get; } = [.. Metrics.All.Select(MetricPlainSql.NameOf)];

    [Theory]
    [MemberData(nameof(All))]
    public void A_metric_is_what_plain_sums_over_the_facts_say_and_everything_behind_it_adds_up_also_after_late_facts_and_a_new_zone(string metric)
    {
        var mine = world.Findings.Where(finding => finding.Metric == metric).ToList();
        mine.Select(finding => finding.When).Distinct().Should().HaveCount(3);
        mine.Where(finding => finding.Found != finding.Expected).Should().BeEmpty();
    }

    /// <summary>Otherwise sums of nothing would have been compared.</summary>
    [Theory]
    [MemberData(nameof(All))]
    public void Every_look_at_a_metric_saw_something_of_it(string metric)
    {
        var whole = world.Findings.Where(finding => finding.Metric == metric && finding.What.StartsWith("numerator, ", StringComparison.Ordinal)).ToList();
        whole.GroupBy(finding => finding.When).Should().OnlyContain(look => look.First().Expected != 0, metric);
        whole.Select(finding => finding.Expected).Distinct().Count().Should().BeGreaterThan(2, "periods and looks differ");
    }

    [Fact]
    public void Late_facts_changed_every_metric()
    {
        var firsts = world.Findings.Where(finding => finding.What.Contains("ator, 04-04", StringComparison.Ordinal)).ToList();
        foreach (var metric in firsts.GroupBy(finding => finding.Metric))
        {
            metric.Where(finding => finding.When == "as it came").Select(finding => finding.Expected).Should().NotEqual(metric.Where(finding => finding.When == "after late facts").Select(finding => finding.Expected), metric.Key);
        }
    }

    [Fact]
    public async Task What_a_source_counts_otherwise_is_counted_anew_at_upgrade()
    {
        await world.Database.ExecuteAsync("delete from touched_survey_days; insert into desk_options (name, value, changed_at) values ('figure-sources', '{\"Survey\": \"other words\"}', now()) on conflict (name) do update set value = excluded.value");
        var job = new RemakeChangedFiguresJob(Microsoft.Extensions.DependencyInjection.ServiceProviderServiceExtensions.GetRequiredService<Npgsql.NpgsqlDataSource>(world.Desk.Services));
        (await job.RunAsync(CancellationToken.None)).Should().BeTrue();
        var days = await world.Database.ReadAsync<long>("""
            select count(distinct (a.at at time zone s.time_zone)::date) from survey_answers a join shops s on s.id = a.shop_id join surveys v on v.id = a.survey_id where v.kind = 'Nps'
              and not exists (select 1 from touched_survey_days t where t.shop_id = s.id and t.day = (a.at at time zone s.time_zone)::date)
            """);
        days.Should().Be(0);
        (await world.Database.ReadAsync<long>("select count(*) from touched_survey_days")).Should().BePositive();
        (await job.RunAsync(CancellationToken.None)).Should().BeFalse("nothing changed since");
    }
}
