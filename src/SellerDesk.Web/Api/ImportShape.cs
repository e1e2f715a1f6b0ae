using System.ComponentModel;
using SellerDesk.Application.Imports;
using SellerDesk.Domain.Imports;
using SellerDesk.Web.Shell.Language;

namespace SellerDesk.Web.Api;

/// <summary>What came of a file, in lines: read = accepted + unchanged + rejected.</summary>
public sealed record ImportShape(
    Guid RunId, ImportState State, bool DryRun, int Read, int Accepted, int Unchanged, int Rejected,
    [property: Description("The first thousand by line.")] IReadOnlyList<RejectionShape> Rejections,
    [property: Description("Columns of the file that fill nothing.")] IReadOnlyList<string> IgnoredColumns)
{
    public static ImportShape Of(ImportOutcome outcome, Texts words) => new(
        outcome.Run.Value, outcome.State, outcome.DryRun, outcome.Counts.Read, outcome.Counts.Accepted, outcome.Counts.Unchanged, outcome.Counts.Rejected,
        [.. outcome.Rejections.Select(rejection => RejectionShape.Of(rejection, words))], outcome.IgnoredColumns);
}

/// <param name="Line">Number of the line in the file, the header being line 1.</param>
/// <param name="Column">Empty when the whole line is meant.</param>
public sealed record RejectionShape(int Line, string Column, string? Value, [property: Description("In the caller's language.")] string Reason, string Code)
{
    public static RejectionShape Of(ImportRejection rejection, Texts words) => new(
        rejection.Line, rejection.Column, rejection.Value, words.Rule(rejection.ReasonCode, [.. rejection.ReasonArguments]), rejection.ReasonCode);
}
