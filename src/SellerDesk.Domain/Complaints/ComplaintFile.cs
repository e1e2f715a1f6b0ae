using SellerDesk.Domain.Common;
using SellerDesk.Domain.Shops;
using SellerDesk.Domain.Team;

namespace SellerDesk.Domain.Complaints;

public readonly record struct ComplaintFileId(Guid Value) : ITypedId<ComplaintFileId>
{
    public static ComplaintFileId New() => new(Guid.CreateVersion7());

    public static ComplaintFileId From(Guid value) => new(value);
}

/// <summary>A photo or paper of a case. Its type is told from its bytes, never from its name; the camera's traces are taken out.</summary>
public sealed class ComplaintFile
{
    public const int NameMaxLength = 120;

    /// <summary>Photos, in bytes.</summary>
    public const int MaxPhotoBytes = 15 * 1024 * 1024;

    /// <summary>Papers, in bytes.</summary>
    public const int MaxPaperBytes = 20 * 1024 * 1024;

    public const int MostFiles = 40;

    private ComplaintFile(ComplaintFileId id, ShopId shopId, ComplaintId complaintId, string name, string contentType, byte[] content, string sha256, DateTimeOffset createdAt)
    {
        Id = id;
        ShopId = shopId;
        ComplaintId = complaintId;
        Name = name;
        ContentType = contentType;
        Content = content;
        Sha256 = sha256;
        CreatedAt = createdAt;
    }

    public ComplaintFileId Id { get; private set; }

    public ShopId ShopId { get; private set; }

    public ComplaintId ComplaintId { get; private set; }

    public PersonId? AuthorId { get; private set; }

    public string Name { get; private set; }

    public string ContentType { get; private set; }

    /// <summary>In bytes.</summary>
    public int Size { get; private set; }

    public byte[] Content { get; private set; }

    /// <summary>Of the content, as 64 lower-case hexadecimal digits.</summary>
    public string Sha256 { get; private set; }

    /// <summary>The point of the evidence list that it proves; null when none.</summary>
    public string? Point { get; private set; }

    public DateTimeOffset CreatedAt { get; private set; }

    public static ComplaintFile Of(Complaint complaint, PersonId? author, string name, string contentType, byte[] content, string? point, DateTimeOffset now) =>
        new(ComplaintFileId.New(), complaint.ShopId, complaint.Id, name, contentType, content, Convert.ToHexStringLower(System.Security.Cryptography.SHA256.HashData(content)), now)
        {
            AuthorId = author,
            Size = content.Length,
            Point = point,
        };
}
