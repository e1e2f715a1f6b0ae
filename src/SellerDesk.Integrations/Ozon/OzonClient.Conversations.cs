using SellerDesk.Application.Marketplaces;
using SellerDesk.Integrations.Http;

namespace SellerDesk.Integrations.Ozon;

/// <summary>The account, reviews, questions and chats.</summary>
internal sealed partial class OzonClient
{
    public const int ListLimit = 100;
    private const int AnswerPages = 10;

    /// <summary>Earlier than anything on Ozon: some filters are wanted although the description calls them optional.</summary>
    public static readonly DateTimeOffset Beginning = new(2015, 1, 1, 0, 0, 0, TimeSpan.Zero);

    public Task<JsonAnswer> RolesAsync(ShopAccess shop, CancellationToken cancel) => ReadAsync(shop, Asked("v1/roles", null), cancel);

    public Task<JsonAnswer> SellerAsync(ShopAccess shop, CancellationToken cancel) => ReadAsync(shop, Asked("v1/seller/info", null), cancel);

    public Task<JsonAnswer> ReviewCountAsync(ShopAccess shop, CancellationToken cancel) => ReadAsync(shop, Asked("v2/review/count", null), cancel);

    public Task<JsonAnswer> QuestionCountAsync(ShopAccess shop, CancellationToken cancel) => ReadAsync(shop, Asked("v1/question/count", null), cancel);

    /// <param name="status">NEW, VIEWED, PROCESSED or ALL.</param>
    public Task<JsonAnswer> ReviewsAsync(ShopAccess shop, string status, DateTimeOffset? from, string? lastId, CancellationToken cancel) => ReadAsync(shop, new OzonCall("v2/review/list", Body(
        ("filters", Body(("status", status), ("order_status", "ALL"), ("published_from", Time(from ?? Beginning)))), ("last_id", lastId), ("limit", ListLimit), ("sort_dir", "ASC"))), cancel);

    /// <param name="forReply">Somebody waits for it.</param>
    public Task<JsonAnswer> ReviewAsync(ShopAccess shop, string id, bool forReply, CancellationToken cancel) =>
        ReadAsync(shop, new OzonCall("v2/review/info", Body(("review_id", id)), Urgency(forReply), MayBeMissing: true), cancel);

    /// <summary>The latest hundred; a seller writes one or two. The description wants either the review alone with some filter, or a product in the filter.</summary>
    public Task<JsonAnswer> CommentsAsync(ShopAccess shop, string reviewId, bool forReply, CancellationToken cancel) => ReadAsync(shop, new OzonCall(
        "v1/review/comment/list", Body(("review_id", reviewId), ("filter", Body(("published_from", Time(Beginning)))), ("limit", ListLimit), ("offset", 0), ("sort_dir", "DESC")), Urgency(forReply), MayBeMissing: true), cancel);

    public async Task CommentAsync(ShopAccess shop, string reviewId, string text, CancellationToken cancel)
    {
        using var answer = await WriteAsync(shop, Asked("v1/review/comment/create", Body(("review_id", reviewId), ("text", text), ("mark_review_as_processed", true))), cancel);
    }

    public Task<JsonAnswer> QuestionsAsync(ShopAccess shop, string status, DateTimeOffset? from, string? lastId, CancellationToken cancel) => ReadAsync(shop, new OzonCall("v1/question/list", Body(
        ("filter", Body(("status", status), ("date_from", Time(from ?? Beginning)))), ("last_id", lastId), ("limit", ListLimit), ("sort_dir", "ASC"))), cancel);

    public Task<JsonAnswer> QuestionAsync(ShopAccess shop, string id, CancellationToken cancel) =>
        ReadAsync(shop, Asked("v1/question/info", Body(("question_id", id))) with { MayBeMissing = true }, cancel);

