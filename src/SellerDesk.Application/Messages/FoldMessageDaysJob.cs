using Npgsql;
using SellerDesk.Application.Data;

namespace SellerDesk.Application.Messages;

/// <summary>Messages of a day by rule, template, channel and shop.</summary>
public sealed class FoldMessageDaysJob(NpgsqlDataSource source) : FoldCounts(source, "message_days", "day, rule_id, template_id, channel, shop_id, what, reason");
