using System.Runtime.CompilerServices;
using SellerDesk.Application.Marketplaces;
using SellerDesk.Integrations.Http;

namespace SellerDesk.Integrations.Wildberries;

/// <summary>
/// Claims: the open ones at every pull, the archive every hour and whenever an open one has gone. Places shift while one reads; a claim that slips
/// through is met at the next pull. Base tokens have one call an hour for both lists: the one that waited longer goes first.
/// </summary>
internal sealed class ClaimLists(WildberriesClient client)
{
    private const int PageSize = 200;
    private const int MostRemembered = 500;
    private static readonly TimeSpan ArchiveEvery = TimeSpan.FromHours(1);

    public async IAsyncEnumerable<FeedPage<IncomingReturn>> ReadAsync(ReturnPull pull, [EnumeratorCancellation] CancellationToken cancel)
    {
        var archiveFirst = pull.IsLimited && pull.Cursor.Open.ReadAt > pull.Cursor.Archive.ReadAt;
        foreach (var isArchive in archiveFirst ? new[] { true, false } : [false, true])
        {
            var before = pull.Cursor.OpenNumbers;
            var open = new List<string>();
            if (isArchive && !IsArchiveDue(pull))
            {
                continue;
            }

            var isWhole = MarkOf(pull.Cursor, isArchive).Offset == 0;
            await foreach (var page in ListAsync(pull, isArchive, open, cancel))
            {
                yield return page;
            }

            if (!isArchive && isWhole)
            {
                var hasGone = before?.Except(open).Any() ?? false;
                pull.Cursor = pull.Cursor with
                {
                    OpenNumbers = open.Count <= MostRemembered ? [.. open] : null,
                    Archive = hasGone ? pull.Cursor.Archive with { ReadAt = DateTimeOffset.UnixEpoch } : pull.Cursor.Archive,
                };
            }
        }
    }

    private static ClaimMark MarkOf(ReturnCursor cursor, bool isArchive) => isArchive ? cursor.Archive : cursor.Open;

    private static ReturnCursor With(ReturnCursor cursor, bool isArchive, ClaimMark mark) => isArchive ? cursor with { Archive = mark } : cursor with { Open = mark };

    private static bool IsArchiveDue(ReturnPull pull) => pull.Cursor.Archive.Offset > 0 || pull.Now - pull.Cursor.Archive.ReadAt >= ArchiveEvery;

    private async IAsyncEnumerable<FeedPage<IncomingReturn>> ListAsync(ReturnPull pull, bool isArchive, List<string> numbers, [EnumeratorCancellation] CancellationToken cancel)
    {
        var seen = new HashSet<string>();
        var scheme = client.SchemeOf(pull.Shop, WildberriesHost.Returns);
        for (var isOver = false; !isOver;)
        {
            var mark = MarkOf(pull.Cursor, isArchive);
            using var answer = await client.ClaimsAsync(pull.Shop, isArchive, PageSize, mark.Offset, cancel);
            if (Rows.Problem(answer, "claims") is { } problem)
            {
                pull.Cursor = With(pull.Cursor, isArchive, mark with { Offset = 0 });
                yield return pull.Page([], [Rows.Whole(answer, $"claims, archive {isArchive}, from place {mark.Offset}", problem)]);
                throw new MarketplaceException(MarketplaceFailure.Unreadable, problem);
            }

            var rows = answer.Root.List("claims").ToArray();
            var (items, unreadable) = Rows.Read(rows, "$.claims", (claim, path) => ClaimReader.Read(claim, scheme, path));
            numbers.AddRange(items.Select(claim => claim.Number));
            var known = seen.Count;
            seen.UnionWith(rows.Select(row => row.Word("id") ?? row.GetRawText()));
            var reached = mark.Offset + rows.Length;
            // The total is only believed where a page is shorter than asked for: it counts what it likes.
            isOver = seen.Count == known || (rows.Length < PageSize && reached >= (answer.Root.Whole("total") ?? 0));
            pull.Cursor = With(pull.Cursor, isArchive, isOver ? new ClaimMark(pull.Now) : mark with { Offset = reached });
            yield return pull.Page(items, unreadable);
        }
    }
}
