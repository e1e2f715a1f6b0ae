using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;
using SellerDesk.Application.Data;
using SellerDesk.Application.Marketplaces;
using SellerDesk.Application.Orders;
using SellerDesk.Application.Orders.Times;
using SellerDesk.Domain.Orders;
using SellerDesk.Domain.Shops;
using SellerDesk.IntegrationTests.Fixtures;
using SellerDesk.IntegrationTests.Inbox;

namespace SellerDesk.IntegrationTests.Orders;

/// <summary>Orders with times, and the days that are counted from them.</summary>
public sealed class LegFixture : DeskFixture
{
    public static readonly DateTimeOffset Now = InboxFixture.Now;
    public static readonly DateOnly Today = DateOnly.FromDateTime(Now.DateTime);

    private static readonly string[] Carriers = ["СДЭК", "Почта", "Boxberry"];

    /// <summary>Orders as marketplaces tell them: times missing, out of order, some without a carrier or with two products.</summary>
    public static IncomingOrder Any(Random random, int number)
    {
        var ordered = Now.AddMinutes(-random.Next(60 * 24 * 60));
        DateTimeOffset? Told(double chance, DateTimeOffset at) => random.NextDouble() < chance ? at : null;
        var approved = ordered.AddMinutes(random.Next(-30, 600));
        var handed = approved.AddHours(random.Next(-3, 90));
        return new IncomingOrder
        {
            Number = $"L{number}",
            Status = "any",
            Stage = random.Next(9) == 0 ? OrderStage.Cancelled : OrderStage.Delivered,
            OrderedAt = Told(0.95, ordered),
            ApprovedAt = Told(0.7, approved),
            HandedOverAt = Told(0.8, handed),
            DeliveredAt = Told(0.8, handed.AddHours(Math.Exp(random.NextDouble() * 6) - 5)),
            PromisedAt = Told(0.9, ordered.AddDays(random.Next(1, 9))),
            ShipBy = Told(0.9, ordered.AddHours(random.Next(1, 60))),
            Carrier = random.Next(5) == 0 ? null : Carriers[random.Next(Carriers.Length)],
            Warehouse = random.Next(3) == 0 ? null : $"Склад {random.Next(3)}",
            BuyerRegion = random.Next(4) == 0 ? null : $"Область {random.Next(6)}",
            Lines = [.. Enumerable.Range(1, random.Next(0, 3)).Select(line => new IncomingOrderLine(line, new IncomingProduct($"10{random.Next(4)}", "Товар"), "Разное", 1, 100, random.Next(0, 2) * 30, "RUB"))],
        };
    }

    public async Task WriteAsync(Shop shop, IReadOnlyList<IncomingOrder> orders) => await WriteAsync(shop, Now, OrderWriter.WriteAsync, orders);

    /// <summary>Until no day waits.</summary>
    public async Task RemakeAsync()
    {
        while (await new RemakeOrderDaysJob(Desk.Services.GetRequiredService<NpgsqlDataSource>()).RunAsync(CancellationToken.None))
        {
        }
    }
}
