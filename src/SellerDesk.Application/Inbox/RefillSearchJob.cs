using Npgsql;
using SellerDesk.Application.Data;
using SellerDesk.Application.Jobs;

namespace SellerDesk.Application.Inbox;

/// <summary>
/// What reviews, questions and chats are found by, made anew for those that a desk had before negations were searched for: slice by slice of their ids, the place
/// kept in the transaction of its rows. Ends with the last item; a desk that began later never has anything to do here.
/// </summary>
public sealed class RefillSearchJob(NpgsqlDataSource source) : IJob
{
    /// <summary>Items that are locked together.</summary>
    public const int Slice = 500;

    private const int SlicesAtOnce = 20;

    private static readonly string Refill = $"""
        with slice as (
          select w.id, w.shop_id, case w.kind
              when 'Review' then (select left(concat_ws(' ', nullif(r.title, ''), nullif(r.text, ''), nullif(r.pros, ''), nullif(r.cons, '')), 20000) from reviews r where r.id = w.id and r.shop_id = w.shop_id)
              when 'Question' then (select left(q.text, 20000) from questions q where q.id = w.id and q.shop_id = w.shop_id)
              when 'Chat' then (select concat_ws(' ', c.order_number, (select string_agg(left(t.text, 500), ' ') from (select m.text from chat_messages m
                where m.chat_id = c.id and m.shop_id = c.shop_id order by m.sent_at desc limit 30) as t)) from chats c where c.id = w.id and c.shop_id = w.shop_id)
            end as words
          from work_items w where w.id > @after order by w.id limit {Slice}
        ), made as (
          select s.id, s.shop_id, {SearchedWords.Vector("concat_ws(' ', s.words, w.product_name, p.article, w.author)")} as search
          from slice s join work_items w on w.id = s.id and w.shop_id = s.shop_id left join products p on p.id = w.product_id and p.shop_id = w.shop_id
          where s.words ~* '{SearchedWords.Negated}'
        ), refilled as (
          update work_items w set search = m.search from made m where w.id = m.id and w.shop_id = m.shop_id and w.search is distinct from m.search
        )
        select id from slice order by id desc limit 1
        """;

    public async Task<bool> RunAsync(CancellationToken cancel)
    {
        var done = 0;
        while (done < SlicesAtOnce && await RefillNextAsync(cancel))
        {
            done++;
        }

        return done > 0;
    }

    /// <returns>False when nothing is left, or another node is at it.</returns>
    public async Task<bool> RefillNextAsync(CancellationToken cancel)
    {
        await using var connection = await source.OpenConnectionAsync(cancel);
        await using var transaction = await connection.BeginTransactionAsync(cancel);
        if (await AskAsync("select (value #>> '{}')::uuid from desk_options where name = @mark for update skip locked", null) is not { } after)
        {
            return false;
        }

        var last = await AskAsync(Refill, after);
        await AskAsync(last is null ? "delete from desk_options where name = @mark" : "update desk_options set value = to_jsonb(@after), changed_at = now() where name = @mark", last);
        await transaction.CommitAsync(cancel);
        return last is not null;

        async Task<Guid?> AskAsync(string sql, Guid? place)
        {
            await using var command = new NpgsqlCommand(sql, connection, transaction);
            command.Parameters.AddWithValue("mark", SearchedWords.RefillMark);
            command.Parameters.AddWithValue("after", place ?? Guid.Empty);
            return await command.ExecuteScalarAsync(cancel) as Guid?;
        }
    }
}
