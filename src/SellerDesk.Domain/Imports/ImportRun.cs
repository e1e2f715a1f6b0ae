using SellerDesk.Domain.Common;
using SellerDesk.Domain.Shops;
using SellerDesk.Domain.Team;

namespace SellerDesk.Domain.Imports;

public readonly record struct ImportRunId(Guid Value) : ITypedId<ImportRunId>
{
    public static ImportRunId New() => new(Guid.CreateVersion7());

    public static ImportRunId From(Guid value) => new(value);
}

public enum ImportKind
{
    Orders,
    Reviews,

    /// <summary>Addresses of buyers, and what they agreed to.</summary>
    Contacts,
}

public enum ImportState
{
    Running,
    Done,
    Failed,
    Stopped,
}

/// <summary>One file taken in (or tried, when <see cref="DryRun"/>): read = accepted + unchanged + rejected, in lines of the file.</summary>
public sealed class ImportRun
{
    private ImportRun(ImportRunId id, ShopId shopId, ImportKind kind, string fileName, string preset, bool dryRun, DateTimeOffset startedAt)
    {
        Id = id;
        ShopId = shopId;
        Kind = kind;
        FileName = fileName;
        Preset = preset;
        DryRun = dryRun;
        StartedAt = startedAt;
    }

    public ImportRunId Id { get; private set; }

    public ShopId ShopId { get; private set; }

    public ImportKind Kind { get; private set; }

    public string FileName { get; private set; }

    public string Preset { get; private set; }

    public bool DryRun { get; private set; }

    public ImportState State { get; private set; }

    public PersonId? StartedBy { get; private set; }

    public DateTimeOffset StartedAt { get; private set; }

    public DateTimeOffset? FinishedAt { get; private set; }

    public int Read { get; private set; }

    public int Accepted { get; private set; }

    public int Unchanged { get; private set; }

    public int Rejected { get; private set; }

    /// <summary>The file's own headers, so that rejected lines can be given back in its form.</summary>
    public string[] Headers { get; private set; } = [];

    /// <summary>Why it ended early: a rule's code.</summary>
    public string? ErrorCode { get; private set; }

    public string? ErrorDetail { get; private set; }

    /// <summary>When somebody took back what it had written.</summary>
    public DateTimeOffset? UndoneAt { get; private set; }

    public PersonId? UndoneBy { get; private set; }

    public bool CanBeUndone => Kind == ImportKind.Contacts && !DryRun && UndoneAt is null && State != ImportState.Running && Accepted > 0;

    public static ImportRun Begin(ShopId shopId, ImportKind kind, string fileName, string preset, bool dryRun, PersonId? startedBy, DateTimeOffset now) =>
        new(ImportRunId.New(), shopId, kind, fileName.Length > 200 ? fileName[^200..] : fileName, preset, dryRun, now) { StartedBy = startedBy };

    /// <summary>The file is open and its headers are known.</summary>
    public void Open(IReadOnlyList<string> headers) => Headers = [.. headers];

    public void Count(int read, int accepted, int unchanged, int rejected) =>
        (Read, Accepted, Unchanged, Rejected) = (read, accepted, unchanged, rejected);

    public void Finish(ImportState state, string? errorCode, string? errorDetail, DateTimeOffset now)
    {
        if (State != ImportState.Running)
        {
            throw new RuleException("import.alreadyEnded");
        }

        (State, ErrorCode, ErrorDetail, FinishedAt) = (state, errorCode, errorDetail, now);
    }

    /// <exception cref="RuleException"><c>import.cannotUndo</c>.</exception>
    public void Undo(PersonId? by, DateTimeOffset now) => (UndoneAt, UndoneBy) = CanBeUndone ? (now, by) : throw new RuleException("import.cannotUndo");
}
