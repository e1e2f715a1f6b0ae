using System.Globalization;
using SellerDesk.Application.Marketplaces;
using SellerDesk.Integrations.Http;

namespace SellerDesk.Integrations.Wildberries;

/// <summary>The calls, in Wildberries' words.</summary>
internal sealed partial class WildberriesClient
{
    public async Task PingAsync(ShopAccess shop, WildberriesHost host, CancellationToken cancel)
    {
        using var answer = await ReadAsync(shop, new WildberriesCall(HttpMethod.Get, host, "ping", LimitGroup.Ping, null, Urgency: CallUrgency.Answer), cancel);
    }

    /// <param name="from">Unix seconds, included.</param>
    /// <param name="to">Unix seconds, included; null: until now.</param>
    public Task<JsonAnswer> FeedbacksAsync(ShopAccess shop, bool isAnswered, int take, int skip, long from, long? to, CancellationToken cancel) =>
        ReadAsync(shop, Feedbacks($"api/v1/feedbacks?{Page(isAnswered, take, skip, from, to)}"), cancel);

    public Task<JsonAnswer> FeedbacksArchiveAsync(ShopAccess shop, int take, int skip, bool newestFirst, CancellationToken cancel) =>
        ReadAsync(shop, Feedbacks(Invariant($"api/v1/feedbacks/archive?take={take}&skip={skip}&order={(newestFirst ? "dateDesc" : "dateAsc")}")), cancel);

    public Task<JsonAnswer> FeedbackAsync(ShopAccess shop, string id, CancellationToken cancel) =>
        ReadAsync(shop, Feedbacks($"api/v1/feedback?id={Uri.EscapeDataString(id)}") with { Urgency = CallUrgency.Answer, MayBeMissing = true }, cancel);

    public Task AnswerFeedbackAsync(ShopAccess shop, string id, string text, CancellationToken cancel) =>
        WriteAsync(shop, Reply(HttpMethod.Post, "api/v1/feedbacks/answer", new { id, text }), cancel);

    public Task EditFeedbackAnswerAsync(ShopAccess shop, string id, string text, CancellationToken cancel) =>
        WriteAsync(shop, Reply(HttpMethod.Patch, "api/v1/feedbacks/answer", new { id, text }), cancel);

    public Task<JsonAnswer> QuestionsAsync(ShopAccess shop, bool isAnswered, int take, int skip, long from, long? to, CancellationToken cancel) =>
        ReadAsync(shop, Feedbacks($"api/v1/questions?{Page(isAnswered, take, skip, from, to)}"), cancel);

    public Task<JsonAnswer> QuestionAsync(ShopAccess shop, string id, CancellationToken cancel) =>
        ReadAsync(shop, Feedbacks($"api/v1/question?id={Uri.EscapeDataString(id)}") with { Urgency = CallUrgency.Answer, MayBeMissing = true }, cancel);

    /// <summary>The first answer and the edit are one call; <c>wbRu</c> is "answered, shown to buyers".</summary>
    public Task AnswerQuestionAsync(ShopAccess shop, string id, string text, CancellationToken cancel) =>
        WriteAsync(shop, Reply(HttpMethod.Patch, "api/v1/questions", new { id, answer = new { text }, state = "wbRu" }), cancel);

    /// <param name="changedFrom">Moscow time without a zone, as the report itself writes it; included.</param>
    public Task<JsonAnswer> SupplierOrdersAsync(ShopAccess shop, string changedFrom, CancellationToken cancel) =>
        ReadAsync(shop, Report("orders", changedFrom, LimitGroup.StatisticsOrders), cancel);

    public Task<JsonAnswer> SupplierSalesAsync(ShopAccess shop, string changedFrom, CancellationToken cancel) =>
        ReadAsync(shop, Report("sales", changedFrom, LimitGroup.StatisticsSales), cancel);

    /// <param name="period">At most 30 days, unix seconds; null: the last 30 days by the marketplace's clock.</param>
    public Task<JsonAnswer> AssemblyOrdersAsync(ShopAccess shop, int limit, long next, (long From, long To)? period, CancellationToken cancel)
    {
        var dates = period is { } known ? Invariant($"&dateFrom={known.From}&dateTo={known.To}") : "";
        return ReadAsync(shop, Assembly(HttpMethod.Get, Invariant($"api/v3/orders?limit={limit}&next={next}{dates}")), cancel);
    }

    /// <summary>A POST that only asks: retried like any read.</summary>
    public Task<JsonAnswer> AssemblyStatusesAsync(ShopAccess shop, IReadOnlyList<long> ids, CancellationToken cancel) =>
        ReadAsync(shop, Assembly(HttpMethod.Post, "api/v3/orders/status") with { Body = new { orders = ids } }, cancel);

    private static WildberriesCall Feedbacks(string path) => new(HttpMethod.Get, WildberriesHost.Feedbacks, path, LimitGroup.Feedbacks, WildberriesToken.Feedbacks);

    private static WildberriesCall Reply(HttpMethod method, string path, object body) =>
        new(method, WildberriesHost.Feedbacks, path, LimitGroup.Feedbacks, WildberriesToken.Feedbacks, body, CallUrgency.Answer);

    private static WildberriesCall Report(string name, string changedFrom, LimitGroup group) =>
        new(HttpMethod.Get, WildberriesHost.Statistics, $"api/v1/supplier/{name}?dateFrom={Uri.EscapeDataString(changedFrom)}&flag=0", group, WildberriesToken.Statistics);

    private static WildberriesCall Assembly(HttpMethod method, string path) =>
        new(method, WildberriesHost.Marketplace, path, LimitGroup.Assembly, WildberriesToken.Marketplace);

    private static string Page(bool isAnswered, int take, int skip, long from, long? to) =>
        Invariant($"isAnswered={(isAnswered ? "true" : "false")}&take={take}&skip={skip}&order=dateAsc&dateFrom={from}") + (to is { } end ? Invariant($"&dateTo={end}") : "");

    private static string Invariant(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
