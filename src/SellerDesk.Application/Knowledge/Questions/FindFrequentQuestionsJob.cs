using Microsoft.EntityFrameworkCore;
using SellerDesk.Application.Data;
using SellerDesk.Application.Jobs;
using SellerDesk.Domain.Conversations;
using SellerDesk.Domain.Knowledge;
using SellerDesk.Domain.Products;

namespace SellerDesk.Application.Knowledge.Questions;

/// <summary>
/// Puts new questions together with those that ask the same: leader clustering, one pass, each question to the nearest middle or to a cluster of its own
/// (J. Hartigan, "Clustering Algorithms", 1975). Bounded per round; goes on where it was.
/// </summary>
public sealed class FindFrequentQuestionsJob(WholeDb database, ClusterFigures figures, TimeProvider time) : IJob
{
    private const int Slice = 1_000;
    private const int RoundsAtOnce = 5;

    public async Task<bool> RunAsync(CancellationToken cancel)
    {
        var any = false;
        for (var round = 0; round < RoundsAtOnce; round++)
        {
            var (read, more) = await RoundAsync(cancel);
            any |= read;
            if (!more)
            {
                break;
            }
        }

        return await figures.RefreshAsync(time.GetUtcNow(), cancel) || any;
    }

    private async Task<(bool Read, bool More)> RoundAsync(CancellationToken cancel)
    {
        await using var db = database.Open();
        await using var transaction = await db.Database.BeginTransactionAsync(cancel);
        var place = await QuestionPlace.LockAsync(db, cancel);
        var fresh = await db.Questions.FromSql($"select * from questions where id > {place.After}").AsNoTracking().OrderBy(q => q.Id).Take(Slice).ToListAsync(cancel);
        var ids = fresh.ConvertAll(q => q.Id);
        var known = await db.ClusteredQuestions.Where(q => ids.Contains(q.QuestionId)).Select(q => q.QuestionId).ToHashSetAsync(cancel);
        var unknown = fresh.FindAll(q => !known.Contains(q.Id));
        if (unknown.Count > 0)
        {
            await TakeInAsync(db, unknown, cancel);
            await db.SaveChangesAsync(cancel);
        }

        if (fresh.Count > 0)
        {
            await QuestionPlace.KeepAsync(db, fresh[^1].Id.Value, time.GetUtcNow(), cancel);
        }

        await transaction.CommitAsync(cancel);
        return (unknown.Count > 0, fresh.Count == Slice);
    }

    private static async Task TakeInAsync(SellerDeskDb db, List<Question> questions, CancellationToken cancel)
    {
        var weights = await QuestionWeights.CountAsync(db, questions, cancel);
        var products = questions.Select(q => q.ProductId).OfType<ProductId>().Distinct().ToList();
        var categories = await db.Products.AsNoTracking().Where(p => products.Contains(p.Id)).ToDictionaryAsync(p => p.Id, p => p.Category ?? "", cancel);
        foreach (var group in questions.GroupBy(q => (q.ShopId, Category: q.ProductId is { } id ? categories.GetValueOrDefault(id, "") : "")))
        {
            var leaders = await ClusterLeaders.LoadAsync(db, group.Key.ShopId, group.Key.Category, weights, cancel);
            foreach (var question in group)
            {
                leaders.TakeIn(question);
            }
        }
    }
}
