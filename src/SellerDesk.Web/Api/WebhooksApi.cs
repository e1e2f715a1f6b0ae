using System.ComponentModel;
using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Http.HttpResults;
using SellerDesk.Application.Hooks;
using SellerDesk.Domain.Hooks;
using SellerDesk.Domain.Shops;

namespace SellerDesk.Web.Api;

internal static class WebhooksApi
{
    public static void Map(RouteGroupBuilder api)
    {
        var hooks = api.MapGroup("/webhooks").RequireAuthorization(ApiPolicies.Admin).WithTags("Webhooks");
        hooks.MapGet("", ListAsync).WithName("listWebhooks").WithSummary("Webhooks: those that somebody has to look at come first.");
        hooks.MapGet("/events", Events).WithName("listWebhookEvents").WithSummary("Everything that a webhook can ask for.");
        hooks.MapGet("/{id:guid}", GetAsync).WithName("getWebhook").WithSummary("One webhook.");
        hooks.MapPost("", CreateAsync).WithMetadata(new AnswersSecret()).WithName("createWebhook").WithSummary("Makes a webhook. Its secret is told here and never again.");
        hooks.MapPut("/{id:guid}", ChangeAsync).WithName("changeWebhook").WithSummary("Changes a webhook. What waits for one that is switched off is given up.");
        hooks.MapDelete("/{id:guid}", RemoveAsync).WithName("removeWebhook").WithSummary("Removes a webhook with its deliveries.");
        hooks.MapPost("/{id:guid}/secret", RotateAsync).WithMetadata(new AnswersSecret()).WithName("rotateWebhookSecret").WithSummary("Makes a new secret; the old one signs beside it for a day.");
        hooks.MapPost("/{id:guid}/test", TestAsync).WithName("testWebhook").WithSummary("Calls the address at once with an event that means nothing.");
        hooks.MapPost("/{id:guid}/replay", ReplayAsync).WithName("replayWebhook").WithSummary("Sends again what happened in a period, or after an event; events keep their ids.");
        hooks.MapGet("/{id:guid}/deliveries", DeliveriesAsync).WithName("listWebhookDeliveries").WithSummary("What was sent and what waits, newest first.");
        hooks.MapGet("/{id:guid}/deliveries/{deliveryId:guid}", DeliveryAsync).WithName("getWebhookDelivery").WithSummary("One delivery with its request and every answer.");
        hooks.MapPost("/{id:guid}/deliveries/{deliveryId:guid}/replay", RepeatAsync).WithName("replayWebhookDelivery").WithSummary("Sends one delivery again.");
    }

    private static async Task<Ok<ApiSlice<WebhookShape>>> ListAsync(HttpContext http, HookList list, CancellationToken cancel) =>
        TypedResults.Ok(new ApiSlice<WebhookShape>([.. (await list.LoadAsync(ApiInput.Actor(http), cancel)).Select(WebhookShape.Of)], null));

    private static Ok<ApiSlice<string>> Events() => TypedResults.Ok(new ApiSlice<string>(HookEvents.All, null));

    private static async Task<Ok<WebhookShape>> GetAsync(HttpContext http, Guid id, HookList list, CancellationToken cancel) => TypedResults.Ok(await FindAsync(http, id, list, cancel));

    private static async Task<Created<CreatedWebhook>> CreateAsync(HttpContext http, WebhookBody body, SaveHook save, HookList list, CancellationToken cancel)
    {
        var created = await save.CreateAsync(ApiInput.Actor(http), Wish(body), cancel);
        return TypedResults.Created($"{ApiSetup.Root}/webhooks/{created.Id.Value}", new CreatedWebhook(await FindAsync(http, created.Id.Value, list, cancel), created.Secret));
    }

    private static async Task<Ok<WebhookShape>> ChangeAsync(HttpContext http, Guid id, WebhookBody body, SaveHook save, HookList list, CancellationToken cancel)
    {
        await save.ChangeAsync(ApiInput.Actor(http), new HookId(id), Wish(body), cancel);
        return TypedResults.Ok(await FindAsync(http, id, list, cancel));
    }

    private static async Task<NoContent> RemoveAsync(HttpContext http, Guid id, SaveHook save, CancellationToken cancel)
    {
        await save.RemoveAsync(ApiInput.Actor(http), new HookId(id), cancel);
        return TypedResults.NoContent();
    }

