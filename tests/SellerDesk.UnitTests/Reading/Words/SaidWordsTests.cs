using SellerDesk.Domain.Reading.Words;
using Xunit;

namespace SellerDesk.UnitTests.Reading.Words;

public sealed class SaidWordsTests
{
    [Fact]
    public void Small_words_and_what_every_review_is_made_of_are_left_out() =>
        Assert.Equal(["ткань", "тонкая", "ткань тонкая"], Shown("Товар пришёл, но ткань тонкая"));

    [Fact]
    public void Forms_of_a_word_are_one() =>
        Assert.Equal(SaidWords.Of("упаковка")[0].Stem, SaidWords.Of("упаковкой")[0].Stem);

    [Fact]
    public void A_denied_word_counts_with_its_denial_only() => Assert.Equal(["не понравился"], Shown("Не понравился"));

    [Fact]
    public void A_pair_does_not_cross_a_mark() => Assert.DoesNotContain("вкус запах", Shown("вкус, запах"));

    [Fact]
    public void A_word_said_twice_counts_once() => Assert.Single(SaidWords.Of("вкусно! вкусно! вкусно!"));

    private static string[] Shown(string text) => [.. SaidWords.Of(text).Select(word => word.Shown).OrderBy(shown => shown.Contains(' ', StringComparison.Ordinal))];
}
