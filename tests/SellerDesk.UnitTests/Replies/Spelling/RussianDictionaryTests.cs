using FluentAssertions;
using Xunit;

namespace SellerDesk.UnitTests.Replies.Spelling;

public sealed class RussianDictionaryTests
{
    private const string Endings = """
        SFX A Y 3
        SFX A   а    ы    [^гкхжчшщ]а
        SFX A   а    и    [гкхжчшщ]а
        SFX A   а    у    а
        SFX B Y 2
        SFX B   ый   ая   ый
        SFX B   ый   ому  [^ц]ый
        """;

    [Theory]
    [InlineData("UTF-8")]
    [InlineData("KOI8-R")]
    [InlineData("windows-1251")]
    public void A_dictionary_is_read_in_the_encoding_that_it_names(string encoding)
    {
        using var small = new SmallDictionary(Endings, "рубашка/A сумка/A белый/B", encoding);
        var words = small.Installed.Words!;

        words.Knows("рубашки").Should().BeTrue();
        words.Knows("белому").Should().BeTrue();
        words.Knows("рубашкы").Should().BeFalse("after «к» the ending is another");
    }

    [Fact]
    public void A_form_is_known_only_by_the_endings_of_its_word()
    {
        using var small = new SmallDictionary(Endings, "рубашка/A тумба");
        var words = small.Installed.Words!;

        words.Knows("рубашку").Should().BeTrue();
        words.Knows("тумба").Should().BeTrue();
        words.Knows("тумбы").Should().BeFalse("the word carries no mark");
    }

    [Fact]
    public void The_letter_yo_may_be_written_without_its_dots()
    {
        using var small = new SmallDictionary(Endings, "тёплый/B");
        var words = small.Installed.Words!;

        words.Knows("тёплая").Should().BeTrue();
        words.Knows("теплая").Should().BeTrue();
    }

    [Fact]
    public void A_name_wants_its_capital_and_a_word_does_not_mind_one()
    {
        using var small = new SmallDictionary(Endings, "Тула рубашка/A");
        var words = small.Installed.Words!;

        words.Knows("Тула").Should().BeTrue();
        words.Knows("ТУЛА").Should().BeTrue();
        words.Knows("тула").Should().BeFalse();
        words.Knows("Рубашку").Should().BeTrue();
        words.Knows("РУБАШКУ").Should().BeTrue();
    }

    [Fact]
    public void A_machine_without_the_dictionary_goes_on_without_it()
    {
        using var small = new SmallDictionary(Endings, "рубашка/A");
        File.Delete(small.DictionaryPath);
        var installed = small.Installed;

        installed.IsThere.Should().BeFalse();
        SmallDictionary.CheckWith(installed).Find("Спосибо за отзыв.").Should().BeEmpty();
    }

    [Fact]
    public void A_broken_dictionary_is_no_reason_to_stop()
    {
        using var small = new SmallDictionary("SFX A Y 1\nSFX A а ы [а", "рубашка/A");

        small.Installed.IsThere.Should().BeFalse();
    }

    [Fact]
    public void The_installed_dictionary_knows_forms_by_the_thousand_and_no_misspelling()
    {
        var words = SystemDictionary.Installed.Words!;

        foreach (var word in "здравствуйте благодарим употреблять рубля корабля подстрахуйте просвечивается ёлочными елочными Москве кто-то".Split(' ', '-'))
        {
            words.Knows(word).Should().BeTrue(word);
        }

        foreach (var word in "здраствуйте спосибо просвечиваеться москве карова".Split(' '))
        {
            words.Knows(word).Should().BeFalse(word);
        }
    }
}
