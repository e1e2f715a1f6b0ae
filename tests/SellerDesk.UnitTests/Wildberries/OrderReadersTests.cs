using FluentAssertions;
using SellerDesk.Application.Marketplaces;
using SellerDesk.Domain.Orders;
using SellerDesk.Integrations.Http;
using SellerDesk.Integrations.Wildberries;
using Xunit;

namespace SellerDesk.UnitTests.Wildberries;

public sealed class OrderReadersTests
{
    [Fact]
    public void An_assembly_order_is_read_in_the_sellers_currency_and_major_units()
    {
        var order = Payloads.Read(Payloads.Assembly, (json, path) => AssemblyReader.Read(json, new AssemblyStatus("complete", "sorted"), "RUB", path));

        order.Number.Should().Be("ec20504c30c43e726cc56eb6045d982c");
        (order.Status, order.Stage, order.Scheme).Should().Be(("complete/sorted", OrderStage.InTransit, "FBS"));
        order.OrderedAt.Should().Be(new DateTimeOffset(2026, 3, 4, 7, 56, 29, TimeSpan.Zero));
        order.Lines.Should().Equal(new IncomingOrderLine(1, new IncomingProduct("148200001", null, "KR-1/белый"), null, 1, 283.22m, 0, "RUB"));
        order.Facts.Should().Contain("fbsId", "6421807104").And.Contain("cart", "100_ab").And.Contain("salePrice", "10.14 BYN");
    }

    [Theory]
    [InlineData(643, "RUB")]
    [InlineData(398, "KZT")]
    [InlineData(933, "BYN")]
    [InlineData(417, "KGS")]
    [InlineData(51, "AMD")]
    [InlineData(860, "UZS")]
    [InlineData(156, "CNY")]
    [InlineData(999, "RUB")]
    public void A_currency_number_becomes_its_letters(int number, string letters) =>
        Payloads.Read(Payloads.Assembly.With(("currencyCode", $"{number}"), ("convertedPrice", null), ("convertedCurrencyCode", null)), (json, path) => AssemblyReader.Read(json, default, "RUB", path))
            .Lines[0].Should().Match<IncomingOrderLine>(line => line.Currency == letters && line.UnitPrice == 10.14m);

    [Theory]
    [InlineData("new", "waiting", OrderStage.Received)]
    [InlineData("confirm", "waiting", OrderStage.Assembled)]
    [InlineData("complete", "waiting", OrderStage.HandedOver)]
    [InlineData("complete", "accepted_by_carrier", OrderStage.HandedOver)]
    [InlineData("complete", "sent_to_carrier", OrderStage.HandedOver)]
    [InlineData("complete", "sorted", OrderStage.InTransit)]
    [InlineData("complete", "ready_for_pickup", OrderStage.InTransit)]
    [InlineData("complete", "postponed_delivery", OrderStage.InTransit)]
    [InlineData("complete", "sold", OrderStage.Delivered)]
    [InlineData("new", "declined_by_client", OrderStage.Cancelled)]
    [InlineData("complete", "canceled_by_client", OrderStage.Cancelled)]
    [InlineData("complete", "defect", OrderStage.Cancelled)]
    [InlineData("cancel", "canceled", OrderStage.Cancelled)]
    [InlineData("cancel_carrier", "canceled_by_carrier", OrderStage.Cancelled)]
    [InlineData("cancel", "waiting", OrderStage.Cancelled)]
    [InlineData("complete", "something_new", OrderStage.HandedOver)]
    [InlineData("newer", "something_new", null)]
    public void Two_status_words_make_one_stage(string supplier, string wildberries, OrderStage? stage)
    {
        var status = new AssemblyStatus(supplier, wildberries);

        (status.Stage, status.Words).Should().Be((stage, $"{supplier}/{wildberries}"));
    }

    [Fact]
    public void A_row_of_the_orders_report_is_in_Moscow_time_and_the_year_1_is_never()
    {
        var order = Payloads.Read(Payloads.ReportOrder, (json, path) => ReportReader.ReadOrder(json, "RUB", path));

        (order.Stage, order.CancelledAt, order.Status, order.BuyerRegion).Should().Be((OrderStage.Received, null, null, "Московская"));
        order.OrderedAt.Should().Be(new DateTimeOffset(2026, 3, 4, 15, 8, 31, TimeSpan.Zero));
        order.Lines.Should().Equal(new IncomingOrderLine(1, new IncomingProduct("148200001", null, "KR-1/белый", "Тёплый дом", "Кружки"), "Кружки", 1, 1145, 0, "RUB"));
    }

    [Fact]
    public void A_cancelled_order_says_when()
    {
        var order = Payloads.Read(Payloads.ReportOrder.With(("isCancel", "true"), ("cancelDate", "\"2026-03-09T00:00:00\"")), (json, path) => ReportReader.ReadOrder(json, "RUB", path));

        (order.Stage, order.CancelledAt).Should().Be((OrderStage.Cancelled, new DateTimeOffset(2026, 3, 8, 21, 0, 0, TimeSpan.Zero)));
    }

    [Fact]
    public void A_time_that_does_say_its_zone_is_taken_at_its_word() =>
        Payloads.Read(Payloads.ReportOrder.With(("date", "\"2026-03-04T18:08:31Z\"")), (json, path) => ReportReader.ReadOrder(json, "RUB", path))
            .OrderedAt.Should().Be(new DateTimeOffset(2026, 3, 4, 18, 8, 31, TimeSpan.Zero));

    [Fact]
    public void A_sale_is_a_delivery_at_the_price_before_the_wallets_discount()
    {
        var sale = Payloads.Read(Payloads.ReportSale, (json, path) => ReportReader.ReadSale(json, "RUB", path));

        (sale.Stage, sale.DeliveredAt).Should().Be((OrderStage.Delivered, new DateTimeOffset(2026, 3, 9, 9, 0, 0, TimeSpan.Zero)));
        sale.Lines[0].UnitPrice.Should().Be(1145);
        sale.Facts["sale"].Should().Be("S9993700024");
    }

    [Fact]
    public void A_return_keeps_the_price_positive_and_does_not_unsay_the_delivery()
    {
        var back = Payloads.Read(Payloads.ReportSale.With(("saleID", "\"R1\""), ("finishedPrice", "-1100"), ("priceWithDisc", "-1547")), (json, path) => ReportReader.ReadSale(json, "RUB", path));

        (back.Stage, back.DeliveredAt).Should().Be((OrderStage.Returned, null));
        back.Lines[0].UnitPrice.Should().Be(1145);
    }

    [Fact]
    public void Prices_of_zero_mean_not_known_yet() =>
        Payloads.Read(Payloads.ReportSale.With(("finishedPrice", "0"), ("priceWithDisc", "0")), (json, path) => ReportReader.ReadSale(json, "RUB", path)).Lines.Should().BeEmpty();

    [Theory]
    [InlineData("srid", "$.srid: missing")]
    [InlineData("saleID", "$.saleID: missing")]
    public void A_row_without_its_number_is_named(string field, string reason)
    {
        var read = () => Payloads.Read(Payloads.ReportSale.With((field, null)), (json, path) => ReportReader.ReadSale(json, "RUB", path));

        read.Should().Throw<FieldException>().WithMessage(reason);
    }
}