    /// <summary>All answers to a question, its pages put together.</summary>
    public async Task<IReadOnlyList<QuestionAnswer>> AnswersAsync(ShopAccess shop, string questionId, string sku, bool forReply, CancellationToken cancel)
    {
        var answers = new List<QuestionAnswer>();
        string? lastId = null;
        for (var page = 0; page < AnswerPages; page++)
        {
            var body = Body(("question_id", questionId), ("sku", Number(sku)), ("last_id", lastId));
            using var answer = await ReadAsync(shop, new OzonCall("v1/question/answer/list", body, Urgency(forReply), MayBeMissing: true), cancel);
            var rows = OzonRows.Of(answer, "answers").Select(QuestionAnswer.Read).ToList();
            if (rows.Exists(row => row.Question is { } other && other != questionId))
            {
                throw new MarketplaceException(MarketplaceFailure.Unreadable, $"answers to another question than {questionId}");
            }

            answers.AddRange(rows.DistinctBy(row => (row.Text, row.At)));
            var next = answer.Root.Word("last_id");
            if (rows.Count == 0 || next is null || next == lastId)
            {
                break;
            }

            lastId = next;
        }

        return answers;
    }

    public async Task AnswerQuestionAsync(ShopAccess shop, string questionId, string sku, string text, CancellationToken cancel)
    {
        using var answer = await WriteAsync(shop, Asked("v1/question/answer/create", Body(("question_id", questionId), ("sku", Number(sku)), ("text", text))), cancel);
    }

    public Task<JsonAnswer> ChatsAsync(ShopAccess shop, string status, bool unreadOnly, string? cursor, CancellationToken cancel) => ReadAsync(shop, new OzonCall("v3/chat/list", Body(
        ("filter", Body(("chat_status", status), ("unread_only", unreadOnly))), ("limit", ListLimit), ("cursor", cursor))), cancel);

    /// <summary>From the newest message back.</summary>
    /// <param name="before">The message to go back from; null: the newest.</param>
    public Task<JsonAnswer> MessagesAsync(ShopAccess shop, string chatId, decimal? before, int limit, CancellationToken cancel) => ReadAsync(shop, new OzonCall("v3/chat/history", Body(
        ("chat_id", chatId), ("direction", "Backward"), ("from_message_id", before), ("limit", limit)), MayBeMissing: true), cancel);

    public async Task SendMessageAsync(ShopAccess shop, string chatId, string text, CancellationToken cancel)
    {
        using var answer = await WriteAsync(shop, Asked("v1/chat/send/message", Body(("chat_id", chatId), ("text", text))), cancel);
    }

    public async Task SendFileAsync(ShopAccess shop, string chatId, OutgoingFile file, CancellationToken cancel)
    {
        var body = Body(("base64_content", Convert.ToBase64String(file.Content)), ("chat_id", chatId), ("name", file.Name));
        using var answer = await WriteAsync(shop, Asked("v1/chat/send/file", body), cancel);
    }

    public Task<JsonAnswer> StartChatAsync(ShopAccess shop, string postingNumber, CancellationToken cancel) => WriteAsync(shop, Asked("v1/chat/start", Body(("posting_number", postingNumber))), cancel);

    /// <summary>A file of a chat. The key goes with it to the host of the API alone.</summary>
    public Task<byte[]> FileAsync(ShopAccess shop, Uri address, CancellationToken cancel)
    {
        var call = Call(shop, new OzonCall("v3/chat/history", Body(), CallUrgency.Answer));
        var settings = new OzonSettings(shop, configuration);
        var isOwn = address.Authority == call.Host.Authority && address.Scheme == call.Host.Scheme;
        return calls.ReadBytesAsync(call with
        {
            Host = new Uri(address.GetLeftPart(UriPartial.Authority)),
            Request = () => isOwn ? Request(HttpMethod.Get, address, null, settings.ClientId, OzonKeyText.Read(shop.Key)) : JsonRequest.Of(HttpMethod.Get, address, null),
        }, cancel);
    }

    /// <summary>The API's own host, or one of the vendor's over a safe connection.</summary>
    public bool MayFetch(ShopAccess shop, Uri address, IReadOnlyList<string> vendors)
    {
        var host = new OzonSettings(shop, configuration).Host;
        return (address.Authority == host.Authority && address.Scheme == host.Scheme)
            || (address.Scheme == Uri.UriSchemeHttps && vendors.Any(vendor => address.Host == vendor || address.Host.EndsWith("." + vendor, StringComparison.OrdinalIgnoreCase)));
    }

    /// <summary>A call that a person waits for.</summary>
    private static OzonCall Asked(string path, object? body) => new(path, body, CallUrgency.Answer);

    private static CallUrgency Urgency(bool forReply) => forReply ? CallUrgency.Answer : CallUrgency.Background;
}
