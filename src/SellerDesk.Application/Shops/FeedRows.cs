using Microsoft.EntityFrameworkCore;
using Npgsql;
using SellerDesk.Application.Data;
using SellerDesk.Application.Marketplaces;
using SellerDesk.Domain.Shops;

namespace SellerDesk.Application.Shops;

/// <summary>The small statements on <c>feeds</c>, <c>feed_runs</c> and <c>set_aside_payloads</c> that go with a pulled page.</summary>
internal static class FeedRows
{
    public static Task RenewLeaseAsync(SellerDeskDb db, FeedId feed, string owner, DateTimeOffset until, CancellationToken cancel) =>
        db.Database.ExecuteSqlAsync($"update feeds set lease_until = {until} where id = {feed.Value} and lease_owner = {owner}", cancel);

    /// <returns>False when another node has taken the feed over: the page must not be saved then.</returns>
    public static async Task<bool> SaveCursorAsync(WriteBatch batch, Feed feed, string cursor, FeedProgress? progress, CancellationToken cancel)
    {
        await using var command = batch.Command("""
            update feeds set cursor = @cursor, progress_done = coalesce(@done, progress_done), progress_total = coalesce(@total, progress_total)
            where id = @id and shop_id = @shop and lease_owner = @owner
            """);
        command.Parameters.AddWithValue("cursor", cursor);
        command.Parameters.Add(new NpgsqlParameter<int?>("done", progress?.Done));
        command.Parameters.Add(new NpgsqlParameter<int?>("total", progress?.Total));
        command.Parameters.AddWithValue("id", feed.Id.Value);
        command.Parameters.AddWithValue("owner", PullLease.Me);
        return await command.ExecuteNonQueryAsync(cancel) == 1;
    }

    public static async Task SaveCountsAsync(WriteBatch batch, FeedRun run, PullCounts counts, CancellationToken cancel)
    {
        await using var command = batch.Command("""
            update feed_runs set read_count = @read, new_count = @new, changed_count = @changed, unchanged_count = @unchanged, set_aside_count = @aside
            where id = @id and shop_id = @shop
            """);
        command.Parameters.AddWithValue("read", counts.Read);
        command.Parameters.AddWithValue("new", counts.New);
        command.Parameters.AddWithValue("changed", counts.Changed);
        command.Parameters.AddWithValue("unchanged", counts.Unchanged);
        command.Parameters.AddWithValue("aside", counts.SetAside);
        command.Parameters.AddWithValue("id", run.Id.Value);
        await command.ExecuteNonQueryAsync(cancel);
    }
}
