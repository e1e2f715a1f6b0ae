namespace SellerDesk.Application.Imports.Rows;

/// <summary>Why a line is not taken: the file's column (empty: the whole line), what stood there, a rule's code and its arguments.</summary>
public sealed record Refusal(string Column, string? Value, string Code, params string[] Arguments);
