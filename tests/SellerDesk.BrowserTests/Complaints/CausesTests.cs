using System.Globalization;
using System.Text.RegularExpressions;
using FluentAssertions;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Playwright;
using SellerDesk.Application.Complaints.Recurring;
using SellerDesk.BrowserTests.Fixtures;
using SellerDesk.Domain.Shops;
using SellerDesk.Domain.Team;
using Xunit;

namespace SellerDesk.BrowserTests.Complaints;

/// <summary>Two products that began to arrive broken some weeks ago: what was done about the mug helped, what was done about the lamp did not.</summary>
public sealed class CausesTests(BrowserDesk desk) : IClassFixture<BrowserDesk>, IAsyncLifetime
{
    private static readonly string[] Usual = [.. Enumerable.Range(0, 12).Select(month => Ago(40 + (month * 28)))];

    private readonly Guid mug = Guid.NewGuid();
    private readonly Guid lamp = Guid.NewGuid();
    private Shop shop = null!;

    private static DateOnly Today => DateOnly.FromDateTime(TimeZoneInfo.ConvertTime(DateTimeOffset.UtcNow, TimeZoneInfo.FindSystemTimeZoneById(Shop.DefaultTimeZone)).DateTime);

    public async Task InitializeAsync()
    {
        shop = await desk.AddShopAsync("Кружки и лампы");
        await desk.Database.ExecuteAsync($"update feeds set history_done = true where shop_id = '{shop.Id}'");
        await SellAsync(mug, "Кружка с крышкой", perDay: 20);
        await SellAsync(lamp, "Лампа настольная", perDay: 4);
        await ComplainAsync(mug, [.. Usual, .. Enumerable.Range(0, 60).Select(n => Ago(21 + (n % 9)))]);
        await ComplainAsync(lamp, [.. Usual, .. Enumerable.Range(0, 14).Select(n => Ago(16 + n)), Ago(3), Ago(7), Ago(11)]);
        while (await desk.Desk.Services.GetRequiredService<RemakeCauseDaysJob>().RunAsync(CancellationToken.None))
        {
        }

        await desk.Desk.Services.GetRequiredService<WatchCausesJob>().RunAsync(CancellationToken.None);
    }

    public Task DisposeAsync() => Task.CompletedTask;

    [Fact]
    public async Task A_found_cause_becomes_an_improvement_whose_effect_is_measured_and_one_without_effect_says_so()
    {
        await using var support = await desk.SignedInAsync(Role.Support);
        await support.OpenAsync("/complaints");
        await support.Find(".recurring-strip .card:has-text('Кружка') a.sd-btn").ClickAsync();
        await support.SeesAsync(".recurring", "60 жалоб");

        await PlanAsync(support, "Крышку делает другой поставщик");
        await Assertions.Expect(support.Find("#plan-owner")).ToHaveValueAsync(new Regex(".+"));
        await PutInPlaceAsync(support, Today.AddDays(-20));
        await support.SeesAsync(".verdict.better", "Стало лучше");
        (await DifferenceAsync(support)).Should().MatchRegex(@"^−3,\d[^(]*\(−4,\d.* … −2,\d.*\)$", "63 of 1,800 against 0 of 400");

        await support.OpenAsync("/complaints/causes");
        await PlanAsync(support, "Две полосы скотча вместо одной", "Лампа");
        await PutInPlaceAsync(support, Today.AddDays(-15));
        await support.SeesAsync(".verdict.nomeasurableeffect", "Измеримого эффекта нет");
        (await DifferenceAsync(support)).Should().MatchRegex(@"^\+0,3[^(]*\(−.* … \+.*\)$", "17 of 360 against 3 of 60");

        await support.Find("#conclusion").FillAsync("Скотч не держит");
        await support.PressAsync("Tab");
        await support.Find("button:has-text('Закончить с итогом')").ClickAsync();
        await support.SeesAsync(".sd-kv", "Скотч не держит");
        await support.OpenAsync("/complaints/causes?past=1");
        await support.SeesAsync("tr:has-text('Лампа')", "Измеримого эффекта нет");
        await support.SeesAsync("tr:has-text('Кружка')", "сделано, меряем");
        support.NothingWentWrong();
    }

    private static async Task PlanAsync(Visitor visitor, string action, string product = "")
    {
        await visitor.Find($".recurring:has-text('{product}') button:has-text('Завести улучшение')").First.ClickAsync();
        await visitor.Find("#plan-action").FillAsync(action);
        await visitor.Find("#plan-due").FillAsync(Day(Today.AddDays(7)));
        await visitor.Find(".plan-form button.primary").ClickAsync();
        await visitor.Page.WaitForURLAsync("**/complaints/improvements/*");
        await visitor.SeesAsync("#first-day");
        await Assertions.Expect(visitor.Find("#plan-action")).ToHaveValueAsync(action);
        await Assertions.Expect(visitor.Find("#plan-due")).ToHaveValueAsync(Day(Today.AddDays(7)));
    }

    private static async Task PutInPlaceAsync(Visitor visitor, DateOnly day)
    {
        await visitor.Find("#first-day").FillAsync(Day(day));
        await visitor.PressAsync("Tab");
        await visitor.Find("button:has-text('Сделано')").ClickAsync();
    }

    private static async Task<string> DifferenceAsync(Visitor visitor) => await visitor.Find("tr:has-text('с этой причиной') td").Last.InnerTextAsync();

    private Task SellAsync(Guid product, string name, int perDay) => desk.Database.ExecuteAsync($"""
        insert into products (id, shop_id, number, name) values ('{product}', '{shop.Id}', '{product:N}', '{name}');
        insert into sold_days (shop_id, day, product_id, orders) select '{shop.Id}', date '{Day(Today)}' - ago, '{product}', {perDay} from generate_series(1, 395) as ago;
        """);

    private Task ComplainAsync(Guid product, string[] days) => desk.Database.ExecuteAsync($"""
        with cases as (
          insert into complaints (id, shop_id, kind, source, words, stage, stage_since, opened_at, due_at, ball, reopened, product_id, cause_code, cause_by)
          select gen_random_uuid(), '{shop.Id}', 'Claim', 'Hand', 'Пришло с трещиной', 'Collecting', t, t, t, 'Seller', 0, '{product}', 'packaging.weak', 'Person'
          from (select (d::date + time '12:00') at time zone '{Shop.DefaultTimeZone}' as t from unnest(array['{string.Join("','", days)}']) as d) as days returning *
        )
        insert into complaint_moves (shop_id, complaint_id, at, deed, from_stage, to_stage) select shop_id, id, opened_at, 'Opened', 'Collecting', 'Collecting' from cases
        """);

    private static string Ago(int days) => Day(Today.AddDays(-days));

    private static string Day(DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
}