    private static async Task<Ok<CreatedWebhook>> RotateAsync(HttpContext http, Guid id, SaveHook save, HookList list, CancellationToken cancel)
    {
        var secret = await save.RotateAsync(ApiInput.Actor(http), new HookId(id), cancel);
        return TypedResults.Ok(new CreatedWebhook(await FindAsync(http, id, list, cancel), secret));
    }

    private static async Task<Ok<DeliveryDetails>> TestAsync(HttpContext http, Guid id, TryHook test, HookDeliveryList list, CancellationToken cancel)
    {
        var actor = ApiInput.Actor(http);
        var delivery = await test.ExecuteAsync(actor, new HookId(id), cancel);
        return TypedResults.Ok(DeliveryDetails.Of(await list.FindAsync(actor, new HookId(id), delivery, cancel)));
    }

    private static async Task<Accepted<ReplayAnswer>> ReplayAsync(HttpContext http, Guid id, ReplayBody body, ReplayHooks replay, CancellationToken cancel)
    {
        var sent = await replay.ManyAsync(ApiInput.Actor(http), new HookId(id), new ReplayAsk(body.From, body.To, body.AfterEvent), cancel);
        return TypedResults.Accepted($"{ApiSetup.Root}/webhooks/{id}/deliveries", new ReplayAnswer(sent));
    }

    private static async Task<Ok<ApiSlice<DeliveryShape>>> DeliveriesAsync(
        HttpContext http, Guid id, HookDeliveryList list,
        [Description("waiting, sending, delivered or dead (given up)."), Words(typeof(HookDeliveryState))] string? state = null,
        [Description("next of the slice before.")] string? after = null,
        [Description("How many, 50 unless said."), Range(1, Cursor.MaxLimit)] int? limit = null,
        CancellationToken cancel = default)
    {
        var place = Cursor.Read(after) is { } key ? new HookDeliveryKey(key.At, key.Id) : (HookDeliveryKey?)null;
        var (rows, next) = await list.LoadAsync(ApiInput.Actor(http), new HookId(id), ApiInput.Word<HookDeliveryState>("state", state), place, Cursor.Limit(limit), cancel);
        return TypedResults.Ok(new ApiSlice<DeliveryShape>([.. rows.Select(DeliveryShape.Of)], next is { } last ? Cursor.Write(last.At, last.Id) : null));
    }

    private static async Task<Ok<DeliveryDetails>> DeliveryAsync(HttpContext http, Guid id, Guid deliveryId, HookDeliveryList list, CancellationToken cancel) =>
        TypedResults.Ok(DeliveryDetails.Of(await list.FindAsync(ApiInput.Actor(http), new HookId(id), deliveryId, cancel)));

    private static async Task<Accepted<DeliveryDetails>> RepeatAsync(HttpContext http, Guid id, Guid deliveryId, ReplayHooks replay, HookDeliveryList list, CancellationToken cancel)
    {
        var actor = ApiInput.Actor(http);
        var again = await replay.OneAsync(actor, new HookId(id), deliveryId, cancel);
        return TypedResults.Accepted($"{ApiSetup.Root}/webhooks/{id}/deliveries/{again}", DeliveryDetails.Of(await list.FindAsync(actor, new HookId(id), again, cancel)));
    }

    private static async Task<WebhookShape> FindAsync(HttpContext http, Guid id, HookList list, CancellationToken cancel) =>
        WebhookShape.Of(await list.FindAsync(ApiInput.Actor(http), new HookId(id), cancel) ?? throw new ApiMissingException("missing.webhook"));

    private static HookWish Wish(WebhookBody body)
    {
        var url = Uri.TryCreate(body.Url, UriKind.Absolute, out var address) ? address : throw new ApiInputException("url", "value");
        return body.Events.FirstOrDefault(one => !HookEvents.All.Contains(one)) is not null
            ? throw new ApiInputException("events", "word", string.Join(", ", HookEvents.All))
            : new HookWish(ApiInput.Text("name", body.Name, Hook.NameMaxLength)!, url, body.Events, [.. (body.ShopIds ?? []).Select(shop => new ShopId(shop))], body.Active ?? true);
    }
}
