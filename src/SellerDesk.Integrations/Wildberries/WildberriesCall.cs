using SellerDesk.Integrations.Http;

namespace SellerDesk.Integrations.Wildberries;

/// <summary>One call as Wildberries describes it.</summary>
/// <param name="Scope">Number of the token category that it needs; null: any.</param>
/// <param name="Body">Sent as JSON.</param>
/// <param name="MayBeMissing">"Not found" (404, 422) is an answer here and not a failure.</param>
internal sealed record WildberriesCall(
    HttpMethod Method, WildberriesHost Host, string Path, LimitGroup Group, int? Scope, object? Body = null, CallUrgency Urgency = CallUrgency.Background, bool MayBeMissing = false)
{
    /// <summary>Makes a body that is not JSON; asked for each try.</summary>
    public Func<HttpContent>? Content { get; init; }

    /// <summary>Every host has a ping of its own with a limit of its own.</summary>
    public string LimitName => Group == LimitGroup.Ping ? $"{Group}-{Host}" : Group.ToString();
}
