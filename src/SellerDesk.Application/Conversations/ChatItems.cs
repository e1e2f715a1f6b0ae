using SellerDesk.Application.Data;
using SellerDesk.Application.ServiceLevels;
using SellerDesk.Domain.Conversations;

namespace SellerDesk.Application.Conversations;

/// <summary>Keeps the work items of chats as the chats are: after a batch was taken in, and after a reply of ours has come to its end.</summary>
internal static class ChatItems
{
    /// <summary>Of the chats in <c>staged_chats</c>, with what <c>touched_chats</c> knows about who wrote.</summary>
    public static Task FollowStagedAsync(WriteBatch batch, CancellationToken cancel) => FollowAsync(batch, """
        insert into followed_chats select s.id, t.buyer_wrote, t.seller_wrote from staged_chats s left join touched_chats t on t.chat_id = s.id
        """, cancel);

    /// <summary>
    /// Of one chat whose item was left alone while a reply was on its way: whatever came meanwhile counts now. The item is already
    /// saved as what the reply made of it.
    /// </summary>
    /// <param name="since">When the reply was written.</param>
    /// <param name="answered">It arrived: whoever wrote after it is waited for anew.</param>
    public static Task FollowAsync(WriteBatch batch, ChatId chat, DateTimeOffset since, bool answered, CancellationToken cancel) =>
        FollowAsync(batch, answered ? $"insert into followed_chats values ('{chat.Value}', true, false)" : $"""
            insert into followed_chats
            select '{chat.Value}', coalesce(bool_or(m.sender = 'Buyer'), false), coalesce(bool_or(m.sender = 'Seller'), false)
            from chat_messages m where m.chat_id = '{chat.Value}' and m.shop_id = @shop and m.received_at >= '{since.UtcDateTime:O}'
            """, cancel);

    private static async Task FollowAsync(WriteBatch batch, string fill, CancellationToken cancel)
    {
        await batch.ExecuteAsync($"drop table if exists pg_temp.followed_chats, pg_temp.staged_chat_items; create temporary table followed_chats ({ChatItemSql.FollowedColumns}) on commit drop", cancel);
        await batch.ExecuteAsync(fill, cancel);
        await batch.ExecuteAsync(ChatItemSql.Stage, cancel);
        var first = await SetClocksAsync(batch, cancel);
        await batch.ExecuteAsync(ChatItemSql.Update, cancel);
        await batch.ExecuteAsync(ChatItemSql.Insert, cancel);
        await batch.ExecuteAsync(ClockBatch.StartChats("staged_chat_items"), cancel);
        await ClockBatch.PlaceStagedAsync(batch, first, "staged_chat_items", cancel);
    }

    /// <returns>Whether the level puts its items first in line.</returns>
    private static async Task<bool> SetClocksAsync(WriteBatch batch, CancellationToken cancel)
    {
        var policy = await PolicyReader.LoadAsync(batch, null, cancel);
        var (ids, clocks) = (new List<Guid>(), new List<ClockSetting>());
        await using (var staged = batch.Command("select id, clock_of, created_at from staged_chat_items"))
        await using (var rows = await staged.ExecuteReaderAsync(cancel))
        {
            while (await rows.ReadAsync(cancel))
            {
                ids.Add(rows.GetGuid(0));
                clocks.Add(policy.FirstResponse(rows.GetString(1), rows.GetFieldValue<DateTimeOffset>(2)));
            }
        }

        await using var take = batch.Command(ChatItemSql.TakeClocks);
        take.Parameters.AddWithValue("ids", ids);
        take.Parameters.AddWithValue("due", clocks.ConvertAll(clock => clock.DueAt.UtcDateTime));
        take.Parameters.AddWithValue("warn", clocks.ConvertAll(clock => clock.WarnAt.UtcDateTime));
        take.Parameters.AddWithValue("minutes", clocks.ConvertAll(clock => clock.Minutes));
        take.Parameters.AddWithValue("working", clocks.ConvertAll(clock => clock.Working));
        take.Parameters.AddWithValue("versions", clocks.ConvertAll(clock => clock.VersionId.Value));
        await take.ExecuteNonQueryAsync(cancel);
        return policy.Terms.FirstInLine;
    }
}
