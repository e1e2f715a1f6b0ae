using SellerDesk.Simulator.Life;
using SellerDesk.Simulator.Marketplaces;
using SellerDesk.Simulator.World;

namespace SellerDesk.Simulator.YandexMarket;

/// <summary>Yandex Market as the common parts see it.</summary>
internal sealed class YandexWire(Simulation world, SellerActs acts, YandexKeys keys, YandexGate gate, TimeProvider real) : IWire
{
    public const string Root = "/yandex";

    public string Marketplace => Home.Yandex;

    public string Prefix => Root;

    public WireShape Shape { get; } = new(
        ["feedbacks", "comments", "questions", "answers", "chats", "messages", "orders", "returns", "offerMappings", "offerCards"],
        ["feedbackId", "id", "questionIdentifiers", "chatId", "messageId", "orderId", "offerId", "questionId"], ["totalCount"], ["nextPageToken"], ["text", "message", "description"]);

    public (object? Keys, string Problem) IssueKeys(KeyWish wish) => wish.Scopes?.FirstOrDefault(scope => !YandexKeys.IsKnown(scope)) is { } unknown
        ? (null, $"Нет такого доступа: {unknown}")
        : (new { apiKey = keys.Issue(wish.Account, wish.Scopes, wish.Kind, wish.Subscription) }, "");

    public Task WriteErrorAsync(HttpContext context, int status) => YandexExchange.ErrorAsync(context, status, status switch
    {
        400 => "BAD_REQUEST",
        401 => "UNAUTHORIZED",
        403 => "FORBIDDEN",
        404 => "NOT_FOUND",
        423 => "LOCKED",
        _ => "INTERNAL_ERROR",
    }, "The request can not be served");

    public Task WriteLimitAsync(HttpContext context, double seconds) => YandexGate.LimitAsync(context, seconds, 1000, real.GetUtcNow());

    public Task WriteEnvelopeErrorAsync(HttpContext context) =>
        YandexExchange.WriteAsync(context, 200, new { status = "ERROR", errors = new[] { new { code = "INTERNAL_ERROR", message = "Something went wrong" } } });

    public void Map(WebApplication app)
    {
        var routes = new YandexRoutes(app, gate);
        AccountRoutes.Map(routes);
        FeedbackRoutes.Map(routes, world, acts);
        QuestionRoutes.Map(routes, world, acts);
        ChatRoutes.Map(routes, world, acts);
        OrderRoutes.Map(routes, world, acts);
        ReturnRoutes.Map(routes, world, acts);
        ReportRoutes.Map(app, routes, world);
        CardRoutes.Map(routes, world);
        QualityRoutes.Map(routes, world);
        app.Map(Root + "/{**rest}", context => YandexExchange.ErrorAsync(context, 404, "NOT_FOUND", "No such method"));
    }
}

/// <summary>Puts methods on their paths behind the gate.</summary>
internal sealed class YandexRoutes(WebApplication app, YandexGate gate)
{
    public void Get(string path, YandexMethod method, Func<YandexExchange, Task> handle) => Add(HttpMethods.Get, path, method, handle);

    public void Post(string path, YandexMethod method, Func<YandexExchange, Task> handle) => Add(HttpMethods.Post, path, method, handle);

    public void Put(string path, YandexMethod method, Func<YandexExchange, Task> handle) => Add(HttpMethods.Put, path, method, handle);

    private void Add(string verb, string path, YandexMethod method, Func<YandexExchange, Task> handle) =>
        app.MapMethods(YandexWire.Root + path, [verb], context => gate.EnterAsync(context, method, handle));
}
