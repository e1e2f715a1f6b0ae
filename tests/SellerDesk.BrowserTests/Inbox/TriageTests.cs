using System.Diagnostics;
using System.Globalization;
using FluentAssertions;
using Microsoft.EntityFrameworkCore;
using Microsoft.Playwright;
using SellerDesk.BrowserTests.Fixtures;
using SellerDesk.Domain.Inbox;
using SellerDesk.Domain.Team;
using Xunit;
using Xunit.Abstractions;

namespace SellerDesk.BrowserTests.Inbox;

/// <summary>A morning's reviews through the keyboard alone. TRIAGE says how many: 200 for the figure, fewer in everyday runs.</summary>
[Collection(WorkingDeskCollection.Name)]
public sealed class TriageTests(WorkingDesk desk, ITestOutputHelper told)
{
    private const int Usual = 40;

    /// <summary>
    /// Counts what a hand on a mouse would raise (Enter on a button raises a click too, of no detail), and how long it takes from the key that leads
    /// on until the next item is on the page.
    /// </summary>
    private const string Watch = """
        window.mouse = 0;
        ['pointerdown', 'mousedown', 'click', 'touchstart', 'wheel'].forEach(name => addEventListener(name, e => { if (e.isTrusted && (name !== 'click' || e.detail)) window.mouse++; }, true));
        window.steps = [];
        let pressed = 0;
        let shown;
        addEventListener('keydown', e => { if (e.code === 'KeyJ' || e.code === 'KeyD' || (e.code === 'Enter' && e.ctrlKey)) pressed = performance.now(); }, true);
        new MutationObserver(() => {
          const now = document.querySelector('[data-item]')?.dataset.item;
          if (now && now !== shown && pressed) window.steps.push(performance.now() - pressed);
          if (now !== shown) [shown, pressed] = [now, 0];
        }).observe(document, { childList: true, subtree: true, attributes: true, attributeFilter: ['data-item'] });
        """;

    private static int Count => int.TryParse(Environment.GetEnvironmentVariable("TRIAGE"), CultureInfo.InvariantCulture, out var asked) ? asked : Usual;

    [Fact]
    public async Task Reviews_are_answered_or_closed_through_the_keyboard_alone()
    {
        var mark = "разбор" + Guid.NewGuid().ToString("N")[..6];
        for (var n = 0; n < Count; n++)
        {
            await desk.Simulator.ReviewAsync(n % 2 == 0 ? 5 : 3, $"Утренний {mark} номер {n}");
        }

        await desk.PulledReviewAsync(5, $"Последний {mark}");
        await using var support = await desk.SignedInAsync(Role.Support);
        await support.Page.AddInitScriptAsync(Watch);
        await support.OpenAsync($"/inbox?q={Uri.EscapeDataString(mark)}");
        await support.SeesAsync(".sd-row");
        using var server = new StepTimes();
        var started = Stopwatch.GetTimestamp();
        await support.PressAsync("j");
        await support.SeesAsync(".sd-talk .said", mark);
        for (var n = 0; n <= Count; n++)
        {
            var before = await support.Find("[data-item]").GetAttributeAsync("data-item");
            await (n % 2 == 0 ? AnswerAsync(support) : support.PressAsync("d"));
            if (n < Count)
            {
                await support.Page.WaitForFunctionAsync("before => ![undefined, before].includes(document.querySelector('[data-item]')?.dataset.item)", before);
            }
        }

        await support.Page.WaitForFunctionAsync("() => !document.querySelector('.sd-toast.danger')");
        var took = Stopwatch.GetElapsedTime(started);
        await WaitingIsNothingAsync(mark);
        (await support.Page.EvaluateAsync<int>("window.mouse")).Should().Be(0, "not one mouse event");
        var steps = (await support.Page.EvaluateAsync<double[]>("window.steps")).Order().ToArray();
        told.WriteLine($"{Count + 1} reviews in {took.TotalSeconds:0.0} s, {took.TotalSeconds / (Count + 1):0.00} s each; a step to the next item: median {steps[steps.Length / 2]:0} ms, 95 of 100 within {steps[(int)(steps.Length * 0.95)]:0} ms; of that the server: {server}");
        support.NothingWentWrong();
    }

    [Fact]
    public async Task Keys_pressed_before_the_next_review_is_there_wait_for_it()
    {
        var mark = "вперёд" + Guid.NewGuid().ToString("N")[..6];
        for (var n = 0; n < 3; n++)
        {
            await desk.PulledReviewAsync(4, $"Торопимся {mark} номер {n}");
        }

        await using var support = await desk.SignedInAsync(Role.Support);
        await support.OpenAsync($"/inbox?q={Uri.EscapeDataString(mark)}");
        await support.PressAsync("j");
        await support.SeesAsync(".sd-talk .said", mark);
        await support.PressAsync("d", "d", "r");
        await support.Keys.TypeAsync("Thank you");
        await Assertions.Expect(support.Find("textarea[data-answer]")).ToHaveValueAsync("Thank you");
        await Assertions.Expect(support.Find(".sd-row")).ToHaveCountAsync(1);
        await using var db = desk.Data.Open();
        (await db.WorkItems.CountAsync(i => i.Preview.Contains(mark) && i.State == WorkItemState.Closed)).Should().Be(2);
        support.NothingWentWrong();
    }

    /// <summary>A template by its menu, and on to the next one.</summary>
    private static async Task AnswerAsync(Visitor support)
    {
        await support.PressAsync("r", "Alt+t");
        await support.SeesAsync(".inbox-templates .sd-menu-item");
        await support.PressAsync("ArrowDown", "Enter");
        await support.Page.WaitForFunctionAsync("() => document.querySelector('textarea[data-answer]')?.value.length > 20 && document.activeElement?.matches('textarea[data-answer]')");
        await support.Page.WaitForFunctionAsync("() => document.querySelector('.inbox-next:not([aria-disabled])')");
        await support.PressAsync("Control+Shift+Enter");
    }

    private async Task WaitingIsNothingAsync(string mark)
    {
        for (var tries = 0; tries < 100; tries++)
        {
            await using var db = desk.Data.Open();
            var left = await db.WorkItems.CountAsync(i => i.Preview.Contains(mark) && i.State == WorkItemState.Open);
            if (left == 0)
            {
                return;
            }

            await Task.Delay(100);
        }

        throw new TimeoutException("Something still waits.");
    }
}
