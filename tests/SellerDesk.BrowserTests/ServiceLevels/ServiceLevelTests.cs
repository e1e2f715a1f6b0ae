using System.Globalization;
using System.Text.RegularExpressions;
using FluentAssertions;
using Microsoft.Playwright;
using SellerDesk.BrowserTests.Fixtures;
using SellerDesk.Domain.Team;
using Xunit;

namespace SellerDesk.BrowserTests.ServiceLevels;

/// <summary>A deadline is explained to the minute; calendars, holidays and levels are changed, and what that does to open deadlines is said before it is done.</summary>
[Collection(WorkingDeskCollection.Name)]
public sealed partial class ServiceLevelTests(WorkingDesk desk)
{
    [Fact]
    public async Task A_deadline_is_explained_and_its_minutes_add_up()
    {
        var (_, item) = await desk.PulledReviewAsync(1, "Термос потёк в первый же день");
        await using var support = await desk.SignedInAsync(Role.Support);
        await support.OpenAsync($"/inbox?item={item.Value}");
        await support.Find(".clocks-pop summary").First.ClickAsync();
        await support.SeesAsync(".clocks-why .clocks-sums");

        var sums = await support.Find(".clocks-sums dd").AllInnerTextsAsync();
        var minutes = sums.Select(Minutes).ToList();
        minutes.Should().HaveCount(4);
        minutes.Take(3).Sum().Should().Be(minutes[3], "counted, paused and closed are the whole: {0}", string.Join(" · ", sums));
        minutes[0].Should().Be(240, "a bad review has four working hours");

        await support.Find(".clocks-parts summary").First.ClickAsync();
        (await support.Find(".clocks-parts tr td:last-child").AllInnerTextsAsync()).Sum(Minutes).Should().Be(minutes[3], "every stretch is there");
        support.NothingWentWrong();
    }

    [Fact]
    public async Task Hours_that_overlap_or_none_at_all_are_refused_by_the_name_of_the_day_and_two_stretches_a_day_are_kept()
    {
        await using var owner = await desk.SignedInAsync(Role.Owner);
        await owner.OpenAsync("/settings/calendars");
        await owner.Find(".sd-head button:has-text('календарь')").ClickAsync();
        await owner.Find("#calendar-name").FillAsync("С перерывом");
        var days = owner.Find(".clocks-week input");
        await days.Nth(2).FillAsync("09:00-13:00, 12:00-18:00");
        await SaveAsync(owner);
        await owner.SeesAsync(".sd-note", "среда: Часы 09:00-13:00 и 12:00-18:00 пересекаются");
        await Assertions.Expect(days.Nth(2)).ToHaveAttributeAsync("aria-invalid", "true");

        for (var day = 0; day < 7; day++)
        {
            await days.Nth(day).FillAsync("");
        }

        await SaveAsync(owner);
        await owner.SeesAsync(".sd-note", "В неделе нет ни одного рабочего часа");

        await days.Nth(0).FillAsync("09:00-13:00, 14:00-18:00");
        await SaveAsync(owner);
        await owner.SeesAsync("section[aria-label='С перерывом']", "09:00–13:00, 14:00–18:00");
        await owner.SeesAsync(".clocks-retime", "ни один не изменится");
        await desk.Database.ExecuteAsync("delete from work_calendars where name = 'С перерывом'");
        owner.NothingWentWrong();
    }

    [Fact]
    public async Task A_holiday_for_a_day_that_has_passed_says_what_stays_as_it_was()
    {
        await using var owner = await desk.SignedInAsync(Role.Owner);
        await owner.OpenAsync("/settings/holidays?country=KZ");
        var yesterday = DateTime.UtcNow.AddDays(-2).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
        await owner.Find(".clocks-add input[type=date]").FillAsync(yesterday);
        await owner.Find(".clocks-add input[type=date]").PressAsync("Tab");
        await owner.SeesAsync(".sd-body", "Этот день уже прошёл: после сохранения покажем");
        await owner.Find(".clocks-add input.wide").Nth(0).FillAsync("День юрты");
        await owner.Find(".clocks-add input.wide").Nth(1).FillAsync("Yurt day");
        await owner.Find(".clocks-add button[type=submit]").ClickAsync();
        await owner.SeesAsync(".clocks-day:has-text('День юрты')");
        await owner.SeesAsync(".clocks-retime", "закрытые сроки остаются как были");
        await desk.Database.ExecuteAsync($"delete from holidays where country = 'KZ' and date = '{yesterday}' and name_ru = 'День юрты'");
        owner.NothingWentWrong();
    }

    [Fact]
    public async Task A_level_gets_a_new_version_and_open_deadlines_are_timed_anew_after_a_look_ahead()
    {
        await using var owner = await desk.SignedInAsync(Role.Owner);
        await owner.OpenAsync("/settings/levels");
        await owner.Find(".sd-head button:has-text('уровень')").ClickAsync();
        await owner.Find("#level-name").FillAsync("Для пробы");
        await SaveAsync(owner);
        await owner.SeesAsync(".clocks-levels thead", "Для пробы");
        await desk.Database.ExecuteAsync($"""
            insert into shop_terms (shop_id, level_id) select '{desk.Shop.Id.Value}', id from service_levels where name = 'Для пробы'
            on conflict (shop_id) do update set level_id = excluded.level_id
            """);
        try
        {
            var (_, item) = await desk.PulledReviewAsync(1, "Ручка у сковороды шатается");
            var before = await desk.Database.ReadAsync<DateTime>($"select due_at from work_items where id = '{item.Value}'");

            await owner.ReloadAsync();
            await owner.Find("button[title*='Для пробы']").First.ClickAsync();
            await owner.Find(".clocks-time:has-text('отзыв 1–2') input").FillAsync("1");
            await SaveAsync(owner);
            await owner.SeesAsync(".clocks-retime", "изменится 1,");
            (await desk.Database.ReadAsync<DateTime>($"select due_at from work_items where id = '{item.Value}'")).Should().Be(before, "a look ahead changes nothing");
            await owner.Find(".clocks-retime button:has-text('Пересчитать 1 срок')").ClickAsync();
            await owner.SeesAsync(".clocks-retime", "изменилось 1,");
            (await desk.Database.ReadAsync<DateTime>($"select due_at from work_items where id = '{item.Value}'")).Should().BeBefore(before);
        }
        finally
        {
            await desk.Database.ExecuteAsync($"update shop_terms set level_id = null where shop_id = '{desk.Shop.Id.Value}'");
        }

        owner.NothingWentWrong();
    }

    private static Task SaveAsync(Visitor owner) => owner.Find(".sd-form button[type=submit]").ClickAsync();

    /// <summary>"3 ч 05 мин" in minutes.</summary>
    private static int Minutes(string said)
    {
        var match = Said().Match(said.Replace('\u00a0', ' ').Trim());
        match.Success.Should().BeTrue(said);
        return (Number(match.Groups["h"]) * 60) + Number(match.Groups["m"]);
    }

    private static int Number(Group group) => group.Success ? int.Parse(group.Value.Replace(" ", "", StringComparison.Ordinal), CultureInfo.InvariantCulture) : 0;

    [GeneratedRegex(@"^(?:(?<h>[\d ]+?) ч)? ?(?:(?<m>\d+) мин)?$")]
    private static partial Regex Said();
}
