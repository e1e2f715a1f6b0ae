using FluentAssertions;
using SellerDesk.Domain.Common;
using SellerDesk.Domain.Inbox;
using SellerDesk.Domain.Replies;
using SellerDesk.Domain.Shops;
using Xunit;

namespace SellerDesk.UnitTests.Replies;

public sealed class TemplateTextTests
{
    [Fact]
    public void Without_the_buyers_name_no_gap_is_left() =>
        ReplyText.Fill("{buyer}, здравствуйте! Про «{product}». {shop}", new ReplyFacts(null, "Термокружка", "Тёплый дом")).Should().Be("Здравствуйте! Про «Термокружка». Тёплый дом");

    [Fact]
    public void What_nothing_will_fill_is_named_once() =>
        ReplyText.UnknownVariables("{buyer}, номер {parcel}, {Buyer}, ещё раз {parcel}, {order|заказ}, {}, {не вставка}").Should().Equal("{parcel}", "{Buyer}");

    [Fact]
    public void A_value_that_is_not_known_gives_its_other_words_or_stays_to_be_seen() =>
        ReplyText.Fill("{buyer|Покупатель}, по {order|вашему заказу} артикул {article}.", new ReplyFacts(null, null, "Дом"))
            .Should().Be("Покупатель, по вашему заказу артикул {article}.");

    [Theory]
    [InlineData("Владимир П.", "Владимир, здравствуйте!")]
    [InlineData("Анна-Мария", "Анна-Мария, здравствуйте!")]
    [InlineData("А. Н.", "Здравствуйте!")]
    public void Nobody_is_greeted_by_the_initial_of_a_surname(string author, string greeting) =>
        ReplyText.Fill("{buyer}, здравствуйте!", new ReplyFacts(author, null, "Дом")).Should().Be(greeting);

    [Theory]
    [InlineData(WorkItemKind.Review)]
    [InlineData(WorkItemKind.Question)]
    public void What_the_strictest_marketplace_takes_every_marketplace_takes(WorkItemKind kind)
    {
        var strictest = ReplyForm.Of(ReplyForm.StrictestFor(kind), kind).MaxLength;

        Enum.GetValues<Marketplace>().Select(m => ReplyForm.Of(m, kind).MaxLength).Should().OnlyContain(max => max >= strictest);
    }

    [Fact]
    public void A_templates_question_has_no_stars_and_an_invisible_character_is_refused()
    {
        var question = ReplyTemplate.Of("Вопрос", "Здравствуйте", WorkItemKind.Question, 2, 3);

        (question.MinRating, question.MaxRating).Should().Be(((short)1, (short)5));
        FluentActions.Invoking(() => ReplyTemplate.Of("Имя", "Текст\u0000", WorkItemKind.Review)).Should().Throw<RuleException>().Where(refused => refused.Code == "reply.controlCharacter");
    }
}
