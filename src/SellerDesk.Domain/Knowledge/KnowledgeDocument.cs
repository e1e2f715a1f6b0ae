using SellerDesk.Domain.Common;
using SellerDesk.Domain.Replies;
using SellerDesk.Domain.Team;

namespace SellerDesk.Domain.Knowledge;

public readonly record struct DocumentId(Guid Value) : ITypedId<DocumentId>
{
    public static DocumentId New() => new(Guid.CreateVersion7());

    public static DocumentId From(Guid value) => new(value);
}

public enum DocumentKind
{
    Licence,
    Specification,
    Manual,
    Certificate,
    Other,
}

/// <summary>A paper about products that can be shown, and where marked so, given to buyers. Its bytes are a row of their own (<see cref="DocumentFile"/>).</summary>
public sealed class KnowledgeDocument
{
    public const int TitleMaxLength = 200;
    public const int FileNameMaxLength = 120;
    public const int WordingMaxLength = 2_000;

    /// <summary>Bytes of a file.</summary>
    public const int MaxSize = 10 * 1024 * 1024;

    /// <summary>What opens anywhere and runs nothing.</summary>
    public static readonly IReadOnlyList<string> Endings = ["pdf", "jpg", "png", "webp", "docx", "xlsx", "txt"];

    private KnowledgeDocument(DocumentId id, string title, string fileName, string contentType, int size, DateTimeOffset uploadedAt)
    {
        Id = id;
        Title = title;
        FileName = fileName;
        ContentType = contentType;
        Size = size;
        UploadedAt = uploadedAt;
    }

    public DocumentId Id { get; private set; }

    public DocumentKind Kind { get; private set; }

    public string Title { get; private set; }

    /// <summary>Cleaned: no folders, no signs that a file system or a header would stumble over, the ending of the true type.</summary>
    public string FileName { get; private set; }

    public string ContentType { get; private set; }

    public int Size { get; private set; }

    /// <summary>What is written to a buyer who asks for it, with the variables of templates.</summary>
    public string Wording { get; private set; } = "";

    public bool MayBeGiven { get; private set; }

    public Guid[] Shops { get; private set; } = [];

    public Guid[] Products { get; private set; } = [];

    public string[] Categories { get; private set; } = [];

    public DateTimeOffset UploadedAt { get; private set; }

    public Guid? UploadedBy { get; private set; }

    /// <exception cref="RuleException">Too large, empty, or of a type that is not taken.</exception>
    public static KnowledgeDocument Upload(string fileName, byte[] content, PersonId? by, DateTimeOffset now)
    {
        if (content.Length is 0 or > MaxSize)
        {
            throw new RuleException("document.size", MaxSize / 1024 / 1024);
        }

        var type = FileType.Of(content, fileName) is { } known && known.In(Endings) ? known : throw new RuleException("document.type");
        var name = type.Name(fileName, FileNameMaxLength);
        return new KnowledgeDocument(DocumentId.New(), Path.GetFileNameWithoutExtension(name), name, type.ContentType, content.Length, now) { UploadedBy = by?.Value };
    }

    public void Describe(DocumentText text)
    {
        var title = text.Title.Trim();
        if (title.Length is 0 or > TitleMaxLength)
        {
            throw new RuleException("document.title", TitleMaxLength);
        }

        if (text.Wording.Length > WordingMaxLength)
        {
            throw new RuleException("document.wording", WordingMaxLength);
        }

        (Title, Kind, Wording, MayBeGiven) = (title, text.Kind, text.Wording.Trim(), text.MayBeGiven);
        (Shops, Products, Categories) = ([.. text.Shops.Distinct()], [.. text.Products.Distinct()], [.. text.Categories.Distinct()]);
    }
}

/// <summary>What a person says about a document.</summary>
public sealed record DocumentText(
    DocumentKind Kind, string Title, string Wording, bool MayBeGiven, IReadOnlyList<Guid> Shops, IReadOnlyList<Guid> Products, IReadOnlyList<string> Categories);

/// <summary>The bytes of a document.</summary>
public sealed class DocumentFile
{
    public DocumentId DocumentId { get; init; }

    public required byte[] Content { get; init; }
}
