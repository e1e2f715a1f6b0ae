using Npgsql;
using SellerDesk.Application.Data;

namespace SellerDesk.Application.Buyers;

/// <summary>Buyers of a shop or of the desk by one part: frequency, region, mark, currency.</summary>
public sealed class FoldBuyerCountsJob(NpgsqlDataSource source) : FoldCounts(source, "buyer_counts", "shop_id, part, value");
