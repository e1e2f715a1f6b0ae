using Xunit;

namespace SellerDesk.IntegrationTests.Fixtures;

/// <summary>A drill: whole processes and servers are killed, which takes its minute. Runs with <c>SELLERDESK_DRILLS=1</c>, as <c>build/drills/run</c> does.</summary>
public sealed class DrillFactAttribute : FactAttribute
{
    public DrillFactAttribute()
    {
        if (Environment.GetEnvironmentVariable("SELLERDESK_DRILLS") is not { Length: > 0 })
        {
            Skip = "A drill: build/drills/run";
        }
    }
}
