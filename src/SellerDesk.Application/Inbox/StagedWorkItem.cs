using Npgsql;
using NpgsqlTypes;
using SellerDesk.Application.Data;
using SellerDesk.Application.Marketplaces;
using SellerDesk.Application.ServiceLevels;
using SellerDesk.Domain.Inbox;
using SellerDesk.Domain.Reviews;

namespace SellerDesk.Application.Inbox;

/// <summary>What the inbox shows of an incoming thing, worked out before it is written: due time, preview, state, words to search.</summary>
/// <param name="Clock">From the buyer's words.</param>
/// <param name="Again">From now: for a buyer who changes words that were answered.</param>
internal sealed record StagedWorkItem(
    Guid Id, DateTimeOffset CreatedAt, DateTimeOffset DueAt, short? Rating, bool HasText, bool HasPhoto, string? Author, string Preview, string Searched,
    string? ProductNumber, string? ProductName, WorkItemState State, ReplyState ReplyState, DateTimeOffset? ClosedAt, ClockSetting Clock, ClockSetting Again)
{
    /// <summary>The first columns of every staging table of things that become work items.</summary>
    public const string Columns = """
        id uuid, created_at timestamptz, due_at timestamptz, rating smallint, has_text boolean, has_photo boolean, author text, preview text, searched text,
        product_number text, product_name text, item_state text, item_reply_state text, item_closed_at timestamptz,
        clock_of text, clock_minutes integer, clock_working boolean, clock_version uuid, warn_at timestamptz, due_again timestamptz, warn_again timestamptz
        """;

    /// <summary>
    /// Older than this and unanswered when first seen is history, not work: on a first connect years of it arrive at once, and a marketplace
    /// archives it after the same 30 days.
    /// </summary>
    private static readonly TimeSpan History = TimeSpan.FromDays(30);

    /// <summary>The same for what nobody can answer: a call to the buyer helps within days or not at all.</summary>
    private static readonly TimeSpan HistoryWithoutAnswers = TimeSpan.FromDays(3);

    /// <summary>From this rating on a review that nobody can answer asks for nothing.</summary>
    private const int Praise = 4;

    public static StagedWorkItem Of(Guid id, DateTimeOffset createdAt, ShopPolicy policy, string clockOf, string said, string? author, IncomingProduct? product, short? rating, bool hasPhoto,
        IncomingAnswer? answer, DateTimeOffset now, bool takesAnswer = true)
    {
        var (state, reply, closedAt) = answer?.State switch
        {
            AnswerState.Published or AnswerState.Unread => (WorkItemState.Closed, ReplyState.Published, answer.AnsweredAt ?? now),
            AnswerState.InModeration => (WorkItemState.Closed, ReplyState.InModeration, answer.AnsweredAt ?? now),
            AnswerState.Rejected => (WorkItemState.Open, ReplyState.Rejected, (DateTimeOffset?)null),
            _ when !takesAnswer && rating >= Praise => (WorkItemState.Closed, ReplyState.None, now),
            _ when now - createdAt > (takesAnswer ? History : HistoryWithoutAnswers) => (WorkItemState.Closed, ReplyState.None, now),
            _ => (WorkItemState.Open, ReplyState.None, null),
        };
        var searched = string.Join(' ', said.Length > Review.SearchedLength ? said[..Review.SearchedLength] : said, product?.Name, product?.Article, author);
        var clock = policy.FirstResponse(clockOf, createdAt);
        return new StagedWorkItem(id, createdAt, clock.DueAt, rating, said.Length > 0, hasPhoto, author, PreviewOf(said), searched,
            product?.Number, product?.Name ?? product?.Number, state, reply, closedAt, clock, policy.FirstResponse(clockOf, now));
    }

    public async Task WriteAsync(NpgsqlBinaryImporter copy, CancellationToken cancel)
    {
        await copy.WriteAsync(Id, NpgsqlDbType.Uuid, cancel);
        await copy.TimeAsync(CreatedAt, cancel);
        await copy.TimeAsync(DueAt, cancel);
        await (Rating is null ? copy.WriteNullAsync(cancel) : copy.WriteAsync(Rating.Value, NpgsqlDbType.Smallint, cancel));
        await copy.WriteAsync(HasText, NpgsqlDbType.Boolean, cancel);
        await copy.WriteAsync(HasPhoto, NpgsqlDbType.Boolean, cancel);
        await copy.TextAsync(Author, cancel);
        await copy.TextAsync(Preview, cancel);
        await copy.TextAsync(Searched, cancel);
        await copy.TextAsync(ProductNumber, cancel);
        await copy.TextAsync(ProductName, cancel);
        await copy.TextAsync(State.ToString(), cancel);
        await copy.TextAsync(ReplyState.ToString(), cancel);
        await copy.TimeAsync(ClosedAt, cancel);
        await copy.TextAsync(Clock.Of, cancel);
        await copy.WriteAsync(Clock.Minutes, NpgsqlDbType.Integer, cancel);
        await copy.WriteAsync(Clock.Working, NpgsqlDbType.Boolean, cancel);
        await copy.WriteAsync(Clock.VersionId.Value, NpgsqlDbType.Uuid, cancel);
        await copy.TimeAsync(Clock.WarnAt, cancel);
        await copy.TimeAsync(Again.DueAt, cancel);
        await copy.TimeAsync(Again.WarnAt, cancel);
    }

    /// <summary>One line, whole characters: a cut never leaves half an emoji behind.</summary>
    private static string PreviewOf(string said)
    {
        var line = said.ReplaceLineEndings(" ").Trim();
        if (line.Length <= WorkItem.PreviewLength)
        {
            return line;
        }

        var cut = WorkItem.PreviewLength - 1;
        return string.Concat(line.AsSpan(0, char.IsHighSurrogate(line[cut - 1]) ? cut - 1 : cut), "…");
    }
}
