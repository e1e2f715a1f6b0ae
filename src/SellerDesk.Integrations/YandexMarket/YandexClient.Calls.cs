using System.Globalization;
using SellerDesk.Application.Marketplaces;
using SellerDesk.Integrations.Http;

namespace SellerDesk.Integrations.YandexMarket;

/// <summary>The calls, in Yandex Market's words. POST is how most of its methods ask: such a call is retried like any read.</summary>
internal sealed partial class YandexClient
{
    public Task<JsonAnswer> TokenAsync(ShopAccess shop, CancellationToken cancel) =>
        ReadAsync(shop, new YandexCall(HttpMethod.Post, YandexMethods.Token, "v2/auth/token") { Urgency = CallUrgency.Answer }, cancel);

    public Task<JsonAnswer> CampaignsAsync(ShopAccess shop, string? pageToken, CancellationToken cancel) =>
        ReadAsync(shop, new YandexCall(HttpMethod.Get, YandexMethods.Campaigns, $"v2/campaigns?limit=100{Page(pageToken)}") { Urgency = CallUrgency.Answer }, cancel);

    public Task<JsonAnswer> FeedbacksAsync(ShopAccess shop, string business, object filter, int limit, string? pageToken, CancellationToken cancel) =>
        ReadAsync(shop, new YandexCall(HttpMethod.Post, YandexMethods.Feedbacks, Invariant($"v2/businesses/{business}/goods-feedback?limit={limit}{Page(pageToken)}"), filter), cancel);

    public Task<JsonAnswer> FeedbackAsync(ShopAccess shop, string business, long feedbackId, CancellationToken cancel) =>
        ReadAsync(shop, Urgent(YandexMethods.Feedbacks, $"v2/businesses/{business}/goods-feedback", new { feedbackIds = new[] { feedbackId } }), cancel);

    public Task<JsonAnswer> CommentsAsync(ShopAccess shop, string business, long feedbackId, string? pageToken, CallUrgency urgency, CancellationToken cancel) =>
        ReadAsync(shop, new YandexCall(HttpMethod.Post, YandexMethods.Comments, $"v2/businesses/{business}/goods-feedback/comments?limit=50{Page(pageToken)}", new { feedbackId }) { Urgency = urgency, MayBeMissing = true }, cancel);

    /// <param name="commentId">Set: that comment is changed.</param>
    public Task UpdateCommentAsync(ShopAccess shop, string business, long feedbackId, long? commentId, string text, CancellationToken cancel) =>
        WriteAsync(shop, Urgent(YandexMethods.UpdateComment, $"v2/businesses/{business}/goods-feedback/comments/update", new { feedbackId, comment = commentId is { } id ? (object)new { id, text } : new { text } }), cancel);

    public Task<JsonAnswer> QuestionsAsync(ShopAccess shop, string business, object filter, int limit, string? pageToken, CancellationToken cancel) =>
        ReadAsync(shop, new YandexCall(HttpMethod.Post, YandexMethods.Questions, Invariant($"v1/businesses/{business}/goods-questions?limit={limit}{Page(pageToken)}"), filter), cancel);

    public Task<JsonAnswer> QuestionAsync(ShopAccess shop, string business, long questionId, CancellationToken cancel) =>
        ReadAsync(shop, Urgent(YandexMethods.Questions, $"v1/businesses/{business}/goods-questions", new { questionIds = new[] { questionId } }), cancel);

    public Task<JsonAnswer> AnswersAsync(ShopAccess shop, string business, long questionId, string? pageToken, CallUrgency urgency, CancellationToken cancel) =>
        ReadAsync(shop, new YandexCall(HttpMethod.Post, YandexMethods.Answers, $"v1/businesses/{business}/goods-questions/answers?limit=50{Page(pageToken)}", new { questionId }) { Urgency = urgency, MayBeMissing = true }, cancel);

    public Task CreateAnswerAsync(ShopAccess shop, string business, long questionId, string text, CancellationToken cancel) =>
        WriteAsync(shop, Urgent(YandexMethods.UpdateAnswer, $"v1/businesses/{business}/goods-questions/update", new { operationType = "CREATE", parentEntityId = new { id = questionId, type = "QUESTION" }, text }), cancel);

