namespace SellerDesk.Domain.Replies;

/// <summary>Where a reply comes from.</summary>
/// <param name="OriginId">The rule or article that wrote it.</param>
/// <param name="Template">The template that it was begun from, changed or not.</param>
/// <param name="TemplateEdited">The person changed the template's words.</param>
/// <param name="Seen">The newest line of the item's history that the writer has seen; null where nobody looked.</param>
/// <param name="Hold">How long it can be taken back; null: <see cref="OutgoingReply.Hold"/>.</param>
public sealed record ReplySource(
    ReplyOrigin Origin, Guid? OriginId = null, ReplyTemplateId? Template = null, TimeSpan? Hold = null, bool TemplateEdited = false, long? Seen = null)
{
    public static readonly ReplySource Person = new(ReplyOrigin.Person);

    /// <summary>Files that go with it, in their order (chats).</summary>
    public IReadOnlyList<ReplyFileId> Files { get; init; } = [];

    public static readonly ReplySource Api = new(ReplyOrigin.Api);

    public static ReplySource OfTemplate(ReplyTemplateId? template, bool edited) => new(ReplyOrigin.Person, Template: template, TemplateEdited: edited);
}
