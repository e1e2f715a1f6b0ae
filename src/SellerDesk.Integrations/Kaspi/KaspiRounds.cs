using System.Runtime.CompilerServices;
using SellerDesk.Application.Marketplaces;

namespace SellerDesk.Integrations.Kaspi;

/// <summary>One pull under way: the bookmark that every page moves.</summary>
internal sealed class KaspiPull(ShopAccess shop, KaspiCursor cursor)
{
    public ShopAccess Shop { get; } = shop;

    public KaspiCursor Cursor { get; set; } = cursor;
}

/// <summary>The rounds of a pull: the one that was broken off, then what is due. In a long history what is new is read in between.</summary>
internal sealed class KaspiRounds<T>(KaspiSource<T> source, TimeProvider clock)
{
    private static readonly TimeSpan Fresh = TimeSpan.FromMinutes(2);
    private static readonly TimeSpan HeadEvery = TimeSpan.FromMinutes(5);

    /// <param name="note">What the feed notes in the bookmark of a page.</param>
    /// <param name="mayStop">After this page the pull may do something else first; it is called again to go on.</param>
    public async IAsyncEnumerable<FeedPage<T>> ReadAsync(
        KaspiPull pull, int pageSize, Func<KaspiPage<T>, KaspiCursor> note, Func<KaspiCursor, bool> mayStop, [EnumeratorCancellation] CancellationToken cancel)
    {
        var wasBroken = pull.Cursor.Round != KaspiRound.None;
        pull.Cursor = wasBroken ? pull.Cursor : source.Plan.Begin(pull.Cursor, clock.GetUtcNow());
        for (var isLast = !wasBroken; ; isLast = true)
        {
            await foreach (var page in RoundAsync(pull, pageSize, note, cancel))
            {
                yield return page;
                if (mayStop(pull.Cursor))
                {
                    yield break;
                }
            }

            pull.Cursor = KaspiPlan.End(pull.Cursor);
            yield return new FeedPage<T>([], [], pull.Cursor.ToString(), pull.Cursor.Progress);
            if (isLast || clock.GetUtcNow() - pull.Cursor.RoundAt < Fresh)
            {
                yield break;
            }

            pull.Cursor = source.Plan.Begin(pull.Cursor, clock.GetUtcNow());
        }
    }

    private async IAsyncEnumerable<FeedPage<T>> RoundAsync(KaspiPull pull, int pageSize, Func<KaspiPage<T>, KaspiCursor> note, [EnumeratorCancellation] CancellationToken cancel)
    {
        var headReadAt = clock.GetUtcNow();
        await foreach (var page in new KaspiWalk<T>(source, pageSize).ReadAsync(pull.Shop, () => pull.Cursor, cancel))
        {
            pull.Cursor = note(page);
            var now = clock.GetUtcNow();
            if (pull.Cursor.Round == KaspiRound.History && now - headReadAt > HeadEvery && pull.Cursor.Left is not [{ Page: > 0 }, ..])
            {
                KaspiWindow[] head = [.. source.Plan.HeadWindows(headReadAt, now)];
                pull.Cursor = pull.Cursor with { Left = [.. head, .. pull.Cursor.Left], Planned = pull.Cursor.Planned + head.Length };
                headReadAt = now;
            }

            yield return new FeedPage<T>(page.Items, page.Unreadable, pull.Cursor.ToString(), pull.Cursor.Progress);
        }
    }
}