    public Task UpdateAnswerAsync(ShopAccess shop, string business, long answerId, string text, CancellationToken cancel) =>
        WriteAsync(shop, Urgent(YandexMethods.UpdateAnswer, $"v1/businesses/{business}/goods-questions/update", new { operationType = "UPDATE", entityId = new { id = answerId, type = "ANSWER" }, text }), cancel);

    public Task<JsonAnswer> ChatsAsync(ShopAccess shop, string business, object filter, int limit, string? pageToken, CancellationToken cancel) =>
        ReadAsync(shop, new YandexCall(HttpMethod.Post, YandexMethods.Chats, Invariant($"v2/businesses/{business}/chats?limit={limit}{Page(pageToken)}"), filter), cancel);

    public Task<JsonAnswer> ChatHistoryAsync(ShopAccess shop, string business, long chatId, string? pageToken, CancellationToken cancel) =>
        ReadAsync(shop, new YandexCall(HttpMethod.Post, YandexMethods.ChatHistory, Invariant($"v2/businesses/{business}/chats/history?chatId={chatId}&limit=100{Page(pageToken)}"), new { }), cancel);

    /// <summary>Makes a chat, or tells of the one that there is.</summary>
    public async Task<string?> NewChatAsync(ShopAccess shop, string business, long orderId, CancellationToken cancel)
    {
        using var answer = await calls.WriteAsync(Call(shop, Urgent(YandexMethods.NewChat, $"v2/businesses/{business}/chats/new", new { context = new { type = "ORDER", id = orderId } })), cancel);
        return answer.Problem is null ? answer.Root.Find("result")?.Word("chatId") : null;
    }

    public Task SendMessageAsync(ShopAccess shop, string business, long chatId, string message, CancellationToken cancel) =>
        WriteAsync(shop, Urgent(YandexMethods.SendMessage, Invariant($"v2/businesses/{business}/chats/message?chatId={chatId}"), new { message }), cancel);

    public Task SendFileAsync(ShopAccess shop, string business, long chatId, OutgoingFile file, CancellationToken cancel) =>
        WriteAsync(shop, Urgent(YandexMethods.SendFile, Invariant($"v2/businesses/{business}/chats/file/send?chatId={chatId}"), null) with { File = file }, cancel);

    public Task<JsonAnswer> OrdersAsync(ShopAccess shop, string business, object filter, int limit, string? pageToken, CancellationToken cancel) =>
        ReadAsync(shop, new YandexCall(HttpMethod.Post, YandexMethods.Orders, Invariant($"v1/businesses/{business}/orders?limit={limit}{Page(pageToken)}"), filter), cancel);

    /// <param name="reason">Why the order cannot be cancelled; null when it is.</param>
    public Task AcceptCancellationAsync(ShopAccess shop, string campaign, long orderId, string? reason, CancellationToken cancel) =>
        WriteAsync(shop, Urgent(YandexMethods.AcceptCancellation, Invariant($"v2/campaigns/{campaign}/orders/{orderId}/cancellation/accept"), reason is null ? new { accepted = true } : new { accepted = false, reason }) with { Http = HttpMethod.Put }, cancel);

    public Task<JsonAnswer> ReturnsAsync(ShopAccess shop, string campaign, DateOnly? from, DateOnly? to, int limit, string? pageToken, CancellationToken cancel) =>
        ReadAsync(shop, new YandexCall(HttpMethod.Get, YandexMethods.Returns, Invariant($"v2/campaigns/{campaign}/returns?limit={limit}{Day("fromDate", from)}{Day("toDate", to)}{Page(pageToken)}")) { MayBeMissing = true }, cancel);

    public Task<JsonAnswer> ReturnAsync(ShopAccess shop, string campaign, long orderId, long returnId, CancellationToken cancel) =>
        ReadAsync(shop, new YandexCall(HttpMethod.Get, YandexMethods.OneReturn, Invariant($"v2/campaigns/{campaign}/orders/{orderId}/returns/{returnId}")) { Urgency = CallUrgency.Answer, MayBeMissing = true }, cancel);

