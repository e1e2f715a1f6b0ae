using FluentAssertions;
using SellerDesk.Integrations.Wildberries;
using Xunit;

namespace SellerDesk.UnitTests.Wildberries;

public sealed class ListStepTests
{
    private static readonly DateTimeOffset Now = new(2026, 11, 1, 12, 0, 0, TimeSpan.Zero);
    private static readonly ListPace Pace = new(10, 5, TimeSpan.Zero, TimeSpan.FromHours(1));

    [Theory]
    [InlineData(0, 10, 1)]
    [InlineData(9, 10, 1)]
    [InlineData(100, 10, 2)]
    [InlineData(1000, 100, 3)]
    [InlineData(1000, 7, 4)]
    [InlineData(500, 10, 5)]
    public void Every_item_of_a_period_is_met_whatever_the_order(int items, int take, int seed)
    {
        var random = new Random(seed);
        // Crowded: many items share a second, so a page may lie within one.
        var list = Enumerable.Range(0, items).Select(n => (Number: $"n{n}", Time: (long)random.Next(0, items / 3 + 1))).OrderBy(item => item.Time).ToArray();

        foreach (var shuffled in new[] { false, true })
        {
            var (met, calls) = Walk(new ListTask(ItemList.Unanswered), take, task =>
            {
                var rows = list.Where(item => item.Time >= task.From && (task.To is null || item.Time <= task.To)).Skip(task.Skip).Take(take).ToArray();
                if (shuffled)
                {
                    random.Shuffle(rows);
                }

                return rows;
            });

            met.Should().HaveCount(items);
            if (!shuffled)
            {
                calls.Should().BeLessThan((items / take * 2) + 3, "a page in order is followed by what comes after it");
            }
        }
    }

    [Fact]
    public void The_archive_is_met_whole_although_items_leave_it_meanwhile()
    {
        var list = Enumerable.Range(0, 1000).Select(n => (Number: $"n{n}", Time: (long)n)).ToList();
        var gone = 0;

        var (met, _) = Walk(new ListTask(ItemList.Archive), 100, task =>
        {
            var page = list.Skip(task.Skip).Take(100).ToArray();
            // Some thirty early items disappear after each of the first pages: more than the overlap.
            var leaving = task.Skip < 500 ? Math.Min(30, list.Count) : 0;
            list.RemoveRange(0, leaving);
            gone += leaving;
            return page;
        });

        gone.Should().BePositive();
        met.Should().Contain(list.Select(item => item.Number));
    }

    [Fact]
    public void The_archives_head_is_read_until_it_is_older_than_what_is_asked_for()
    {
        var list = Enumerable.Range(0, 1000).Select(n => (Number: $"n{n}", Time: 100_000L - n)).ToArray();

        var (met, calls) = Walk(new ListTask(ItemList.ArchiveHead, From: 100_000 - 120, IsFresh: true), 100, task => [.. list.Skip(task.Skip).Take(100)]);

        met.Should().Contain(Enumerable.Range(0, 121).Select(n => $"n{n}"));
        calls.Should().BeLessThan(4);
    }

    [Fact]
    public void A_bookmark_survives_being_written_down()
    {
        var cursor = ListCursor.Beginning(hasArchive: true, Now) with { Newest = 5, Unread = [new ListTask(ItemList.Answered, 1, 2, 3, true, ["a"], 1, 10, 2)] };

        ListCursor.Parse(cursor.ToString()).Should().BeEquivalentTo(cursor);
    }

    [Theory]
    [InlineData("")]
    [InlineData("null")]
    [InlineData("{}")]
    [InlineData("""{"v":99,"tasks":[]}""")]
    [InlineData("""{"v":"x"}""")]
    [InlineData("2026-01-01")]
    public void A_bookmark_of_another_version_begins_anew(string text)
    {
        var begun = ListPlan.Begin(ListCursor.Parse(text), hasArchive: true, Pace, Now);

        begun.HistoryDone.Should().BeFalse();
        begun.Tasks.Select(task => task.List).Should().Equal(ItemList.Unanswered, ItemList.Answered, ItemList.Archive);
    }

