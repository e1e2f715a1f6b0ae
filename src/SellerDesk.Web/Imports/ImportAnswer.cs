using SellerDesk.Application.Imports;
using SellerDesk.Domain.Imports;
using SellerDesk.Web.Shell.Language;

namespace SellerDesk.Web.Imports;

/// <summary>The report of an import as programs get it: the same from the command line and the API.</summary>
/// <param name="Rejections">The first ones by line; all are counted.</param>
internal sealed record ImportAnswer(
    Guid Run, string State, bool DryRun, int Read, int Accepted, int Unchanged, int Rejected, IReadOnlyList<RejectionAnswer> Rejections, IReadOnlyList<string> IgnoredColumns)
{
    public static ImportAnswer Of(ImportOutcome outcome, Texts texts) => new(
        outcome.Run.Value, outcome.State.ToString().ToLowerInvariant(), outcome.DryRun,
        outcome.Counts.Read, outcome.Counts.Accepted, outcome.Counts.Unchanged, outcome.Counts.Rejected,
        [.. outcome.Rejections.Select(rejection => new RejectionAnswer(rejection.Line, rejection.Column, rejection.Value, RuleWords.Of(rejection, texts)))], outcome.IgnoredColumns);
}

internal sealed record RejectionAnswer(int Line, string Column, string? Value, string Reason);

/// <summary>Words rules in the reader's language.</summary>
internal static class RuleWords
{
    public static string Of(ImportRejection rejection, Texts texts) => texts.Rule(rejection.ReasonCode, [.. rejection.ReasonArguments]);
}
