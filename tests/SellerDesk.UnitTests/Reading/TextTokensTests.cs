using FluentAssertions;
using SellerDesk.Domain.Reading;
using Xunit;

namespace SellerDesk.UnitTests.Reading;

public sealed class TextTokensTests
{
    [Theory]
    [InlineData("Оооочень тонкая!!! Ёлка 44-46", "очень тонкая !! елка 44 - 46")]
    [InlineData("супер))) жаль(( (вторая покупка)", "супер :) жаль :( ( вторая покупка )")]
    [InlineData("ок :-) и =( и :D", "ок :) и :( и :)")]
    [InlineData("Класс \U0001F44D\U0001F3FD ❤️", "класс \U0001F44D ❤")]
    [InlineData("мои\u0306 размер 1,5", "мой размер 1,5")]
    [InlineData("", "")]
    public void A_text_falls_into_tokens(string text, string tokens) =>
        string.Join(' ', TextTokens.Read(text).Select(token => token.Text)).Should().Be(tokens);

    [Fact]
    public void A_word_keeps_how_it_was_written()
    {
        var token = TextTokens.Read("УЖААААС").Single();
        token.Should().BeEquivalentTo(new { Text = "ужас", Shouted = true, DrawnOut = true, Start = 0, Length = 7 });
    }

    [Fact]
    public void Any_text_is_read_and_tokens_stand_in_order_inside_it()
    {
        var random = new Random(3);
        for (var round = 0; round < 3000; round++)
        {
            var text = new string([.. Enumerable.Range(0, random.Next(40)).Select(_ => Any(random))]);
            var end = 0;
            foreach (var token in TextTokens.Read(text))
            {
                token.Start.Should().BeGreaterThanOrEqualTo(end);
                token.Length.Should().BePositive();
                end = token.End;
            }

            end.Should().BeLessThanOrEqualTo(text.Length);
        }
    }

    private static char Any(Random random) => random.Next(4) switch
    {
        0 => (char)random.Next(0x10000),
        1 => "():;=-D)(! \u0306\u0308\u0301"[random.Next(14)],
        2 => (char)random.Next(0xd800, 0xe000),
        _ => (char)random.Next('а', 'я'),
    };
}
