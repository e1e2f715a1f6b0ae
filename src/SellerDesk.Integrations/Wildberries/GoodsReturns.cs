using System.Runtime.CompilerServices;
using SellerDesk.Application.Marketplaces;
using SellerDesk.Integrations.Http;

namespace SellerDesk.Integrations.Wildberries;

/// <summary>
/// Goods on their way back: half a year at first, newest first, in windows of 30 days; then the last window again every three hours and the one
/// before it once a day, because a row changes without a trace. Base tokens ask a quarter as often.
/// </summary>
internal sealed class GoodsReturns(WildberriesClient client)
{
    private const int WindowDays = 30;
    private const int MostTries = 5;
    private static readonly TimeSpan DeepEvery = TimeSpan.FromDays(1);

    public async IAsyncEnumerable<FeedPage<IncomingReturn>> ReadAsync(ReturnPull pull, [EnumeratorCancellation] CancellationToken cancel)
    {
        pull.Cursor = Plan(pull);
        while (pull.Cursor.Goods is [var window, .. var rest])
        {
            using var answer = await client.GoodsReturnsAsync(pull.Shop, window.From, window.To, cancel);
            if (Rows.Problem(answer, "report") is { } problem)
            {
                // The window stays to be read: the next pull tries it again, and gives it up for the others when it stays as it is.
                pull.Cursor = pull.Cursor with { Goods = window.Tries < MostTries ? [window with { Tries = window.Tries + 1 }, .. rest] : rest };
                yield return pull.Page([], [Rows.Whole(answer, $"goods-return {window.From:O} to {window.To:O}", problem)]);
                throw new MarketplaceException(MarketplaceFailure.Unreadable, problem);
            }

            pull.Cursor = pull.Cursor with { Goods = rest };

            var (items, unreadable) = Rows.Read(answer.Root.List("report"), "$.report", GoodsReturnReader.Read);
            yield return pull.Page(items, unreadable);
        }
    }

    private static ReturnCursor Plan(ReturnPull pull)
    {
        var cursor = pull.Cursor;
        var every = TimeSpan.FromHours(pull.IsLimited ? 12 : 3);
        var isFirst = cursor.Goods is null;
        if (cursor.Goods is { Length: > 0 } || (!isFirst && pull.Now - cursor.GoodsReadAt < every))
        {
            return cursor;
        }

        var isDeep = isFirst || pull.Now - cursor.GoodsReadDeepAt >= DeepEvery;
        var windows = isFirst ? ReturnCursor.FirstWindows : isDeep ? 2 : 1;
        var today = MoscowTime.Day(pull.Now);
        return cursor with
        {
            Goods = [.. Enumerable.Range(0, windows).Select(n => new GoodsWindow(today.AddDays(-WindowDays * (n + 1)), today.AddDays(-WindowDays * n)))],
            GoodsReadAt = pull.Now,
            GoodsReadDeepAt = isDeep ? pull.Now : cursor.GoodsReadDeepAt,
        };
    }
}
