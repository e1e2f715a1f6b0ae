using FluentAssertions;
using SellerDesk.Application.Marketplaces;
using SellerDesk.Application.Messages;
using SellerDesk.Application.Orders;
using SellerDesk.Domain.Buyers;
using SellerDesk.Domain.Common;
using SellerDesk.Domain.Messages;
using SellerDesk.Domain.Orders;
using SellerDesk.Domain.Products;
using SellerDesk.Domain.Team;
using SellerDesk.IntegrationTests.Fixtures;
using Xunit;

namespace SellerDesk.IntegrationTests.Messages;

/// <summary>Whoever waits for what is sold out hears that it is back: once, and only if they agreed to be reminded.</summary>
public sealed class StockWishTests(MessageTrial trial) : MessageCase(trial), IClassFixture<MessageTrial>
{
    private static CancellationToken None => CancellationToken.None;

    [Fact]
    public async Task What_is_back_in_stock_is_told_once_to_those_who_wait_and_agreed()
    {
        await Trial.RuleAsync(BuyerEventKind.BackInStock, MessagePurpose.Reminders, "«{product}» снова в наличии: {link|на площадке}");
        var product = await ProductAsync("Плед вязаный");
        var (waits, silent, other) = (await Trial.BuyerAsync("waits@example.com"), await Trial.BuyerAsync("silent@example.com"), await Trial.BuyerAsync("other@example.com"));
        await Trial.SayAsync(waits, true, purpose: ConsentPurpose.Reminders);
        await Trial.SayAsync(other, true, purpose: ConsentPurpose.Reminders);
        var wishes = Trial.Seeing<StockWishes>();
        await wishes.AddAsync(DeskFixture.Somebody(Role.Support), product, waits, None);
        await wishes.AddAsync(DeskFixture.Somebody(Role.Support), "plaid-1", await Trial.Database.ReadAsync<long>($"select number from buyers where id = '{silent}'"), None);
        (await wishes.ProductsAsync(None)).Should().ContainSingle().Which.Waiting.Should().Be(2);

        (await FluentActions.Awaiting(() => wishes.TellAsync(DeskFixture.Somebody(Role.Seller), product, "http://shop.example", None)).Should().ThrowAsync<RuleException>()).Which.Code.Should().Be("stock.link");
        (await wishes.TellAsync(DeskFixture.Somebody(Role.Seller), product, "https://shop.example/plaid", None)).Should().Be(2);
        (await wishes.TellAsync(DeskFixture.Somebody(Role.Seller), product, null, None)).Should().Be(0, "nobody waits any more");
        Clock.Set(DateTimeOffset.UtcNow.AddMinutes(1));
        await Worker().RunAsync();

        Receiver.Taken.Should().ContainSingle().Which.Should().Match<(Guid Id, string Address, string Text)>(one => one.Address == "waits@example.com" && one.Text.StartsWith("«Плед вязаный» снова в наличии: https://shop.example/plaid"));
        (await Trial.StatesAsync(silent), await Trial.StatesAsync(other)).Should().Be(("", ""));
        (await wishes.ProductsAsync(None)).Should().BeEmpty();
        await wishes.AddAsync(DeskFixture.Somebody(Role.Support), product, waits, None);
        (await wishes.BuyersAsync(product, None)).Should().ContainSingle("whoever was told may ask again").Which.Buyer.Should().Be(waits);
    }

    private async Task<ProductId> ProductAsync(string name)
    {
        var order = new IncomingOrder
        {
            Number = "stock-1",
            Status = "Delivered",
            Stage = OrderStage.Delivered,
            OrderedAt = MessageTrial.Noon.AddDays(-9),
            Lines = [new IncomingOrderLine(1, new IncomingProduct("plaid-1", name), null, 1, 900, 0, "RUB")],
        };
        await Trial.WriteAsync(await Trial.AnyShopAsync(), MessageTrial.Noon, OrderWriter.WriteAsync, order);
        return new ProductId(await Trial.Database.ReadAsync<Guid>("select id from products where number = 'plaid-1'"));
    }
}
