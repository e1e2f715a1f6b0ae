using SellerDesk.Domain.Reading;

namespace SellerDesk.Domain.Knowledge;

/// <summary>The one measure of how alike two answers are, whoever wrote them. Counted by stems, so that greetings, order and endings do not matter.</summary>
public static class AnswerLikeness
{
    private const double Same = 0.6;
    private const double Partly = 0.35;

    /// <summary>Overlap of the two sets of stems, 2·common / (one + other), 0 to 1. Different numbers («да, 42» and «да, 44») count double.</summary>
    public static double Of(string proposed, string answered)
    {
        var (one, other) = (QuestionTerms.Of(proposed), QuestionTerms.Of(answered));
        if (one.IsEmpty || other.IsEmpty)
        {
            var said = Words(proposed);
            return said.Count > 0 && said.SequenceEqual(Words(answered)) ? 1 : 0;
        }

        var common = one.Stems.Intersect(other.Stems).Count();
        var strange = one.Stems.Except(other.Stems).Concat(other.Stems.Except(one.Stems)).Count(stem => stem.All(char.IsAsciiDigit));
        return 2.0 * common / (one.Stems.Count + other.Stems.Count + strange);
    }

    /// <summary>Does what a person answered say what was proposed?</summary>
    public static ProposalOutcome Judge(double likeness) =>
        likeness >= Same ? ProposalOutcome.Agreed : likeness >= Partly ? ProposalOutcome.Changed : ProposalOutcome.Rejected;

    private static List<string> Words(string text) => [.. TextTokens.Read(text).Where(token => token.Kind is TokenKind.Word or TokenKind.Number).Select(token => token.Stem)];
}
