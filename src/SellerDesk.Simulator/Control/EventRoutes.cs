using SellerDesk.Simulator.Life;
using SellerDesk.Simulator.World;

namespace SellerDesk.Simulator.Control;

/// <summary>Making something happen to orders now: one comes, its buyer writes, its buyer claims.</summary>
internal static class EventRoutes
{
    private const int LookBackDays = 40;

    public static void MapEvents(this RouteGroupBuilder control)
    {
        control.MapPost("/order", AddOrder);
        control.MapPost("/chat", AddMessage);
        control.MapPost("/claim", AddClaim);
    }

    private static IResult AddOrder(OrderBody body, Simulation world)
    {
        if (Catalog.Find(body.Account) is not { } account)
        {
            return NoAccount(body.Account);
        }

        Fate? fate = Enum.TryParse<Fate>(body.Fate, ignoreCase: true, out var named) ? named : null;
        if (body.Fate is not null && fate is null)
        {
            return Results.Problem($"fate: {string.Join(", ", Enum.GetNames<Fate>())}", statusCode: StatusCodes.Status400BadRequest);
        }

        var row = world.Write(account, (shop, now) => new JournalRow
        {
            At = now,
            Account = account.Key,
            Kind = JournalRow.OrderAdded,
            Key = shop.Shop.NextKey(now).Packed,
            Order = new OrderWish(now, body.Product, body.Late, fate),
            Accepted = true,
            IdKnown = true,
        });
        return Results.Ok(new { order = row.Key, number = EventKey.Unpack(row.Key).OrderNumber });
    }

    private static IResult AddMessage(ChatBody body, Simulation world)
    {
        if (Catalog.Find(body.Account) is not { } account)
        {
            return NoAccount(body.Account);
        }

        return Done(world.Write(account, (shop, now) => new JournalRow
        {
            At = now,
            Account = account.Key,
            Kind = JournalRow.BuyerWrote,
            Key = body.Order ?? KeyOf(shop, now, order => shop.Chats.Find(order.Key.Packed, now) is null),
            Text = body.Text ?? "Здравствуйте! Где мой заказ?",
            Count = body.Photos ?? 0,
        } is var row && shop.Shop.FindOrder(row.Key, now) is not null ? row with { Accepted = true, IdKnown = true } : row));
    }

    private static IResult AddClaim(ClaimBody body, Simulation world)
    {
        if (Catalog.Find(body.Account) is not { } account)
        {
            return NoAccount(body.Account);
        }

        if (!Enum.TryParse<ClaimReason>(body.Reason ?? nameof(ClaimReason.Defect), ignoreCase: true, out var reason))
        {
            return Results.Problem($"reason: {string.Join(", ", Enum.GetNames<ClaimReason>())}", statusCode: StatusCodes.Status400BadRequest);
        }

        return Done(world.Write(account, (shop, now) => new JournalRow
        {
            At = now,
            Account = account.Key,
            Kind = JournalRow.ClaimOpened,
            Key = body.Order ?? KeyOf(shop, now, order => order.Fate == Fate.Bought && order.ClosedAt < now && Claim.Of(order, shop.Settings.Start) is null && shop.Claims.Find(order.Key.Packed, now) is null),
            Verb = reason.ToString(),
        } is var row && shop.Shop.FindOrder(row.Key, now) is not null && shop.Claims.Find(row.Key, now) is null ? row with { Accepted = true, IdKnown = true } : row));
    }

    private static long KeyOf(ShopBooks shop, DateTimeOffset now, Func<Order, bool> fits) =>
        shop.Shop.OrdersBetween(now.AddDays(-LookBackDays), now).LastOrDefault(order => !order.IsCancelled && fits(order))?.Key.Packed ?? 0;

    private static IResult Done(JournalRow row) => row.Accepted
        ? Results.Ok(new { order = row.Key, number = EventKey.Unpack(row.Key).OrderNumber })
        : Results.Problem($"Нет такого заказа: {row.Key}", statusCode: StatusCodes.Status400BadRequest);

    private static IResult NoAccount(string? key) => Results.Problem($"Нет такого кабинета: {key}", statusCode: StatusCodes.Status400BadRequest);
}
