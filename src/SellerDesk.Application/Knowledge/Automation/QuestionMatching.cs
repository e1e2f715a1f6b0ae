using SellerDesk.Domain.Knowledge;
using SellerDesk.Domain.Replies;

namespace SellerDesk.Application.Knowledge.Automation;

/// <summary>Which pair answers a question, how surely, and what speaks for a person.</summary>
internal sealed class QuestionMatching(KnowledgePages pages, Calibration calibration, AutomationSettings settings)
{
    /// <summary>Another pair that is nearly as like and says something else: nobody but a person can tell which is meant.</summary>
    private const double Near = 0.08;

    public AutomationSettings Settings => settings;

    /// <summary>The pair is null where nothing fits.</summary>
    public (AutoProposal Proposal, Article? Pair) Propose(AskedItem asked, DateTimeOffset now)
    {
        var matches = pages.Pairs(asked.Words, asked.Place).Where(match => match.Article.Mode != AnswerMode.Off).ToList();
        if (matches is not [var best, ..] || best.Similarity < settings.MinSimilarity)
        {
            return (AutoProposal.None(asked.Item, now), null);
        }

        var confidence = calibration.Confidence(best.Similarity);
        var text = ReplyText.Fill(best.Article.Answer, asked.Facts);
        var sign = HandOver.SignIn(asked.Words, asked.Item.Sentiment) ?? (HasRival(best, matches) ? HandOver.NearPairs : null)
            ?? (confidence < settings.MinConfidence ? HandOver.Doubt : null) ?? (ReplyText.FirstVariable(text) is null ? null : HandOver.Variable);
        return (AutoProposal.Of(asked.Item, best.Article.Id, best.Similarity, confidence, text, sign, now), best.Article);
    }

    /// <summary>A nearer pair (of the product) wins over one of the category or of everything; among equals the answers must agree.</summary>
    private static bool HasRival(KnowledgeMatch best, IEnumerable<KnowledgeMatch> matches) => matches.Skip(1).Any(other =>
        other.Similarity >= best.Similarity - Near && other.Reach <= best.Reach
        && AnswerLikeness.Judge(AnswerLikeness.Of(best.Article.Answer, other.Article.Answer)) != ProposalOutcome.Agreed);
}
