using FluentAssertions;
using SellerDesk.Application.Reading;
using SellerDesk.Domain.Reading;
using Xunit;

namespace SellerDesk.UnitTests.Reading;

public sealed class SentimentModelTests
{
    private static readonly string[] Glad = ["отличное", "красивое", "понравилось", "супер", "спасибо"];
    private static readonly string[] Sad = ["ужасное", "порвалось", "воняет", "обман", "верните"];
    private static readonly string[] Even = ["обычное", "нормальное", "средне", "сойдёт", "терпимо"];
    private static readonly string[] Things = ["платье", "куртка", "шапка", "пояс", "юбка", "брюки", "кофта", "сумка"];

    [Fact]
    public void A_model_learns_what_it_is_shown()
    {
        var model = Taught();
        SentimentReport.Of(model, Texts(99)).MacroF1.Should().BeGreaterThan(0.95);
        model.TrainedOn.Should().Be(600);
    }

    [Fact]
    public void The_same_lesson_gives_the_same_model() =>
        SentimentModelFile.Write(Taught()).Should().Equal(SentimentModelFile.Write(Taught()));

    [Fact]
    public void A_model_reads_the_same_after_it_was_written_and_read()
    {
        var model = Taught();
        var back = SentimentModelFile.Read(SentimentModelFile.Write(model));
        back.TrainedOn.Should().Be(model.TrainedOn);
        foreach (var text in Texts(5).Take(50))
        {
            back.Read(text.Text).Negative.Should().BeApproximately(model.Read(text.Text).Negative, 0.01);
        }
    }

    [Theory]
    [InlineData("Спасибо")]
    [InlineData("Благодарю!")]
    [InlineData("Большое спасибо за быструю доставку.")]
    [InlineData("Рахмет!")]
    public void Thanks_and_nothing_else_is_praise(string text)
    {
        BaseModel.Model.Read(text).Best.Should().Be(Sentiment.Positive);
        BaseModel.Model.Explain(text).Words.Should().OnlyContain(word => word.Weight > 0);
    }

    [Fact]
    public void Thanks_with_a_complaint_or_one_star_is_no_praise()
    {
        BaseModel.Model.Read("Спасибо за брак, порвалось сразу, верните деньги").Best.Should().Be(Sentiment.Negative);
        BaseModel.Model.Read("Спасибо").WithStars(1).Best.Should().Be(Sentiment.Negative);
    }

    [Fact]
    public void A_damaged_file_is_refused()
    {
        var content = SentimentModelFile.Write(Taught());
        FluentActions.Invoking(() => SentimentModelFile.Read(content.AsMemory(0, content.Length / 2))).Should().Throw<InvalidDataException>();
        FluentActions.Invoking(() => SentimentModelFile.Read(new byte[100])).Should().Throw<InvalidDataException>();
        FluentActions.Invoking(() => SentimentModelFile.Read(ReadOnlyMemory<byte>.Empty)).Should().Throw<InvalidDataException>();
    }

    [Fact]
    public void An_explanation_adds_up_to_the_score()
    {
        foreach (var text in Texts(7).Take(40).Select(text => text.Text).Append("Не понравилось!!! совсем :( 46 размер, но цвет КРАСИВЫЙ").Append("").Append("ок").Append("Спасибо!"))
        {
            var explanation = BaseModel.Model.Explain(text);
            var scores = explanation.Scores;
            var best = Math.Log(scores[scores.Best]);
            var others = Enum.GetValues<Sentiment>().Where(sentiment => sentiment != scores.Best).Average(sentiment => Math.Log(scores[sentiment]));
            explanation.Margin.Should().BeApproximately(best - others, 0.001, text);
        }
    }

    [Fact]
    public void A_word_that_blames_weighs_against_praise()
    {
        var words = Taught().Lean("Платье отличное а пояс ужасное").ToDictionary(word => word.Word, word => word.Weight);
        words["отличное"].Should().BePositive();
        words["ужасное"].Should().BeNegative();
    }

    [Fact]
    public void A_continued_lesson_learns_new_words_and_keeps_the_old()
    {
        var lesson = Enumerable.Range(0, 60).Select(n => new LabelledText($"Крем {n} фигня полная", Sentiment.Negative))
            .Concat(Enumerable.Range(0, 60).Select(n => new LabelledText($"Крем {n} бомба", Sentiment.Positive)));
        var model = SentimentTrainer.Continue(Taught(), [.. lesson], TrainingPlan.Continued, null, CancellationToken.None);
        model.Read("Крем фигня").Best.Should().Be(Sentiment.Negative);
        model.Read("Крем бомба").Best.Should().Be(Sentiment.Positive);
        SentimentReport.Of(model, Texts(99)).MacroF1.Should().BeGreaterThan(0.9);
    }

    [Fact]
    public void Any_text_has_scores_that_add_up_to_one()
    {
        var random = new Random(12);
        for (var round = 0; round < 500; round++)
        {
            var text = new string([.. Enumerable.Range(0, random.Next(60)).Select(_ => (char)random.Next(0x10000))]);
            var scores = BaseModel.Model.Read(text);
            (scores.Negative + scores.Neutral + scores.Positive).Should().BeApproximately(1, 1e-9);
            BaseModel.Model.Explain(text).Words.Should().NotContain(word => word.Start < 0 || word.Start + word.Length > text.Length);
        }
    }

    [Theory]
    [InlineData("Ужасное качество, порвалось в первый день, не рекомендую", Sentiment.Negative)]
    [InlineData("Платье супер, очень понравилось, спасибо продавцу!", Sentiment.Positive)]
    [InlineData("Не понравилось, верните деньги", Sentiment.Negative)]
    public void The_model_that_ships_reads_plain_cases(string text, Sentiment sentiment) => BaseModel.Model.Read(text).Best.Should().Be(sentiment);

    [Fact]
    public void The_model_that_ships_is_small() => BaseModel.Content().Length.Should().BeLessThan(3 * 1024 * 1024);

    [Fact]
    public void Stars_and_text_are_weighed_together()
    {
        new SentimentScores(0.3, 0.4, 0.3).WithStars(1).Best.Should().Be(Sentiment.Negative);
        new SentimentScores(0.97, 0.02, 0.01).WithStars(5).Best.Should().NotBe(Sentiment.Positive);
        new SentimentScores(0.2, 0.3, 0.5).WithStars(5).Best.Should().Be(Sentiment.Positive);
    }

    [Fact]
    public void A_model_that_is_no_better_is_not_taken()
    {
        var model = Taught();
        PairedTrial.Of(model, model, Texts(3)).IsBetter.Should().BeFalse();
        PairedTrial.Of(SentimentModel.Empty, model, Texts(3)).IsBetter.Should().BeTrue();
        PairedTrial.Of(model, SentimentModel.Empty, Texts(3)).IsBetter.Should().BeFalse();
    }

    private static SentimentModel Taught() => SentimentTrainer.Train(Texts(1), TrainingPlan.FromScratch, null, CancellationToken.None);

    private static List<LabelledText> Texts(int seed)
    {
        var random = new Random(seed);
        return [.. Enumerable.Range(0, 600).Select(n => (Sentiment)(n % 3)).Select(label => new LabelledText(
            $"{Things[random.Next(8)]} {Of(label)[random.Next(5)]}, {Things[random.Next(8)]} {Of(label)[random.Next(5)]} {random.Next(100)}", label))];
    }

    private static string[] Of(Sentiment label) => label switch { Sentiment.Negative => Sad, Sentiment.Positive => Glad, _ => Even };
}
