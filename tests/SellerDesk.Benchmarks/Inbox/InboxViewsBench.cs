using System.Diagnostics;
using Npgsql;
using SellerDesk.Application.Data;
using SellerDesk.Application.Inbox;
using SellerDesk.Benchmarks.Harness;
using SellerDesk.Domain.Common;
using SellerDesk.Domain.Inbox;
using SellerDesk.Domain.Products;
using SellerDesk.Domain.Shops;
using SellerDesk.Domain.Team;

namespace SellerDesk.Benchmarks.Inbox;

/// <summary>Every default view, filter and search field over two million items, against what somebody would write by hand for that one question.</summary>
internal static class InboxViewsBench
{
    private const int Take = 24;
    private const double Late = 0.95;

    public static async Task<Report> RunAsync(BenchOptions options)
    {
        var rows = options.Number("rows", 2_000_000);
        var turns = options.Number("rounds", 5) * 20;
        var report = new Report("inbox-views", $"slices of {Take} of InboxList at {rows:N0} work items, 95th of 100 of {turns} turns each; by hand: SQL for this one question, planned with its values");
        await using var source = DeskData.Source(await ManyItems.OpenAsync(options, rows));
        var list = new InboxList(new ScopedDb(DeskData.Options(source), new EveryShop()));
        var facts = await ManyItems.FactsAsync(source);
        foreach (var one in Cases(facts))
        {
            var (desk, hand) = (report.Figure(one.Name, "ms"), report.Figure("  by hand", "ms"));
            var ask = new InboxAsk(one.Filter, facts.Me, facts.Now, TimeZoneInfo.Utc);
            for (var turn = -3; turn < turns; turn++)
            {
                var (tookDesk, found) = await TimeAsync(async () => (await list.LoadAsync(ask, null, Take, CancellationToken.None)).Rows.Select(row => row.Id.Value).ToList());
                var (tookHand, byHand) = await TimeAsync(() => ByHandAsync(source, one.Sql, facts));
                if (!found.SequenceEqual(byHand.Take(Take)))
                {
                    throw new InvalidOperationException($"{one.Name}: the desk shows {found.Count} rows, by hand there are {byHand.Count}.");
                }

                if (turn >= 0)
                {
                    desk.Add(tookDesk);
                    hand.Add(tookHand);
                }
            }

            var (late, lateByHand) = (desk.At(Late), hand.At(Late));
            report.AtMost($"p95 {one.Name} (by hand {lateByHand:0.00} ms)", late, Math.Max(2, 2 * lateByHand), " ms");
        }

        await CountsAsync(report, source, facts, turns);
        return report;
    }

    private static async Task CountsAsync(Report report, NpgsqlDataSource source, ManyFacts facts, int turns)
    {
        var database = new WholeDb(DeskData.Options(source));
        var ask = new InboxAsk(new InboxFilter(), facts.Me, facts.Now, TimeZoneInfo.Utc);
        var (figures, marks, byHand) = (report.Figure("all counts beside the list", "ms"), report.Figure("topics, flags, tags with counts", "ms"), report.Figure("  by hand", "ms"));
        for (var turn = -3; turn < turns; turn++)
        {
            var counts = new InboxCounts(new InboxCounters(database, TimeProvider.System), new EveryShop());
            var (tookCounts, _) = await TimeAsync(() => counts.LoadAsync(ask, CancellationToken.None));
            var (tookMarks, _) = await TimeAsync(() => new InboxFacets(database, TimeProvider.System).LoadAsync(ask, ShopScope.Everything, CancellationToken.None));
            var (tookHand, _) = await TimeAsync(() => ByHandAsync(source, $"""
                select gen_random_uuid(), mark, count(*) from (select topics || flags || tags as marks from work_items where state = 'Open' order by line_at, id limit {InboxFacets.Most}) s, unnest(marks) mark group by mark
                """, facts));
            if (turn >= 0)
            {
                figures.Add(tookCounts);
                marks.Add(tookMarks);
                byHand.Add(tookHand);
            }
        }

        report.AtMost("p95 all counts beside the list", figures.At(Late), 10, " ms");
        report.AtMost("p95 topics, flags, tags with counts", marks.At(Late), Math.Max(10, 2 * byHand.At(Late)), " ms");
    }

