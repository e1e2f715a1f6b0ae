using Npgsql;
using SellerDesk.Application.Data;

namespace SellerDesk.Application.Inbox;

/// <summary>Work items by everything that a view may ask for.</summary>
public sealed class FoldInboxCountsJob(NpgsqlDataSource source) : FoldCounts(source, "inbox_counts", "shop_id, kind, state, reply_state, rating, has_text, has_photo, assignee_id");
