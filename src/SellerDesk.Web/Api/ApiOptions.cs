namespace SellerDesk.Web.Api;

/// <summary>Settings <c>Api:…</c></summary>
public sealed class ApiOptions
{
    /// <summary>Calls that one token may make in any ten seconds.</summary>
    public int CallsPerTenSeconds { get; set; } = 5_000;
}
