using System.Globalization;
using System.Text.Json;
using FluentAssertions;
using SellerDesk.Application.Marketplaces;
using SellerDesk.Domain.Complaints;
using SellerDesk.Domain.Orders;
using SellerDesk.Integrations.Http;
using SellerDesk.Integrations.Kaspi;
using Xunit;

namespace SellerDesk.UnitTests.Kaspi;

public sealed class KaspiReaderTests
{
    private const string Attributes = """
        "code":"543036631","totalPrice":12990.0,"paymentMode":"PAY_WITH_CREDIT","creditTerm":12,"signatureRequired":false,"isKaspiDelivery":true,"deliveryMode":"DELIVERY_REGIONAL_TODOOR",
        "creationDate":1763712000000,"approvedByBankDate":"1763712060000","state":"KASPI_DELIVERY","status":"ASSEMBLE","pickupPointId":"PP1",
        "customer":{"id":"NzA1MTIzNDUwNg","name":null,"cellPhone":"7051234506","firstName":"Айгерим","lastName":"Нурланова"}
        """;

    private const string Nested = """
        "kaspiDelivery":{"plannedDeliveryDate":1764100000000,"courierTransmissionPlanningDate":1763800000000,"courierTransmissionDate":1763790000000,"waybillNumber":"KD1","express":true,
        "deliveryAddress":{"town":"Алматы","streetName":"Абая","formattedAddress":"Алматы, Абая, 7"}}
        """;

    private const string Beside = """
        "plannedDeliveryDate":1764100000000,"courierTransmissionPlanningDate":1763800000000,"courierTransmissionDate":1763790000000,"waybillNumber":"KD1","express":true,
        "deliveryAddress":{"town":"Алматы","streetName":"Абая","formattedAddress":"Алматы, Абая, 7"}
        """;

    [Theory]
    [InlineData(Nested)]
    [InlineData(Beside)]
    public void The_delivery_s_fields_are_found_in_their_own_object_and_beside_it(string delivery)
    {
        var order = Read($"{Attributes},{delivery}").Order;

        order.Number.Should().Be("543036631");
        (order.Status, order.Stage, order.Scheme).Should().Be(("KASPI_DELIVERY/ASSEMBLE", OrderStage.HandedOver, "KASPI_DELIVERY"));
        order.OrderedAt.Should().Be(DateTimeOffset.FromUnixTimeMilliseconds(1763712000000));
        order.ApprovedAt.Should().Be(DateTimeOffset.FromUnixTimeMilliseconds(1763712060000), "numbers come as texts too");
        order.ShipBy.Should().Be(DateTimeOffset.FromUnixTimeMilliseconds(1763800000000));
        order.PromisedAt.Should().Be(DateTimeOffset.FromUnixTimeMilliseconds(1764100000000));
        order.HandedOverAt.Should().Be(DateTimeOffset.FromUnixTimeMilliseconds(1763790000000));
        (order.BuyerCity, order.TrackingNumber, order.Carrier, order.Warehouse).Should().Be(("Алматы", "KD1", "Kaspi", "PP1"));
        order.Facts["express"].Should().Be("true");
        order.Facts.Values.Should().NotContain(value => value.Contains("Абая", StringComparison.Ordinal));
        order.Buyer.Should().Be(new IncomingBuyer("Айгерим Нурланова", "7051234506"));
    }

    [Theory]
    [InlineData("""{"id":"NzA1MTIzNDUwNg","cellPhone":"7051234506"}""")]
    [InlineData("""{"id":"NzA1MTIzNDUwNg=="}""")]
    [InlineData("""{"cellPhone":"+7 (705) 123-45-06"}""")]
    [InlineData("""{"cellPhone":77051234506}""")]
    public void A_buyer_is_known_again_by_the_number_and_by_the_phone_in_it(string customer) =>
        Read($"{Attributes},{Nested}".Replace(Customer, customer, StringComparison.Ordinal)).Order.BuyerNumber.Should().Be("7051234506");

    [Theory]
    [InlineData("""{"id":"c0ffee-42"}""", "c0ffee-42")]
    [InlineData("null", null)]
    [InlineData("[]", null)]
    public void A_number_that_is_no_phone_stays_itself(string customer, string? number) =>
        Read($"{Attributes},{Nested}".Replace(Customer, customer, StringComparison.Ordinal)).Order.BuyerNumber.Should().Be(number);