    [Fact]
    public void What_is_new_is_asked_for_two_hours_back_and_every_hour_thirty_days_back()
    {
        var seenTo = Now.AddMinutes(-5).ToUnixTimeSeconds();
        var known = new ListCursor { HistoryDone = true, SeenTo = seenTo, PassStartedAt = Now.AddMinutes(-5), LookedBackAt = Now.AddMinutes(-30) };

        var soon = ListPlan.Begin(known, true, Pace, Now);
        var later = ListPlan.Begin(known, true, Pace, Now.AddHours(1));

        soon.Tasks.Should().OnlyContain(task => task.IsFresh && task.From == seenTo - 7200).And.HaveCount(3);
        later.Tasks.Should().OnlyContain(task => task.From == seenTo - (30 * 86400));
        later.PassLooksBack.Should().BeTrue();
    }

    [Fact]
    public void What_is_new_is_fetched_before_a_long_history_goes_on()
    {
        var known = ListCursor.Beginning(true, Now.AddHours(-2)) with { Newest = Now.AddHours(-3).ToUnixTimeSeconds() };

        var begun = ListPlan.Begin(known, true, Pace, Now);

        begun.Tasks.Select(task => task.IsFresh).Should().Equal(true, true, true, false, false, false);
        ListPlan.Begin(begun, true, Pace, Now.AddMinutes(1)).Tasks.Should().HaveCount(6, "a pass just begun goes on");
        ListPlan.Begin(begun, true, Pace, Now.AddHours(1)).Tasks.Should().HaveCount(6, "an old one is begun again in its place");
    }

    [Fact]
    public void A_base_token_is_not_asked_to_look_more_than_once_an_hour()
    {
        var limited = ListPace.Of(WildberriesToken.Read(Payloads.Token("""{"acc":1,"s":128}""")), null);
        var known = new ListCursor { HistoryDone = true, SeenTo = 1, PassStartedAt = Now };

        ListPlan.Begin(known, true, limited, Now.AddMinutes(30)).Tasks.Should().BeEmpty();
        ListPlan.Begin(known, true, limited, Now.AddMinutes(61)).Tasks.Should().NotBeEmpty();
        limited.PageSize.Should().Be(5000);
    }

    [Fact]
    public void A_pass_is_seen_to_only_when_all_its_lists_were_read()
    {
        var known = new ListCursor { HistoryDone = true, SeenTo = 100, PassStartedAt = Now.AddHours(-1) };
        var cursor = ListPlan.Begin(known, true, Pace, Now);
        var page = new ListPage(["a"], [Now.AddMinutes(-1).ToUnixTimeSeconds()], null);

        cursor = ListStep.After(cursor, page, 10);
        cursor = ListStep.After(cursor, page, 10);
        cursor.SeenTo.Should().Be(100);
        cursor = ListStep.After(cursor, page, 10);
        cursor.SeenTo.Should().Be(Now.AddMinutes(-1).ToUnixTimeSeconds());
        cursor.Tasks.Should().BeEmpty();
    }

    private static (HashSet<string> Met, int Calls) Walk(ListTask task, int take, Func<ListTask, (string Number, long Time)[]> list)
    {
        var cursor = new ListCursor { Tasks = [task], PassStartedAt = Now };
        var met = new HashSet<string>();
        var calls = 0;
        while (cursor.Tasks.Length > 0)
        {
            (++calls).Should().BeLessThan(10_000);
            var rows = list(cursor.Tasks[0]);
            met.UnionWith(rows.Select(row => row.Number));
            cursor = ListStep.After(ListCursor.Parse(cursor.ToString())!, new ListPage([.. rows.Select(row => row.Number)], [.. rows.Select(row => (long?)row.Time)], null), take);
        }

        return (met, calls);
    }
}
