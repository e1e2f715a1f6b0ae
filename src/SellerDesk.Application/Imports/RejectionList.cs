using System.Runtime.CompilerServices;
using Microsoft.EntityFrameworkCore;
using SellerDesk.Application.Data;
using SellerDesk.Domain.Common;
using SellerDesk.Domain.Imports;

namespace SellerDesk.Application.Imports;

/// <summary>The rejected lines of a run, in the file's order.</summary>
public sealed class RejectionList(ScopedDb database)
{
    public const int Shown = 200;

    public async Task<IReadOnlyList<ImportRejection>> LoadAsync(ImportRunId run, CancellationToken cancel)
    {
        await using var db = await database.OpenAsync(cancel);
        return await Of(db, run).Take(Shown).ToListAsync(cancel);
    }

    /// <exception cref="RuleException">There is no such run among the shops of whoever asks.</exception>
    public async Task<IReadOnlyList<string>> HeadersAsync(ImportRunId run, CancellationToken cancel)
    {
        await using var db = await database.OpenAsync(cancel);
        return await db.ImportRuns.AsNoTracking().Where(r => r.Id == run).Select(r => r.Headers).SingleOrDefaultAsync(cancel) ?? throw new RuleException("import.unknownRun");
    }

    /// <summary>All that are kept, one after another.</summary>
    public async IAsyncEnumerable<ImportRejection> StreamAsync(ImportRunId run, [EnumeratorCancellation] CancellationToken cancel)
    {
        await using var db = await database.OpenAsync(cancel);
        await foreach (var rejection in Of(db, run).AsAsyncEnumerable().WithCancellation(cancel))
        {
            yield return rejection;
        }
    }

    private static IOrderedQueryable<ImportRejection> Of(SellerDeskDb db, ImportRunId run) =>
        db.ImportRejections.AsNoTracking().Where(rejection => rejection.RunId == run).OrderBy(rejection => rejection.Line).ThenBy(rejection => EF.Property<long>(rejection, "Id"));
}