    [Theory]
    [InlineData("NEW", "APPROVED_BY_BANK", OrderStage.Received)]
    [InlineData("SIGN_REQUIRED", "APPROVED_BY_BANK", OrderStage.Received)]
    [InlineData("PICKUP", "ACCEPTED_BY_MERCHANT", OrderStage.Assembled)]
    [InlineData("DELIVERY", "ARRIVED", OrderStage.Assembled)]
    [InlineData("KASPI_DELIVERY", "ASSEMBLED", OrderStage.Packed)]
    [InlineData("KASPI_DELIVERY", "CANCELLING", OrderStage.Packed)]
    [InlineData("KASPI_DELIVERY", "KASPI_DELIVERY_RETURN_REQUESTED", OrderStage.Delivered)]
    [InlineData("ARCHIVE", "RETURN_ACCEPTED_BY_MERCHANT", OrderStage.Returned)]
    [InlineData("ARCHIVE", "RETURNED", OrderStage.Returned)]
    [InlineData("ARCHIVE", "COMPLETED", OrderStage.Delivered)]
    [InlineData("ARCHIVE", "СANCELLED", OrderStage.Cancelled)]
    [InlineData("archive", "cancelled", OrderStage.Cancelled)]
    [InlineData("ARCHIVE", "SOMETHING_NEW", null)]
    public void Statuses_become_stages_and_a_new_word_stays_a_word(string state, string status, OrderStage? stage)
    {
        var order = Read($"{Attributes},{Beside}".Replace("\"KASPI_DELIVERY\",\"status\":\"ASSEMBLE\"", $"\"{state}\",\"status\":\"{status}\"", StringComparison.Ordinal)
            .Replace("\"courierTransmissionDate\":1763790000000,", "", StringComparison.Ordinal)).Order;
        order.Stage.Should().Be(stage);
        order.Status.Should().EndWith(stage is null ? "SOMETHING_NEW" : "");
    }

    [Fact]
    public void A_field_s_name_in_cyrillic_letters_is_read() =>
        Read($"{Attributes},{Nested}".Replace("\"code\"", "\"сode\"", StringComparison.Ordinal)).Order.Number.Should().Be("543036631");

    [Theory]
    [InlineData("""{"attributes":null}""", "$.attributes: missing")]
    [InlineData("""{"attributes":{"state":"NEW"}}""", "$.attributes.code: missing")]
    [InlineData("""{"attributes":{"code":{}}}""", "$.attributes.code: not a text")]
    public void An_order_without_a_number_is_unreadable(string order, string problem)
    {
        using var document = JsonDocument.Parse(order);
        var read = () => OrderReader.Read(document.RootElement, new Dictionary<string, JsonElement>(), "KZT", "$");
        read.Should().Throw<FieldException>().WithMessage(problem);
    }

    [Fact]
    public void Entries_become_lines_only_when_all_that_the_order_names_came()
    {
        const string relationships = """ "relationships":{"entries":{"data":[{"type":"orderentries","id":"e2"},{"type":"orderentries","id":"e1"}]}}""";
        const string one = """{"type":"orderentries","id":"e1","attributes":{"quantity":2,"basePrice":100.5,"totalPrice":201.0,"entryNumber":0,"category":{"code":"Master - 1","title":"Кремы"},"offer":{"code":"SKU-1","name":"Крем"}}}""";
        const string two = """{"type":"orderentries","id":"e2","attributes":{"quantity":"0.35","totalPrice":70,"entryNumber":1,"unitType":"MEASURABLE","offer":{"code":"SKU-2"}}}""";

        var whole = Read($"{Attributes},{Nested}", relationships, one, two);
        whole.HasLines.Should().BeTrue();
        whole.Order.Lines.Should().Equal(
            new IncomingOrderLine(1, new IncomingProduct("SKU-1", "Крем", "SKU-1", null, "Кремы"), "Кремы", 2, 100.5m, 0, "KZT"),
            new IncomingOrderLine(2, new IncomingProduct("SKU-2", null, "SKU-2"), null, 1, 70m, 0, "KZT"));
        Read($"{Attributes},{Nested}", relationships, one).HasLines.Should().BeFalse();
        Read($"{Attributes},{Nested}", relationships, one, """{"type":"orderentries","id":"e2","attributes":{"quantity":1}}""").HasLines.Should().BeFalse("its product is not named");
        Read($"{Attributes},{Nested}").HasLines.Should().BeFalse();
    }

    [Theory]
    [InlineData("KASPI_DELIVERY", "CANCELLING", false, ReturnKind.Cancellation, ReturnStage.OnTheWay, "ARRIVED_BACKWARD")]
    [InlineData("KASPI_DELIVERY", "KASPI_DELIVERY_RETURN_REQUESTED", true, ReturnKind.Return, ReturnStage.AwaitsSeller, "ARRIVED_BACKWARD")]
    [InlineData("ARCHIVE", "RETURN_ACCEPTED_BY_MERCHANT", true, ReturnKind.Return, ReturnStage.Received, null)]
    [InlineData("ARCHIVE", "RETURNED", true, ReturnKind.Return, ReturnStage.Closed, null)]
    [InlineData("ARCHIVE", "CANCELLED", false, ReturnKind.Cancellation, ReturnStage.Closed, null)]
    public void Statuses_become_returns(string state, string status, bool back, ReturnKind kind, ReturnStage stage, string? decision)
    {
        using var document = Document($"{Attributes},\"cancellationReason\":\"TIMEOUT_BUYER_PICKUP\",\"returnedToWarehouse\":{(back ? "true" : "false")}"
            .Replace("\"KASPI_DELIVERY\",\"status\":\"ASSEMBLE\"", $"\"{state}\",\"status\":\"{status}\"", StringComparison.Ordinal));
        var read = ReturnReader.Read(document.RootElement.GetProperty("data"), new Dictionary<string, JsonElement>(), "KZT", "$");
        (read.Kind, read.Stage, read.Amount, read.ReasonRaw, read.OrderNumber).Should().Be((kind, stage, 12990m, "TIMEOUT_BUYER_PICKUP", "543036631"));
        read.Decisions.Select(one => one.Code).Should().Equal(decision is null ? [] : [decision]);
    }

