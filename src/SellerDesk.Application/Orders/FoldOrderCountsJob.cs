using Npgsql;
using SellerDesk.Application.Data;

namespace SellerDesk.Application.Orders;

/// <summary>Orders by stage and one part: scheme, carrier, warehouse, region.</summary>
public sealed class FoldOrderCountsJob(NpgsqlDataSource source) : FoldCounts(source, "order_counts", "shop_id, stage, part, value");
