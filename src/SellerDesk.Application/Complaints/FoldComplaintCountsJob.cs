using Npgsql;
using SellerDesk.Application.Data;

namespace SellerDesk.Application.Complaints;

/// <summary>Complaints by stage, kind, cause and owner.</summary>
public sealed class FoldComplaintCountsJob(NpgsqlDataSource source) : FoldCounts(source, "complaint_counts", "shop_id, stage, kind, cause_code, owner_id");
