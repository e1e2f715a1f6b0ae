using SellerDesk.Domain.Imports;

namespace SellerDesk.Application.Imports;

public enum ImportPhase
{
    /// <summary>The file is read and every line judged; <see cref="ImportProgress.Done"/> counts bytes.</summary>
    Reading,

    /// <summary>Good lines are compared with what is there and written; <see cref="ImportProgress.Done"/> counts lines.</summary>
    Writing,
}

/// <summary>How far an import is.</summary>
/// <param name="LinesPerSecond">Of the phase at hand.</param>
/// <param name="Left">Time that the phase at hand still needs at this pace; null until it can be told.</param>
public sealed record ImportProgress(ImportRunId Run, ImportPhase Phase, long Done, long Total, ImportCounts Counts, double LinesPerSecond, TimeSpan? Left);
