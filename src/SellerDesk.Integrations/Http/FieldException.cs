namespace SellerDesk.Integrations.Http;

/// <summary>One item of a page cannot be read: which field, and why. The rest of the page goes on.</summary>
internal sealed class FieldException(string path, string problem) : Exception($"{path}: {problem}");
