using FluentAssertions;
using SellerDesk.Domain.Common;
using SellerDesk.Domain.Knowledge;
using Xunit;

namespace SellerDesk.UnitTests.Knowledge;

public sealed class QuestionTermsTests
{
    [Fact]
    public void The_same_question_in_other_words_is_like_and_another_one_is_not()
    {
        var asked = QuestionTerms.Of("Здравствуйте! Подскажите, пожалуйста, плед можно стирать в стиральной машине?");
        TermWeights.Even.Likeness(asked, QuestionTerms.Of("Можно ли стирать плед в стиральной машине")).Should().BeGreaterThan(0.8);
        TermWeights.Even.Likeness(asked, QuestionTerms.Of("Какой размер у пледа?")).Should().BeLessThan(0.4);
        TermWeights.Even.Likeness(asked, QuestionTerms.Of("")).Should().Be(0);
    }

    [Theory]
    [InlineData("Позовите живого человека", HandOver.Person)]
    [InlineData("Соедините с оператором", HandOver.Person)]
    [InlineData("Какой размер? А цвет?", HandOver.Several)]
    [InlineData("Пришёл брак, что делать", HandOver.Complaint)]
    [InlineData("Подойдёт ли на рост человека 180 см", null)]
    public void A_sign_that_a_person_is_wanted_is_seen(string text, string? sign) => HandOver.SignIn(text, null).Should().Be(sign);

    [Theory]
    [InlineData(0, 0, 0, 1)]
    [InlineData(20, 20, 0.83, 1)]
    [InlineData(19, 20, 0.76, 0.99)]
    public void The_interval_of_a_share_is_wilsons(int right, int cases, double low, double high)
    {
        var interval = WilsonInterval.Of(right, cases);
        interval.Low.Should().BeApproximately(low, 0.01);
        interval.High.Should().BeApproximately(high, 0.01);
    }

    [Fact]
    public void Confidence_grows_with_likeness_and_follows_what_was_judged()
    {
        var untold = Calibration.Of([]);
        untold.Confidence(0.95).Should().BeApproximately(0.95, 0.001);
        var told = Calibration.Of(Enumerable.Repeat((0.75, false), 40));
        told.Confidence(0.75).Should().BeLessThan(0.2);
        Enumerable.Range(0, 100).Select(n => told.Confidence(n / 100.0)).Should().BeInAscendingOrder();
    }

    [Theory]
    [InlineData("Да, можно стирать при 30 градусах.", "Здравствуйте! Да, можно стирать при 30 градусах", ProposalOutcome.Agreed)]
    [InlineData("Да, можно стирать при 30 градусах.", "Нет, только химчистка", ProposalOutcome.Rejected)]
    public void An_answer_is_judged_by_what_it_says(string proposed, string answered, ProposalOutcome outcome) =>
        AnswerLikeness.Judge(AnswerLikeness.Of(proposed, answered)).Should().Be(outcome);
}
