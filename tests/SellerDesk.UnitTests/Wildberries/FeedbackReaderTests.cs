using System.Text;
using FluentAssertions;
using SellerDesk.Application.Marketplaces;
using SellerDesk.Domain.Reviews;
using SellerDesk.Integrations.Http;
using SellerDesk.Integrations.Wildberries;
using Xunit;

namespace SellerDesk.UnitTests.Wildberries;

public sealed class FeedbackReaderTests
{
    [Fact]
    public void A_review_is_read_whole()
    {
        var review = Payloads.Review(Payloads.Feedback);

        review.Number.Should().Be("aB3dE5fG7hJ9kL1mN0pQ");
        review.Rating.Should().Be(3);
        review.CreatedAt.Should().Be(new DateTimeOffset(2026, 3, 2, 20, 15, 40, TimeSpan.Zero));
        review.Text.Should().Be("Чашка целая, но крышка с трещиной");
        (review.Pros, review.Cons, review.Author).Should().Be(("Красивая", "Крышка", "Ольга"));
        review.Product.Should().Be(new IncomingProduct("148200001", "Кружка с крышкой", "KR-1/белый", "Тёплый дом", "Кружки"));
        review.PhotoUrls.Should().Equal("https://example.test/fs.webp");
        review.VideoUrl.Should().Be("https://example.test/index.m3u8");
        review.Answer.Should().Be(new IncomingAnswer("Здравствуйте! Вышлем новую крышку.", AnswerState.InModeration, "reviewRequired", true, null));
        review.Facts.Should().Contain("fit", "ok").And.Contain("color", "белый").And.Contain("orderStatus", "buyout").And.Contain("tags", "цена, упаковка")
            .And.Contain("supplementedBy", "zZ9").And.Contain("unitBarcode", "20000000017").And.NotContainKey("size");
        review.OrderNumber.Should().BeNull("a Wildberries review does not name its order");
    }

    [Theory]
    [InlineData("\"ok\"", "ok")]
    [InlineData("\"ок\"", "ok")]
    [InlineData("\"smaller\"", "smaller")]
    [InlineData("\"нечто новое\"", "нечто новое")]
    [InlineData("\"\"", null)]
    [InlineData("\" \"", null)]
    [InlineData("null", null)]
    public void How_it_fitted_is_understood_in_both_spellings(string json, string? expected) =>
        Payloads.Review(Payloads.Feedback.With(("matchingSize", json))).Facts.GetValueOrDefault("fit").Should().Be(expected);

    [Theory]
    [InlineData("wbRu", AnswerState.Published)]
    [InlineData("reviewRequired", AnswerState.InModeration)]
    [InlineData("none", AnswerState.InModeration)]
    [InlineData("rejected", AnswerState.Rejected)]
    [InlineData("somethingNew", AnswerState.Unread)]
    public void The_state_of_an_answer_is_translated_and_kept_raw(string word, AnswerState expected)
    {
        var answer = Payloads.Review(Payloads.Feedback.With(("answer", $$"""{"text":"Спасибо","state":"{{word}}"}"""))).Answer!;

        (answer.State, answer.StateRaw, answer.Editable).Should().Be((expected, word, false));
    }

    [Fact]
    public void Numbers_as_text_and_text_as_numbers_are_read()
    {
        var review = Payloads.Review(Payloads.Feedback.With(
            ("id", "123456789012345678901234567890"), ("productValuation", "\"5\""), ("productDetails", """{"nmId":"77"}"""), ("userName", "12")));

        (review.Number, review.Rating, review.Product!.Number, review.Author).Should().Be(("123456789012345678901234567890", (short)5, "77", "12"));
    }

    [Fact]
    public void Absent_and_null_fields_are_unknown()
    {
        var review = Payloads.Review("""{"id":"a","productValuation":1,"createdDate":"2026-01-01T00:00:00Z","answer":null,"photoLinks":null,"video":null,"bables":null,"pros":"","productDetails":null}""");

        review.Text.Should().BeEmpty();
        (review.Pros, review.Author, review.Product, review.Answer, review.VideoUrl).Should().Be((null, null, null, null, null));
        review.PhotoUrls.Should().BeEmpty();
        review.Facts.Should().BeEmpty();
    }

