using SellerDesk.Integrations.Http;

namespace SellerDesk.Integrations.Ozon;

/// <summary>One call as Ozon describes it: nearly everything is a POST with a JSON body, reads too.</summary>
/// <param name="Path">Without the leading slash.</param>
/// <param name="Body">Null for the few methods that take none.</param>
/// <param name="MayBeMissing">"Not found" is an answer here and not a failure.</param>
internal sealed record OzonCall(string Path, object? Body, CallUrgency Urgency = CallUrgency.Background, bool MayBeMissing = false)
{
    /// <summary>The plan that opens the method, in Ozon's words.</summary>
    public string? Plan => OzonRights.PlanOf(Path);
}
