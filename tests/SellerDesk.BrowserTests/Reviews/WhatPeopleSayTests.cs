using Microsoft.Playwright;
using SellerDesk.BrowserTests.Fixtures;
using SellerDesk.Domain.Team;
using Xunit;

namespace SellerDesk.BrowserTests.Reviews;

public sealed class WhatPeopleSayTests(WorkingDesk desk) : IClassFixture<WorkingDesk>
{
    private const string Word = ".said td:first-child a:text-is('скорлупки')";

    [Fact]
    public async Task From_a_word_to_the_reviews_behind_it_and_into_the_inbox()
    {
        await desk.PulledReviewAsync(1, "Упаковка порвана, скорлупки внутри");
        await desk.PulledReviewAsync(2, "Снова порвана упаковка и скорлупки");
        await using var support = await desk.SignedInAsync(Role.Support);

        // Counted within seconds by jobs: the page is asked until the word is there.
        for (var round = 0; round < 30 && await support.Find(Word).CountAsync() == 0; round++)
        {
            await support.OpenAsync("/reviews/words");
            await Task.Delay(500);
        }

        await support.Find(Word).First.ClickAsync();
        await support.SeesAsync(".said-reviews mark", "скорлупки");
        await Assertions.Expect(support.Find(".said-reviews > a")).ToHaveCountAsync(2);

        await support.Find(".sd-tabs a[href^='/reviews/ratings']").ClickAsync();
        await support.SeesAsync(".rating-figure .figure");
        await support.Find(".ratings tbody td:first-child a").First.ClickAsync();
        await support.Find("#fives").FillAsync("100");
        await support.Keys.PressAsync("Enter");
        await support.SeesAsync(".what-if b", "4,");

        await support.Find(".said-reviews > a").First.ClickAsync();
        await support.Page.WaitForURLAsync("**/inbox?*item=*");
        support.NothingWentWrong();
    }
}