    [Fact]
    public void An_array_where_an_object_should_be_and_the_other_way_round_are_read()
    {
        var review = Payloads.Review(Payloads.Feedback.With(
            ("answer", """[{"text":"Спасибо","state":"wbRu","editable":"true"}]"""), ("photoLinks", """{"fullSize":"https://example.test/1"}"""), ("bables", "\"цена\"")));

        review.Answer.Should().Be(new IncomingAnswer("Спасибо", AnswerState.Published, "wbRu", true, null));
        review.PhotoUrls.Should().Equal("https://example.test/1");
        review.Facts["tags"].Should().Be("цена");
    }

    [Theory]
    [InlineData("id", null, "$.id: missing")]
    [InlineData("id", "\"\"", "$.id: not a text")]
    [InlineData("productValuation", null, "$.productValuation: missing")]
    [InlineData("productValuation", "\"пять\"", "$.productValuation: not a whole number")]
    [InlineData("productValuation", "0", "$.productValuation: 0 is not 1 to 5")]
    [InlineData("createdDate", "\"вчера\"", "$.createdDate: not a time")]
    [InlineData("createdDate", "\"0001-01-01T00:00:00\"", "$.createdDate: not a time")]
    public void What_a_review_cannot_do_without_is_named_with_its_place(string field, string? json, string reason)
    {
        var read = () => Payloads.Review(Payloads.Feedback.With((field, json)));

        read.Should().Throw<FieldException>().WithMessage(reason);
    }

    [Fact]
    public void A_hundred_kilobytes_arrive_whole_and_NUL_is_taken_out()
    {
        var text = new string('Ы', 100_000);

        Payloads.Review(Payloads.Feedback.With(("text", $"\"\\u0000{text}\\u0000!\""))).Text.Should().Be(text + "!");
    }

    [Theory]
    [InlineData("\"a\\ud83d\"", "a\ufffd")]
    [InlineData("\"\\ude00b\"", "\ufffdb")]
    [InlineData("\"\\ud83d\\ude00\"", "😀")]
    [InlineData("\"\\ud83d\\ud83d\\ude00\"", "\ufffd😀")]
    public void Half_an_emoji_does_not_cost_the_review(string json, string expected) =>
        Payloads.Review(Payloads.Feedback.With(("text", json))).Text.Should().Be(expected);

    [Fact]
    public void Bytes_that_are_no_text_do_not_cost_the_page()
    {
        byte[] body = [.. Encoding.UTF8.Preamble, .. "{\"text\":\"a"u8, 0xff, 0x00, .. "b\"}"u8];

        using var answer = JsonAnswer.Of(body);

        answer.Root.Text("text").Should().Be("a\ufffdb");
    }

    [Fact]
    public void Script_and_right_to_left_marks_are_kept_as_they_are() =>
        Payloads.Review(Payloads.Feedback.With(("text", "\"<script>alert(1)</script> \\u202eабв\""))).Text.Should().Be("<script>alert(1)</script> \u202eабв");

    [Fact]
    public void A_question_is_read_with_its_nanoseconds()
    {
        var question = Payloads.Read(Payloads.Question, QuestionReader.Read);

        question.CreatedAt.Should().Be(new DateTimeOffset(2026, 1, 27, 11, 38, 21, TimeSpan.Zero).AddMicroseconds(202143));
        question.Answer.Should().Be(new IncomingAnswer("Да, без крышки.", AnswerState.Published, "wbRu", true, new DateTimeOffset(2026, 1, 28, 8, 24, 37, TimeSpan.Zero).AddMicroseconds(187113)));
        question.StateRaw.Should().Be("wbRu");
    }

    [Theory]
    [InlineData("suppliersPortalSynch", AnswerState.InModeration)]
    [InlineData("none", AnswerState.Published)]
    [InlineData("иное", AnswerState.Unread)]
    public void An_answer_to_a_question_has_the_questions_state(string word, AnswerState expected) =>
        Payloads.Read(Payloads.Question.With(("state", $"\"{word}\"")), QuestionReader.Read).Answer!.State.Should().Be(expected);

    [Fact]
    public void A_question_without_an_answer_has_none() =>
        Payloads.Read(Payloads.Question.With(("answer", "null"), ("state", "\"suppliersPortalSynch\"")), QuestionReader.Read).Answer.Should().BeNull();
}
