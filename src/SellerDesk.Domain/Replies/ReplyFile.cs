using SellerDesk.Domain.Common;
using SellerDesk.Domain.Inbox;
using SellerDesk.Domain.Shops;
using SellerDesk.Domain.Team;

namespace SellerDesk.Domain.Replies;

public readonly record struct ReplyFileId(Guid Value) : ITypedId<ReplyFileId>
{
    public static ReplyFileId New() => new(Guid.CreateVersion7());

    public static ReplyFileId From(Guid value) => new(value);
}

/// <summary>A file that is to go to a buyer, kept until the marketplace has it. Its type is told from its bytes, never from its name.</summary>
public sealed class ReplyFile
{
    public const int NameMaxLength = 120;

    private ReplyFile(ReplyFileId id, ShopId shopId, WorkItemId workItemId, string name, string contentType, byte[] content, DateTimeOffset createdAt)
    {
        Id = id;
        ShopId = shopId;
        WorkItemId = workItemId;
        Name = name;
        ContentType = contentType;
        Content = content;
        CreatedAt = createdAt;
    }

    public ReplyFileId Id { get; private set; }

    public ShopId ShopId { get; private set; }

    public WorkItemId WorkItemId { get; private set; }

    /// <summary>Whose draft it belongs to; null: a program's.</summary>
    public PersonId? AuthorId { get; private set; }

    /// <summary>The reply that it goes with; null while it lies in the draft.</summary>
    public OutgoingReplyId? ReplyId { get; private set; }

    public string Name { get; private set; }

    public string ContentType { get; private set; }

    /// <summary>In bytes.</summary>
    public int Size { get; private set; }

    public byte[] Content { get; private set; }

    public DateTimeOffset CreatedAt { get; private set; }

    /// <param name="content">As it will leave: traces of the camera are already taken out.</param>
    public static ReplyFile Of(WorkItem item, PersonId? author, string name, FileType type, byte[] content, DateTimeOffset now) =>
        new(ReplyFileId.New(), item.ShopId, item.Id, type.Name(name, NameMaxLength), type.ContentType, content, now) { AuthorId = author, Size = content.Length };

    public void GoWith(OutgoingReplyId reply) => ReplyId = reply;

    /// <summary>The reply came back or was taken back: the file lies in the draft again.</summary>
    public void ComeBack() => ReplyId = null;
}
