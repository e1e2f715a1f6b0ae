using FluentAssertions;
using Microsoft.Playwright;
using SellerDesk.BrowserTests.Fixtures;
using SellerDesk.Domain.Team;
using Xunit;

namespace SellerDesk.BrowserTests.Complaints;

[Collection(WorkingDeskCollection.Name)]
public sealed class CaseInInboxTests(WorkingDesk desk)
{
    [Fact]
    public async Task A_complaint_in_the_inbox_says_where_it_stands_and_goes_on_from_there()
    {
        var id = await desk.OpenCaseAsync("Рычаг заело с первого дня");
        await using var support = await desk.SignedInAsync(Role.Support);
        await support.OpenAsync($"/inbox?kind=complaint&item={id.Value}");
        await support.SeesAsync(".glance", "Рычаг заело с первого дня");
        await support.SeesAsync(".glance", "Сбор данных");
        await support.SeesAsync(".glance", "Наш ход");
        await support.Find(".glance").GetByRole(AriaRole.Button, new() { Name = "Анализ" }).ClickAsync();
        await support.SeesAsync(".glance dd", "Анализ");
        await support.SeesAsync(".glance .case-lacks", "Не указано, чем недоволен покупатель");
        await support.PressAsync("z");
        await support.SeesAsync(".glance dd", "Сбор данных");
        (await support.Find(".inbox-own a").GetAttributeAsync("href")).Should().Be($"/complaints/{id.Value}");
        support.NothingWentWrong();
    }

    [Fact]
    public async Task The_number_beside_the_section_follows_on_every_page()
    {
        await using var support = await desk.SignedInAsync(Role.Support);
        await support.OpenAsync("/orders");
        var count = support.Find(".sd-side .sd-nav[href='/complaints'] .count");
        var before = await count.CountAsync() == 0 ? 0 : int.Parse(await count.InnerTextAsync(), System.Globalization.CultureInfo.InvariantCulture);
        await desk.OpenCaseAsync("Счётчик должен вырасти");
        await Assertions.Expect(count).ToHaveTextAsync((before + 1).ToString(System.Globalization.CultureInfo.InvariantCulture));
        support.NothingWentWrong();
    }
}
