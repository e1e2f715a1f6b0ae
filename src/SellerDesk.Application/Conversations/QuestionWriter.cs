using Npgsql;
using NpgsqlTypes;
using SellerDesk.Application.Data;
using SellerDesk.Application.Inbox;
using SellerDesk.Application.Marketplaces;
using SellerDesk.Application.Products;
using SellerDesk.Application.ServiceLevels;
using SellerDesk.Domain.Reviews;
using SellerDesk.Domain.ServiceLevels;
using SellerDesk.Domain.Shops;

namespace SellerDesk.Application.Conversations;

/// <summary>Takes a batch of questions in, the same way as reviews.</summary>
public static class QuestionWriter
{
    private const string Columns = $"""
        {StagedWorkItem.Columns}, is_new boolean, text_changed boolean, answer_changed boolean, number text, text_digest bigint, answer_digest bigint,
        text text, state_raw text, answer_text text, answer_state text, answer_editable boolean, answered_at timestamptz
        """;

    private const string InsertQuestions = """
        insert into questions (id, shop_id, number, text_digest, answer_digest, product_id, text, created_at, state_raw, answer_text, answer_state, answer_editable,
          answered_at, received_at)
        select s.id, @shop, s.number, s.text_digest, s.answer_digest, p.id, s.text, s.created_at, s.state_raw, s.answer_text, s.answer_state, s.answer_editable,
          s.answered_at, @now
        from staged_questions s left join products p on p.shop_id = @shop and p.number = s.product_number
        where s.is_new
        """;

    private const string UpdateTexts = """
        update questions q set text_digest = s.text_digest, product_id = p.id, text = s.text
        from staged_questions s left join products p on p.shop_id = @shop and p.number = s.product_number
        where q.id = s.id and q.shop_id = @shop and s.text_changed and not s.is_new
        """;

    private const string UpdateAnswers = """
        update questions q set answer_digest = s.answer_digest, state_raw = s.state_raw, answer_text = s.answer_text, answer_state = s.answer_state,
          answer_editable = s.answer_editable, answered_at = coalesce(s.answered_at, q.answered_at, case when s.answer_text is not null then @now end)
        from staged_questions s
        where q.id = s.id and q.shop_id = @shop and s.answer_changed and not s.is_new
        """;

    public static async Task<PullCounts> WriteAsync(WriteBatch batch, IReadOnlyList<IncomingQuestion> items, CancellationToken cancel)
    {
        if (items.Count == 0)
        {
            return PullCounts.None;
        }

        await batch.LockAsync("questions", cancel);
        var distinct = items.Index().GroupBy(entry => entry.Item.Number).Select(group => group.Last().Item).ToList();
        var keys = distinct.ConvertAll(q => new KnownRows.Key(q.Number, Digest.Of(q.Text, q.Product?.Number, q.Product?.Name),
            q.StateRaw is null && q.Answer is null ? 0 : Digest.Of(q.StateRaw) ^ Digest.Of(q.Answer)));
        var differences = await KnownRows.CompareAsync(batch, "questions", keys, cancel);
        if (differences.Count > 0)
        {
            var staged = differences.ConvertAll(difference => (Question: distinct[difference.Place], Key: keys[difference.Place], Difference: difference));
            await ProductWriter.WriteAsync(batch, staged.Select(row => row.Question.Product), cancel);
            var policy = await PolicyReader.LoadAsync(batch, null, cancel);
            await Staging.CopyAsync(batch, "staged_questions", Columns, staged, (copy, row, token) => WriteRowAsync(copy, row, policy, batch.Now, token), cancel);
            await SaveAsync(batch, policy.Terms.FirstInLine, cancel);
        }

        var fresh = differences.Count(difference => difference.KnownId is null);
        return new PullCounts(items.Count, fresh, differences.Count - fresh, items.Count - differences.Count, 0);
    }

    private static async Task SaveAsync(WriteBatch batch, bool first, CancellationToken cancel)
    {
        await batch.ExecuteAsync(InsertQuestions, cancel);
        await batch.ExecuteAsync(WorkItemSql.Insert("staged_questions", "Question"), cancel);
        await batch.ExecuteAsync(UpdateTexts, cancel);
        await batch.ExecuteAsync(WorkItemSql.ReopenChanged("staged_questions"), cancel);
        await batch.ExecuteAsync(WorkItemSql.UpdateTexts("staged_questions"), cancel);
        await batch.ExecuteAsync(WorkItemSql.NoteBuyerWrote("staged_questions"), cancel);
        await batch.ExecuteAsync(UpdateAnswers, cancel);
        await batch.ExecuteAsync(WorkItemSql.FollowAnswers("staged_questions"), cancel);
        await batch.ExecuteAsync(ClockBatch.StartStaged("staged_questions"), cancel);
        await ClockBatch.PlaceStagedAsync(batch, first, "staged_questions", cancel);
    }

    private static async Task WriteRowAsync(
        NpgsqlBinaryImporter copy, (IncomingQuestion Question, KnownRows.Key Key, KnownRows.Difference Difference) row, ShopPolicy policy, DateTimeOffset now, CancellationToken cancel)
    {
        var (question, key, difference) = row;
        var item = StagedWorkItem.Of(difference.KnownId ?? Guid.CreateVersion7(now), question.CreatedAt, policy, TimeOf.Question, question.Text, null, question.Product, null, false,
            question.Answer, now);
        await item.WriteAsync(copy, cancel);
        await copy.WriteAsync(difference.KnownId is null, NpgsqlDbType.Boolean, cancel);
        await copy.WriteAsync(difference.TextChanged, NpgsqlDbType.Boolean, cancel);
        await copy.WriteAsync(difference.AnswerChanged, NpgsqlDbType.Boolean, cancel);
        await copy.TextAsync(question.Number, cancel);
        await copy.WriteAsync(key.TextDigest, NpgsqlDbType.Bigint, cancel);
        await copy.WriteAsync(key.AnswerDigest, NpgsqlDbType.Bigint, cancel);
        await copy.TextAsync(question.Text, cancel);
        await copy.TextAsync(question.StateRaw, cancel);
        await copy.TextAsync(question.Answer?.Text, cancel);
        await copy.TextAsync((question.Answer?.State ?? AnswerState.None).ToString(), cancel);
        await copy.WriteAsync(question.Answer?.Editable ?? false, NpgsqlDbType.Boolean, cancel);
        await copy.TimeAsync(question.Answer?.AnsweredAt, cancel);
    }
}