    [Fact]
    public void A_plan_s_pieces_are_never_longer_than_fourteen_days_and_leave_no_gap()
    {
        var now = new DateTimeOffset(2026, 11, 20, 9, 0, 0, TimeSpan.Zero);
        foreach (var since in new[] { 0, 1, 5, 20, 60 })
        {
            var cursor = KaspiPlan.OfOrders.Begin(new KaspiCursor { HistoryDone = true, HeadAt = now.AddDays(-since), WideAt = now.AddDays(-since).AddHours(-1) }, now);
            foreach (var list in cursor.Left.GroupBy(window => window.List))
            {
                list.Should().OnlyContain(window => (window.To ?? now.AddHours(20).ToUnixTimeMilliseconds()) - window.From <= TimeSpan.FromDays(14).TotalMilliseconds);
                var pieces = list.OrderBy(window => window.From).ToList();
                pieces.Zip(pieces.Skip(1)).Should().OnlyContain(pair => pair.First.To == null || pair.First.To >= pair.Second.From);
                pieces[^1].To.Should().BeNull();
                pieces[0].From.Should().BeLessThanOrEqualTo(now.AddDays(-since - KaspiPlan.WindowDays).ToUnixTimeMilliseconds(), CultureInfo.InvariantCulture.Name);
            }
        }
    }

    [Fact]
    public void After_a_standstill_the_daily_look_goes_as_far_back_as_the_one_before_it()
    {
        var now = new DateTimeOffset(2026, 11, 20, 9, 0, 0, TimeSpan.Zero);
        var stood = now.AddDays(-40);

        var cursor = KaspiPlan.OfReturns.Begin(new KaspiCursor { HistoryDone = true, HeadAt = stood, WideAt = stood, DeepAt = stood }, now);

        cursor.Left.Where(window => window.Status == "CANCELLED" && window.List == "ARCHIVE").Min(window => window.From).Should().BeLessThanOrEqualTo(stood.AddDays(-65).ToUnixTimeMilliseconds());
    }

    [Fact]
    public void The_history_ends_where_the_shop_began_and_not_at_a_quiet_summer()
    {
        var cursor = KaspiPlan.OfOrders.Begin(new KaspiCursor(), new DateTimeOffset(2026, 11, 20, 9, 0, 0, TimeSpan.Zero));
        cursor.Left.Count(KaspiPlan.OfOrders.Counts).Should().Be(cursor.Left.Count(window => window.List == "ARCHIVE")).And.BeGreaterThan(80);
        KaspiPlan.OfOrders.IsBeforeTheShop(19).Should().BeFalse();
        KaspiPlan.OfOrders.IsBeforeTheShop(20).Should().BeTrue();
        KaspiPlan.OfReturns.IsBeforeTheShop(79).Should().BeFalse("there are four lists of what ended");
        KaspiPlan.OfReviews.Begin(new KaspiCursor(), DateTimeOffset.UnixEpoch.AddYears(56)).Left.Should().OnlyContain(window => KaspiPlan.OfReviews.Counts(window));
    }

    [Fact]
    public void A_cursor_comes_back_from_its_text_and_one_that_cannot_be_read_begins_anew()
    {
        var now = DateTimeOffset.UnixEpoch.AddYears(56);
        var cursor = KaspiPlan.OfOrders.Begin(new KaspiCursor(), now) with { Old = [new OldOrder("1", 2, 3)], Missing = [new MissingEntries("a", "1")] };
        KaspiCursor.Parse(cursor.ToString()).Should().BeEquivalentTo(cursor);
        foreach (var text in new[] { null, "", "{", "[]", """{"v":9}""" })
        {
            KaspiCursor.Parse(text).Should().BeEquivalentTo(new KaspiCursor());
        }
    }

    private static string Customer => """{"id":"NzA1MTIzNDUwNg","name":null,"cellPhone":"7051234506","firstName":"Айгерим","lastName":"Нурланова"}""";

    private static KaspiOrder Read(string attributes, string? relationships = null, params string[] included)
    {
        using var document = Document(attributes, relationships, included);
        return OrderReader.Read(document.RootElement.GetProperty("data"), OrderReader.Included(document.RootElement), "KZT", "$");
    }

    private static JsonDocument Document(string attributes, string? relationships = null, params string[] included) => JsonDocument.Parse(
        $$"""{"data":{"type":"orders","id":"NTQzMDM2NjMx","attributes":{ {{attributes}} }{{(relationships is null ? "" : "," + relationships)}}},"included":[{{string.Join(',', included)}}]}""");
}
