using SellerDesk.Domain.Shops;

namespace SellerDesk.Domain.Imports;

/// <summary>A line of a file that was not taken, with the place and the reason.</summary>
/// <param name="Line">Number of the line in the file, the header being line 1.</param>
/// <param name="Column">The file's own header, empty when the whole line is meant.</param>
/// <param name="Value">What stood there, shortened.</param>
/// <param name="ReasonCode">A rule's code, worded in the reader's language.</param>
/// <param name="ReasonArguments">Values for the sentence's places.</param>
/// <param name="RawLine">The whole line, so that it can be mended and sent again.</param>
public sealed record ImportRejection(ImportRunId RunId, ShopId ShopId, int Line, string Column, string? Value, string ReasonCode, string[] ReasonArguments, string? RawLine);
