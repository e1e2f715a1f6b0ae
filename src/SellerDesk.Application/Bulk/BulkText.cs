using SellerDesk.Domain.Replies;

namespace SellerDesk.Application.Bulk;

/// <summary>A template as it was when a run began: what is changed later does not change what was agreed to.</summary>
/// <param name="Template">Null when the text was written for this run.</param>
public sealed record BulkText(ReplyTemplateId? Template, string Body);
