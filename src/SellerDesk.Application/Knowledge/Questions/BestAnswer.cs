using SellerDesk.Domain.Knowledge;

namespace SellerDesk.Application.Knowledge.Questions;

/// <summary>Of answers to the same question, the one that most of the others are like.</summary>
internal static class BestAnswer
{
    private const int Compared = 60;

    /// <returns>The answer and how many say the same; null where there is none.</returns>
    public static (string? Answer, int Given) Of(IReadOnlyList<string> answers) =>
        answers.Take(Compared).Select(one => ((string?)one, Given: answers.Take(Compared).Count(other => AnswerLikeness.Judge(AnswerLikeness.Of(one, other)) == ProposalOutcome.Agreed)))
            .OrderByDescending(one => one.Given).FirstOrDefault();
}
