using Npgsql;
using SellerDesk.Application.Data;

namespace SellerDesk.Application.Loyalty.Points;

/// <summary>Points by place, and by the month in which they end.</summary>
public sealed class FoldPointCountsJob(NpgsqlDataSource source) : FoldCounts(source, "point_counts", "part, value");
