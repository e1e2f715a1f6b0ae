using FluentAssertions;
using SellerDesk.Domain.Common;
using SellerDesk.Domain.Surveys;
using Xunit;

namespace SellerDesk.UnitTests.Surveys;

public sealed class SurveyFigureTests
{
    /// <summary>Worked out by hand: ±1.959964 × 100 × √((p + d − (p − d)²) / n).</summary>
    [Theory]
    [InlineData(20, 30, 50, 30.0, 14.692, 45.308)] // (0.7 − 0.09) / 100 = 0.0061; √ = 0.078102; margin 15.308
    [InlineData(10, 10, 10, 0.0, -29.217, 29.217)] // (2/3) / 30 = 0.022222; √ = 0.149071; margin 29.217
    [InlineData(150, 100, 750, 60.0, 55.472, 64.528)] // (0.9 − 0.36) / 1000 = 0.00054; √ = 0.023238; margin 4.555
    [InlineData(3, 1, 0, -75.0, -100.0, -32.565)] // (0.75 − 0.5625) / 4 = 0.046875; √ = 0.216506; margin 42.435, cut at −100
    public void The_promoter_score_has_the_interval_of_a_multinomial_share(int bad, int middle, int good, double value, double low, double high)
    {
        var figure = SurveyFigure.Of(SurveyKind.Nps, [(0, bad / 2), (6, bad - (bad / 2)), (7, middle), (9, good / 2), (10, good - (good / 2))]);
        figure.Value.Should().BeApproximately(value, 0.001);
        figure.Low.Should().BeApproximately(low, 0.03);
        figure.High.Should().BeApproximately(high, 0.03);
        (figure.Bad, figure.Middle, figure.Good, figure.IsSmall).Should().Be((bad, middle, good, bad + middle + good < 30));
    }

    [Fact]
    public void Answers_that_are_all_the_same_say_nothing_about_the_error()
    {
        var same = SurveyFigure.Of(SurveyKind.Nps, [(10, 12)]);
        (same.Value, same.Low, same.High).Should().Be((100, null, null));
        SurveyFigure.Of(SurveyKind.Ces, [(6, 1)]).Low.Should().BeNull("one answer has no spread");
        SurveyFigure.Of(SurveyKind.Csat, []).Value.Should().BeNull("nobody answered");
    }

    [Fact]
    public void Satisfaction_is_the_share_of_four_and_five_with_the_interval_of_Wilson()
    {
        var figure = SurveyFigure.Of(SurveyKind.Csat, [(1, 5), (3, 5), (4, 10), (5, 20)]);
        figure.Value.Should().BeApproximately(75, 0.001);
        var wilson = WilsonInterval.Of(30, 40);
        (figure.Low, figure.High).Should().Be((100 * wilson.Low, 100 * wilson.High));
    }

    [Fact]
    public void Effort_is_a_mean_with_the_interval_of_one()
    {
        // 2 × 3, 4 × 5, 4 × 7: mean 5.4, squares about it 2·5.76 + 4·0.16 + 4·2.56 = 22.4, variance 22.4 / 9 = 2.4889, √(2.4889 / 10) = 0.49889
        var figure = SurveyFigure.Of(SurveyKind.Ces, [(3, 2), (5, 4), (7, 4)]);
        figure.Value.Should().BeApproximately(5.4, 1e-9);
        figure.Low.Should().BeApproximately(5.4 - (1.959964 * 0.49889), 0.0005);
        figure.High.Should().BeApproximately(5.4 + (1.959964 * 0.49889), 0.0005);
    }

    [Theory]
    [InlineData(SurveyKind.Nps, 0, 6, 8)]
    [InlineData(SurveyKind.Csat, 1, 2, 3)]
    [InlineData(SurveyKind.Ces, 1, 3, 4)]
    public void Scales_end_where_they_end_and_bands_touch(SurveyKind kind, int lowest, int lastBad, int lastMiddle)
    {
        kind.Has(lowest - 1).Should().BeFalse();
        kind.Has(kind.Highest() + 1).Should().BeFalse();
        (kind.Band(lowest), kind.Band(lastBad), kind.Band(lastBad + 1), kind.Band(lastMiddle), kind.Band(lastMiddle + 1)).Should()
            .Be((SurveyBand.Bad, SurveyBand.Bad, SurveyBand.Middle, SurveyBand.Middle, SurveyBand.Good));
        kind.Points().Should().HaveCount(kind.Highest() - kind.Lowest() + 1);
    }

    [Fact]
    public void A_survey_speaks_Russian_and_English_and_Kazakh_only_if_somebody_wrote_it()
    {
        var words = new SurveyWords("?", "0", "10", "b", "m", "g");
        var blank = new SurveyWords("", "", "", "", "", "");
        Content(new() { ["ru"] = words, ["kk"] = blank, ["en"] = words }).Checked().Words.Keys.Should().BeEquivalentTo("ru", "en");
        var half = () => Content(new() { ["ru"] = words, ["kk"] = blank with { Question = "?" }, ["en"] = words }).Checked();
        half.Should().Throw<RuleException>().Which.Code.Should().Be("survey.words");
        var silent = () => Content(new() { ["ru"] = words }).Checked();
        silent.Should().Throw<RuleException>().Which.Arguments[0].Should().Be("en");
    }

    private static SurveyContent Content(Dictionary<string, SurveyWords> words) => new("NPS", SurveyKind.Nps, SurveyTrigger.Delivery, 3, [], 100, 60, 30, 0, 30, [], words);
}
