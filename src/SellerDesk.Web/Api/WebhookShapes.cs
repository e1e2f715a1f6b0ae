using System.ComponentModel;
using System.Text.Json;
using SellerDesk.Application.Hooks;
using SellerDesk.Domain.Hooks;

namespace SellerDesk.Web.Api;

/// <summary>What a webhook shall be.</summary>
public sealed record WebhookBody(
    string Name, [property: Description("Where it is called: https, on the open internet.")] string Url, [property: Description("Words of GET /webhooks/events.")] IReadOnlyList<string> Events,
    [property: Description("Ids of shops; empty or left out: all of them, and what belongs to none.")] IReadOnlyList<Guid>? ShopIds = null,
    [property: Description("true unless said.")] bool? Active = null);

/// <summary>A webhook; its secret is told once, when it is made.</summary>
public sealed record WebhookShape(
    Guid Id, string Name, string Url, IReadOnlyList<string> Events, IReadOnlyList<Guid> ShopIds, bool Active,
    [property: Description("Why the desk itself switched it off: gone (it answered 410) or failing (nothing got through for three days).")] HookOff? Off, DateTimeOffset CreatedAt, DateTimeOffset ChangedAt,
    [property: Description("Since when nothing got through; null: the last call did.")] DateTimeOffset? FailingSince, DateTimeOffset? LastSuccessAt,
    [property: Description("The secret before this one signs too until then.")] DateTimeOffset? OldSecretUntil,
    [property: Description("Deliveries that wait, counted up to a thousand.")] int Waiting)
{
    public static WebhookShape Of(HookRow row) => new(
        row.Id.Value, row.Name, row.Url, row.Events, row.Shops, row.IsOn, row.Off, row.CreatedAt, row.ChangedAt, row.FailingSince, row.LastSuccessAt, row.OldSecretUntil, row.Waiting);
}

public sealed record CreatedWebhook(WebhookShape Webhook, [property: Description("Keep it: it is told here and never again.")] string Secret);

/// <summary>What is to be sent again; a field that is left out does not narrow it.</summary>
public sealed record ReplayBody(
    [property: Description("Events from then on.")] DateTimeOffset? From = null, [property: Description("Events before then.")] DateTimeOffset? To = null,
    [property: Description("Events after the one with this id.")] Guid? AfterEvent = null);

/// <param name="Sent">Deliveries that were made; what waits already is not doubled.</param>
public sealed record ReplayAnswer(int Sent);

/// <summary>An event on its way to a webhook.</summary>
public sealed record DeliveryShape(
    Guid Id, [property: Description("webhook-id of the call: the same at every try and every replay.")] Guid EventId, string Type, Guid? ShopId, HookDeliveryState State, int Tries,
    [property: Description("When the event happened.")] DateTimeOffset EventAt, DateTimeOffset CreatedAt, [property: Description("The next try, while it waits.")] DateTimeOffset? NextTryAt, DateTimeOffset? EndedAt, bool Replay,
    [property: Description("HTTP status of the last answer.")] int? Status,
    [property: Description("What went wrong: answer, slow, connection, certificate, private, redirect, broken, gone or off.")] string? Error)
{
    public static DeliveryShape Of(HookDeliveryRow row) => new(
        row.Id, row.EventId, row.Kind, row.ShopId?.Value, row.State, row.Tries, row.EventAt, row.CreatedAt, row.EndedAt is null ? row.DueAt : null, row.EndedAt, row.IsReplay, row.Status, row.Code);
}

public sealed record DeliveryDetails(DeliveryShape Delivery, DeliveryRequest Request, [property: Description("Every call, in order.")] IReadOnlyList<AttemptShape> Attempts)
{
    public static DeliveryDetails Of(HookDeliveryDetails details) => new(
        DeliveryShape.Of(details.Row), new DeliveryRequest(details.Headers, JsonDocument.Parse(details.Body).RootElement), [.. details.Attempts.Select(AttemptShape.Of)]);
}

/// <param name="Headers">Of the last call.</param>
public sealed record DeliveryRequest(IReadOnlyDictionary<string, string> Headers, JsonElement Body);

public sealed record AttemptShape(int Try, DateTimeOffset At, int Milliseconds, int? Status, string? Error, [property: Description("The beginning of the answer.")] string Answer)
{
    public static AttemptShape Of(HookAttempt attempt) => new(attempt.Try, attempt.At, attempt.Milliseconds, attempt.Status, attempt.Code, attempt.Said);
}
