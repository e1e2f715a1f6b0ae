using SellerDesk.Application.Dashboards.Figures;
using SellerDesk.Application.Messages;
using SellerDesk.Domain.Dashboards;

namespace SellerDesk.Application.Dashboards.Reports;

/// <summary>A board of a report, with what changed on it.</summary>
public sealed record ReportSheet(Board Board, BoardSheet Sheet, IReadOnlyList<SureChange> Changes);

/// <summary>A report as a letter.</summary>
public sealed record ReportPaper(string Subject, string Text, string Html, IReadOnlyList<ParcelFile> Files);

/// <summary>A report in a reader's words: texts, addresses and files belong to the pages.</summary>
public interface IReportWords
{
    /// <summary>What a report asks of its boards for some days: its filter is kept as it stands in an address.</summary>
    BoardAsk Ask(Report report, DateOnly from, DateOnly to, DateOnly today);

    /// <param name="sender">Who lets it go outside; null: the reader is of the desk.</param>
    ReportPaper Of(string language, Report report, IReadOnlyList<ReportSheet> sheets, string? sender);
}