    public Task<JsonAnswer> DecisionsAsync(ShopAccess shop, string business, string campaign, long returnId, CancellationToken cancel) =>
        ReadAsync(shop, new YandexCall(HttpMethod.Post, YandexMethods.Decisions, $"v1/businesses/{business}/returns/decisions", new { campaignId = IdOf(campaign), returnId }) { MayBeMissing = true }, cancel);

    public Task SubmitDecisionAsync(ShopAccess shop, string campaign, long orderId, long returnId, IReadOnlyList<object> items, CancellationToken cancel) =>
        WriteAsync(shop, Urgent(YandexMethods.SubmitDecision, Invariant($"v2/campaigns/{campaign}/orders/{orderId}/returns/{returnId}/decision/submit"), new { returnItemDecisions = items }), cancel);

    public Task<JsonAnswer> MappingsAsync(ShopAccess shop, string business, int limit, string? pageToken, CancellationToken cancel) =>
        ReadAsync(shop, new YandexCall(HttpMethod.Post, YandexMethods.Mappings, Invariant($"v2/businesses/{business}/offer-mappings?limit={limit}{Page(pageToken)}"), new { }), cancel);

    public Task<JsonAnswer> CardsAsync(ShopAccess shop, string business, int limit, string? pageToken, CancellationToken cancel) =>
        ReadAsync(shop, new YandexCall(HttpMethod.Post, YandexMethods.Cards, Invariant($"v2/businesses/{business}/offer-cards?limit={limit}{Page(pageToken)}"), new { withRecommendations = true }), cancel);

    public Task<JsonAnswer> CategoryParametersAsync(ShopAccess shop, long category, CancellationToken cancel) =>
        ReadAsync(shop, new YandexCall(HttpMethod.Post, YandexMethods.CategoryParameters, Invariant($"v2/category/{category}/parameters")) { MayBeMissing = true }, cancel);

    public Task<JsonAnswer> QualityAsync(ShopAccess shop, string business, IReadOnlyList<long> campaignIds, DateOnly from, DateOnly to, CancellationToken cancel) =>
        ReadAsync(shop, new YandexCall(HttpMethod.Post, YandexMethods.Quality, $"v2/businesses/{business}/ratings/quality", new { dateFrom = Day(from), dateTo = Day(to), campaignIds }), cancel);

    /// <summary>Changes nothing at the vendor, but is never repeated: each report takes minutes of the limit.</summary>
    public Task<JsonAnswer> GenerateShowsAsync(ShopAccess shop, string business, DateOnly from, DateOnly to, CancellationToken cancel) =>
        calls.WriteAsync(Call(shop, new YandexCall(HttpMethod.Post, YandexMethods.GenerateShows, "v2/reports/shows-sales/generate?format=JSON", new { businessId = IdOf(business), dateFrom = Day(from), dateTo = Day(to), grouping = "OFFERS" })), cancel);

    public Task<JsonAnswer> ReportInfoAsync(ShopAccess shop, string reportId, CancellationToken cancel) =>
        ReadAsync(shop, new YandexCall(HttpMethod.Get, YandexMethods.ReportInfo, $"v2/reports/info/{Uri.EscapeDataString(reportId)}") { MayBeMissing = true }, cancel);

    /// <summary>A finished report, a chat's file, a return's photo; only the vendor's own host is shown the key.</summary>
    public Task<byte[]> FileAsync(ShopAccess shop, string address, CallUrgency urgency, CancellationToken cancel) =>
        calls.ReadBytesAsync(Call(shop, new YandexCall(HttpMethod.Get, YandexMethods.File, address) { Urgency = urgency }), cancel);

    /// <summary>The vendor's numbers are whole; anything else is a number of another marketplace.</summary>
    public static long IdOf(string number) => long.TryParse(number, NumberStyles.None, CultureInfo.InvariantCulture, out var id)
        ? id
        : throw new MarketplaceException(MarketplaceFailure.NotFound, $"\"{number}\" is no number of Yandex Market");

    public static string Day(DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    private static YandexCall Urgent(YandexMethod method, string path, object? body) => new(HttpMethod.Post, method, path, body) { Urgency = CallUrgency.Answer };

    private static string Page(string? token) => token is null ? "" : $"&pageToken={Uri.EscapeDataString(token)}";

    private static string Day(string name, DateOnly? day) => day is { } known ? $"&{name}={Day(known)}" : "";

    private static string Invariant(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
