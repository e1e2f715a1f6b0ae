using System.Text.Json;
using FluentAssertions;
using SellerDesk.Application.Buyers;
using Xunit;

namespace SellerDesk.UnitTests.Buyers;

public sealed class PersonalBlotTests
{
    private const string Order = """
        {"id":"MTIz","attributes":{"code":"543036631","customer":{"id":"NzA1MTIzNDUwNg","firstName":"Айге\"рим","lastName":"Нурланова","cellPhone":"7051234506"},
        "deliveryAddress":{"town":"Алматы","streetName":"Абая","building":"7","formattedAddress":"Алматы, Абая, 7"},"customer_id": 7051234506,
        "comment":"звоните +7 705 123-45-06 или a.n@mail.kz","totalPrice":12990.0,"creationDate":1763712000000}}
        """;

    [Fact]
    public void Names_phones_and_addresses_are_taken_out_and_the_rest_stays_readable()
    {
        var blotted = PersonalBlot.Of(Order);
        foreach (var person in new[] { "Айге", "Нурланова", "7051234506", "705 123", "Абая", "a.n@mail.kz" })
        {
            blotted.Should().NotContain(person);
        }

        var attributes = JsonDocument.Parse(blotted).RootElement.GetProperty("attributes");
        attributes.GetProperty("code").GetString().Should().Be("543036631");
        attributes.GetProperty("deliveryAddress").GetProperty("town").GetString().Should().Be("Алматы");
        attributes.GetProperty("totalPrice").GetDecimal().Should().Be(12990m);
        attributes.GetProperty("creationDate").GetInt64().Should().Be(1763712000000);
        attributes.GetProperty("customer_id").ValueKind.Should().Be(JsonValueKind.Null);
    }

    [Theory]
    [InlineData("""{"firstName":"Айгерим","lastName":"Нурл""")]
    [InlineData("""{"firstName":"Айгерим","lastName":"Нурл\""")]
    public void A_text_that_breaks_off_is_blotted_too(string broken) => PersonalBlot.Of(broken).Should().NotContain("Айгерим").And.NotContain("Нурл");

    [Theory]
    [InlineData("""{"nmId":148203771,"rid":"4812-0001-1234567890","price":70512345}""")]
    [InlineData("""{"createdAt":"2026-11-01T10:00:00+05:00","posting_number":"12345678-0001-1"}""")]
    public void Numbers_and_times_that_are_nobody_s_stay(string text) => PersonalBlot.Of(text).Should().Be(text);
}
