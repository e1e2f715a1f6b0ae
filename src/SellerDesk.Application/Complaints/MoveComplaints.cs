using SellerDesk.Application.Data;
using SellerDesk.Application.Team;
using SellerDesk.Domain.Common;
using SellerDesk.Domain.Complaints;

namespace SellerDesk.Application.Complaints;

/// <summary>What became of one case of many.</summary>
/// <param name="Refused">Why it stayed as it was; null: done.</param>
public sealed record MovedCase(ComplaintId Id, RuleException? Refused);

/// <param name="Mark">By which all of it is undone together.</param>
public sealed record MovedCases(Guid Mark, IReadOnlyList<MovedCase> Cases)
{
    public int Done => Cases.Count(one => one.Refused is null);
}

/// <summary>Does the same to many cases, each by its own rules and in a transaction of its own; what is refused stays as it was and says why.</summary>
public sealed class MoveComplaints(ScopedDb database, TimeProvider time)
{
    public const int Most = 2_000;

    public async Task<MovedCases> ExecuteAsync(Actor actor, IReadOnlyCollection<ComplaintId> ids, CaseMove move, IProgress<int>? progress, CancellationToken cancel)
    {
        var (mark, done) = (Guid.CreateVersion7(), new List<MovedCase>(ids.Count));
        foreach (var id in ids.Distinct().Take(Most))
        {
            try
            {
                await CaseMover.RunAsync(database, time, actor, id, move, null, mark, cancel);
                done.Add(new MovedCase(id, null));
            }
            catch (RuleException refused)
            {
                done.Add(new MovedCase(id, refused));
            }

            progress?.Report(done.Count);
        }

        return new MovedCases(mark, done);
    }
}
