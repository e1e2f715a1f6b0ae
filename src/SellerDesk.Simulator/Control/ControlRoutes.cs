using SellerDesk.Simulator.Life;
using SellerDesk.Simulator.Marketplaces;
using SellerDesk.Simulator.World;

namespace SellerDesk.Simulator.Control;

/// <summary>How a person or a test steers the world: the clock, the limits, the faults, the volume, tokens.</summary>
internal static class ControlRoutes
{
    public static void MapControl(this WebApplication app)
    {
        var control = app.MapGroup("/control");
        control.MapGet("/clock", ShowClock);
        control.MapPost("/clock", SetClock);
        control.MapGet("/token", IssueToken);
        control.MapGet("/limits", (RateLimits limits) => new { enabled = limits.Enabled, scale = limits.Scale });
        control.MapPost("/limits", (LimitsBody body, RateLimits limits) =>
        {
            limits.Set(body.Enabled, body.Scale);
            return Results.Ok(new { enabled = limits.Enabled, scale = limits.Scale });
        });
        control.MapGet("/faults", (Faults faults) => faults.All);
        control.MapGet("/spoilt", (Spoiler spoiler) => spoiler.Spoilt);
        control.MapPost("/faults", AddFault);
        control.MapDelete("/faults", (Faults faults) =>
        {
            faults.Clear();
            return Results.NoContent();
        });
        control.MapGet("/poisoned", (Poison poison) => poison.Given);
        control.MapPost("/moderation", SetModeration);
        control.MapPost("/volume", SetVolume);
        control.MapPost("/reset", async (HttpContext context, Simulation world, Faults faults, RateLimits limits, Spoiler spoiler) =>
        {
            var body = context.Request.ContentLength > 0 ? await context.Request.ReadFromJsonAsync<ResetBody>() : null;
            world.Reset(body?.Start?.ToUniversalTime());
            faults.Clear();
            spoiler.Forget();
            limits.Set(true, 1);
            return ShowClock(world);
        });
        control.MapAdditions();
        control.MapTruth();
        control.MapEvents();
        control.MapPushes();
    }

    private static IResult ShowClock(Simulation world) =>
        Results.Ok(new { now = world.Clock.Now, speed = world.Clock.Speed, start = world.Settings.Start });

    private static IResult SetClock(ClockBody body, Simulation world)
    {
        if (body.Speed is < 0 or > 1_000_000)
        {
            return Results.Problem("speed: от 0 до 1000000", statusCode: StatusCodes.Status400BadRequest);
        }

        if (body.Now is { } now)
        {
            world.Clock.Move(now);
        }

        if (body.Jump is { } jump)
        {
            world.Clock.Move(world.Clock.Now + jump);
        }

        if (body.Speed is { } speed)
        {
            world.Clock.Run(speed);
        }

        return ShowClock(world);
    }

    private static IResult IssueToken(Wires wires, string? account, string? marketplace, string? scopes, double? days, string? type, string? kind, string? subscription)
    {
        if (Catalog.Find(account) is not { } seller)
        {
            return Results.Problem($"Нет такого кабинета: {account}", statusCode: StatusCodes.Status400BadRequest);
        }

        if (wires.Named(marketplace) is not { } wire)
        {
            return Results.Problem($"Нет такой площадки: {marketplace}", statusCode: StatusCodes.Status400BadRequest);
        }

        var names = string.IsNullOrEmpty(scopes) ? null : scopes.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);
        var (keys, problem) = wire.IssueKeys(new KeyWish(seller, names, kind ?? type, days, subscription));
        return keys is null ? Results.Problem(problem, statusCode: StatusCodes.Status400BadRequest) : Results.Ok(keys);
    }

    private static IResult AddFault(FaultBody body, Faults faults, Wires wires)
    {
        if (body.Kind is null || !Faults.Kinds.Contains(body.Kind))
        {
            return Results.Problem($"kind: {string.Join(", ", Faults.Kinds)}", statusCode: StatusCodes.Status400BadRequest);
        }

        if (wires.Named(body.Marketplace) is not { } wire)
        {
            return Results.Problem($"Нет такой площадки: {body.Marketplace}", statusCode: StatusCodes.Status400BadRequest);
        }

        faults.Add(new Fault(body.Path ?? $"{wire.Prefix}/*", body.Kind, body.Share ?? 1, body.Times, body.Seconds, body.Method));
        return Results.Ok(faults.All);
    }

    private static IResult SetModeration(ModerationBody body, Simulation world)
    {
        world.ModerationSeconds = body.Seconds ?? world.ModerationSeconds;
        world.RefuseNext = body.RefuseNext ?? world.RefuseNext;
        return Results.Ok(new { seconds = world.ModerationSeconds, refuseNext = world.RefuseNext });
    }

    private static IResult SetVolume(VolumeBody body, Simulation world)
    {
        if ((body.Volume ?? body.OrdersPerDay) is not { } volume || volume is < 0 or > 200_000)
        {
            return Results.Problem("volume: заказов в день на кабинет, от 0 до 200000", statusCode: StatusCodes.Status400BadRequest);
        }

        foreach (var account in Catalog.Accounts.Where(account => body.Account is null || account.Key == body.Account))
        {
            world.Write(account, (_, now) => new JournalRow { At = now, Account = account.Key, Kind = JournalRow.VolumeChanged, Volume = volume, Accepted = true });
        }

        return Results.Ok(new { volume });
    }
}
