using Microsoft.EntityFrameworkCore;
using SellerDesk.Application.Data;
using SellerDesk.Domain.Conversations;
using SellerDesk.Domain.Knowledge;

namespace SellerDesk.Application.Knowledge.Questions;

/// <summary>Counts in how many questions a stem stands, the new ones among them.</summary>
internal static class QuestionWeights
{
    public static async Task<TermWeights> CountAsync(SellerDeskDb db, IReadOnlyList<Question> questions, CancellationToken cancel)
    {
        var counts = questions.SelectMany(q => QuestionTerms.Of(q.Text).Stems).CountBy(stem => stem).Append(new(QuestionWordCount.All, questions.Count)).OrderBy(one => one.Key, StringComparer.Ordinal).ToList();
        var (stems, numbers) = (counts.Select(one => one.Key).ToArray(), counts.Select(one => one.Value).ToArray());
        await db.Database.ExecuteSqlAsync($"""
            insert into question_words (stem, questions) select * from unnest({stems}, {numbers})
            on conflict (stem) do update set questions = question_words.questions + excluded.questions
            """, cancel);
        var all = await db.QuestionWords.AsNoTracking().Where(word => stems.Contains(word.Stem)).ToDictionaryAsync(word => word.Stem, word => word.Questions, cancel);
        return new TermWeights(all, all.Remove(QuestionWordCount.All, out var total) ? total : questions.Count);
    }
}
