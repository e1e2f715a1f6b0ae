namespace SellerDesk.Web.Api;

/// <summary>Settings <c>Api:…</c></summary>
public sealed class ApiOptions
{
    /// <summary>
    /// Calls that one token may make of one node in ten seconds: against a program that has gone wild, not against one that is quick. Two processors
    /// answer some two thousand lists a second.
    /// </summary>
    public int CallsPerTenSeconds { get; set; } = 60_000;
}
