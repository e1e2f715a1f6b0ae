using SellerDesk.Simulator.Life;
using SellerDesk.Simulator.Marketplaces;
using SellerDesk.Simulator.World;

namespace SellerDesk.Simulator.Control;

/// <summary>Where pushes go, what became of them, losing and repeating them.</summary>
internal static class PushRoutes
{
    public static void MapPushes(this RouteGroupBuilder control)
    {
        control.MapGet("/push-target", (Simulation world) => world.PushTargets);
        control.MapPost("/push-target", SetTargetAsync);
        control.MapGet("/pushes", (PushOutbox outbox, string? account, string? marketplace) => outbox.History(account, marketplace));
        control.MapPost("/push", SteerAsync);
    }

    private static async Task<IResult> SetTargetAsync(PushTargetBody body, Simulation world, PushOutbox outbox, CancellationToken cancel)
    {
        if (Catalog.Find(body.Account) is not { } account)
        {
            return Results.Problem($"Нет такого кабинета: {body.Account}", statusCode: StatusCodes.Status400BadRequest);
        }

        var marketplace = body.Marketplace ?? account.Marketplace;
        if (!outbox.Marketplaces.Contains(marketplace))
        {
            return Results.Problem($"Уведомления шлют только: {string.Join(", ", outbox.Marketplaces)}", statusCode: StatusCodes.Status400BadRequest);
        }

        if (!string.IsNullOrEmpty(body.Url) && !Uri.TryCreate(body.Url, UriKind.Absolute, out _))
        {
            return Results.Problem($"Не адрес: {body.Url}", statusCode: StatusCodes.Status400BadRequest);
        }

        world.Write(account, (_, now) => new JournalRow { At = now, Account = account.Key, Kind = JournalRow.PushTarget, Marketplace = marketplace, Text = body.Url ?? "", Accepted = true, IdKnown = true });
        if (body.Url is { Length: > 0 } url)
        {
            await outbox.OpenAsync(new PushTarget(account.Key, marketplace, url), cancel);
        }

        return Results.Ok(world.PushTargets);
    }

    private static async Task<IResult> SteerAsync(PushBodyWish body, PushOutbox outbox, CancellationToken cancel)
    {
        outbox.LoseNext = body.LoseNext ?? outbox.LoseNext;
        var repeated = body.Repeat is { } count ? await outbox.RepeatAsync(body.Account, body.Marketplace, count, cancel) : 0;
        return Results.Ok(new { loseNext = outbox.LoseNext, repeated });
    }
}
