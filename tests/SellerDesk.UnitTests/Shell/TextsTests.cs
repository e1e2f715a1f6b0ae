using System.Globalization;
using FluentAssertions;
using Microsoft.Extensions.Logging.Abstractions;
using SellerDesk.Web.Shell.Language;
using Xunit;

namespace SellerDesk.UnitTests.Shell;

public sealed class TextsTests
{
    private static readonly Dictionary<string, TextEntry> Entries = new()
    {
        ["reviews"] = new("{0} отзыв", "{0} отзыва", "{0} отзывов", null),
        ["greeting"] = new(null, null, null, "{0}, осталось {1}"),
        ["shell.dayofweek.monday"] = new(null, null, null, "понедельник"),
    };

    private readonly Texts texts = new("ru", Entries, strict: true, NullLogger.Instance);

    [Theory]
    [InlineData("1", "1 отзыв")]
    [InlineData("2", "2 отзыва")]
    [InlineData("5", "5 отзывов")]
    [InlineData("11", "11 отзывов")]
    [InlineData("21", "21 отзыв")]
    [InlineData("112", "112 отзывов")]
    [InlineData("1308", "1\u00A0308 отзывов")]
    [InlineData("2.3", "2,3 отзыва")]
    [InlineData("0", "0 отзывов")]
    public void A_counted_word_takes_the_form_of_its_number(string number, string expected) =>
        texts.Count("reviews", decimal.Parse(number, CultureInfo.InvariantCulture)).Should().Be(expected);

    [Fact]
    public void A_counted_text_asked_for_plainly_takes_the_form_of_its_first_place() =>
        texts["reviews", 3].Should().Be("3 отзыва");

    [Fact]
    public void Places_are_filled_in_the_way_of_the_language() =>
        texts["greeting", "Ольга", 1234].Should().Be("Ольга, осталось 1\u00A0234");

    [Fact]
    public void A_value_with_a_name_is_called_by_it() =>
        texts["greeting", DayOfWeek.Monday, 1].Should().Be("понедельник, осталось 1");

    [Fact]
    public void A_missing_text_stops_a_strict_build_and_shows_its_key_otherwise()
    {
        var lenient = new Texts("ru", Entries, strict: false, NullLogger.Instance);

        lenient["nothing.here"].Should().Be("nothing.here");
        texts.Invoking(t => t["nothing.here"]).Should().Throw<KeyNotFoundException>();
    }

    [Theory]
    [InlineData("ru-RU", "ru")]
    [InlineData("en-GB", "en")]
    [InlineData("de-DE", "ru")]
    public void A_language_that_the_desk_does_not_speak_gets_Russian(string culture, string language) =>
        new TextLibrary(NullLogger<TextLibrary>.Instance).For(CultureInfo.GetCultureInfo(culture)).Language.Should().Be(language);
}