    private static IEnumerable<Case> Cases(ManyFacts facts)
    {
        foreach (var (name, filter) in DefaultViews.All)
        {
            yield return new Case($"view {name}", filter, name switch
            {
                "urgent" => Open("line_at < @tomorrow and due_at < @tomorrow"),
                "mine" => Open("assignee_id = @me"),
                "unassigned" => Open("assignee_id is null"),
                "negative" => Open("rating in (1, 2)"),
                "praise" => Open("rating in (4, 5) and not has_text"),
                "snoozed" => Waiting("state = 'Snoozed'"),
                _ => Open("reply_state = 'Rejected'"),
            });
        }

        yield return Typed("", Open("true"), facts);
        yield return Typed("state:all", Newest("true"), facts);
        yield return Typed("state:closed", Newest("state = 'Closed'"), facts);
        yield return Typed("rating:1", Open("rating = 1"), facts);
        yield return Typed("state:closed rating:1,2 has:photo", Newest("state = 'Closed' and rating in (1, 2) and has_photo"), facts);
        yield return Typed("kind:chat", Open("kind = 'Chat'"), facts);
        yield return Typed("kind:question state:all", Newest("kind = 'Question'"), facts);
        yield return Typed("has:photo -has:text", Open("has_photo and not has_text"), facts);
        yield return Typed("is:unread", Open("unread"), facts);
        yield return Typed("is:unread state:all", Newest("unread"), facts);
        yield return Typed("is:snoozed", Waiting("state = 'Snoozed'"), facts);
        yield return Typed("topic:delivery", Open("topics && array['delivery']"), facts);
        yield return Typed("topic:battery state:all", Newest("topics && array['battery']"), facts);
        yield return Typed("topic:-size state:all", Newest("topics && array['-size']"), facts);
        yield return Typed("topic:delivery -topic:size", Open("topics && array['delivery'] and not topics && array['size']"), facts);
        yield return Typed("flag:contradicts", Open("flags && array['contradicts']"), facts);
        yield return Typed("flag:attack state:all", Newest("flags && array['attack']"), facts);
        yield return Typed("tag:vip state:all", Newest("tags && array['vip']"), facts);
        yield return Typed("tag:nobody state:all", Newest("tags && array['nobody']"), facts);
        yield return Typed("-tag:vip rating:2", Open("not tags && array['vip'] and rating = 2"), facts);
        yield return Typed("sentiment:neg", Open("sentiment = -1"), facts);
        yield return Typed("sentiment:neg state:closed", Newest("state = 'Closed' and sentiment = -1"), facts);
        yield return Typed("since:7d", Open("created_at >= @week"), facts);
        yield return Typed("since:7d state:all rating:1", Newest("created_at >= @week and rating = 1"), facts);
        yield return Typed($"before:{facts.Now.AddDays(-300):yyyy-MM-dd} state:all", Newest("created_at < @old"), facts);
        yield return Typed("due:over", Open("line_at < @now and due_at < @now"), facts);
        yield return Typed("due:today rating:1,2", Open("line_at < @tomorrow and due_at < @tomorrow and rating in (1, 2)"), facts);
        yield return Typed("assignee:me state:all", Newest("assignee_id = @me"), facts);
        yield return Typed("assignee:none", Open("assignee_id is null"), facts);
        yield return Typed($"product:{facts.ProductNumber} state:all", Newest("shop_id = @shop and product_id = @product"), facts);
        yield return Typed($"product:{facts.ProductNumber}", Open("shop_id = @shop and product_id = @product"), facts);
        yield return Typed($"order:{facts.Order} state:all", Newest("id = @ordered"), facts);
        yield return Typed("order:0000000000 state:all", Newest("id = '00000000-0000-0000-0000-000000000000'"), facts);
        yield return Typed("reply:rejected state:all", Newest("reply_state = 'Rejected'"), facts);
        yield return Typed("reply:unknown state:all", Newest("reply_state = 'Unknown'"), facts);
        yield return Typed("возврат", Open("search @@ to_tsquery('russian', 'возврат:*')"), facts);
        yield return Typed("state:all \"не подошёл\" -возврат", Newest($"search @@ websearch_to_tsquery('russian', '{SearchedWords.Query("\"не подошёл\" -возврат")}')"), facts);
        yield return Typed("state:all слово77777", Newest("search @@ to_tsquery('russian', 'слово77777:*')"), facts);
        yield return Typed("state:all rating:1 topic:delivery возврат", Newest("rating = 1 and topics && array['delivery'] and search @@ to_tsquery('russian', 'возврат:*')"), facts);
        yield return Typed("state:all ничегоподобного", Newest("search @@ to_tsquery('russian', 'ничегоподобного:*')"), facts);
        yield return new Case("one shop", new InboxFilter { Shops = [facts.Shop] }, Open("shop_id = @shop"));
        yield return new Case("one shop, closed, 1 star", new InboxFilter { Shops = [facts.Shop], State = InboxState.Closed, Ratings = [1] }, Newest("shop_id = @shop and state = 'Closed' and rating = 1"));
    }

    private static Case Typed(string typed, string sql, ManyFacts facts) =>
        new(typed.Length == 0 ? "waiting" : typed, InboxSyntax.Read(typed, InboxFilter.Default, SearchNames.None, DateOnly.FromDateTime(facts.Now.UtcDateTime)).Filter, sql);

    private static string Open(string where) => Waiting($"state = 'Open' and {where}");

    private static string Waiting(string where) => $"select {Columns} from work_items where {where} order by line_at, id limit {Take + 1}";

    private static string Newest(string where) => $"select {Columns} from work_items where {where} order by created_at desc, id desc limit {Take + 1}";

    private const string Columns = "id, shop_id, kind, state, created_at, due_at, rating, has_photo, unread, author, preview, product_name, reply_state, assignee_id";

    private static async Task<List<Guid>> ByHandAsync(NpgsqlDataSource source, string sql, ManyFacts facts)
    {
        await using var command = source.CreateCommand(facts.Fill(sql));
        await using var reader = await command.ExecuteReaderAsync();
        var ids = new List<Guid>(Take + 1);
        while (await reader.ReadAsync())
        {
            ids.Add(reader.GetGuid(0));
        }

        return ids;
    }

    private static async Task<(double Milliseconds, T Found)> TimeAsync<T>(Func<Task<T>> work)
    {
        var started = Stopwatch.GetTimestamp();
        var found = await work();
        return (Stopwatch.GetElapsedTime(started).TotalMilliseconds, found);
    }

    private sealed record Case(string Name, InboxFilter Filter, string Sql);

    /// <summary>An owner's view.</summary>
    private sealed class EveryShop : IShopScopeSource
    {
        public ValueTask<ShopScope> GetAsync(CancellationToken cancel) => ValueTask.FromResult(ShopScope.Everything);
    }
}
