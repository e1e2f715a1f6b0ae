using System.Text.Json;
using SellerDesk.Application.Marketplaces;
using SellerDesk.Integrations.Http;

namespace SellerDesk.Integrations.YandexMarket;

/// <summary>Where a report stands.</summary>
/// <param name="Wait">How long the vendor thinks it still takes.</param>
/// <param name="File">Address of the finished report.</param>
internal sealed record ReportState(bool IsUnderWay, TimeSpan Wait, string? File, bool IsEmpty, bool IsTooLarge, string Raw)
{
    private static readonly TimeSpan UsualWait = TimeSpan.FromSeconds(30);
    private static readonly TimeSpan BetweenLooks = TimeSpan.FromSeconds(1);

    public static ReportState Of(JsonAnswer info)
    {
        if (info.Problem is { } problem)
        {
            throw new MarketplaceException(MarketplaceFailure.Unreadable, problem);
        }

        var result = info.Root.Find("result");
        var (status, sub) = (result?.Enum("status"), result?.Enum("subStatus"));
        var file = status == "DONE" ? result?.Word("file") : null;

        // A word that this version does not know may be another step of the making: the report's own life ends the waiting.
        var isOver = status is null or "DONE" or "FAILED";
        return new ReportState(!isOver, result is { } known ? WaitOf(known) : UsualWait, file, sub == "NO_DATA", sub == "TOO_LARGE", info.Raw);
    }

    /// <summary>The vendor tells milliseconds.</summary>
    public static TimeSpan WaitOf(JsonElement result) =>
        result.Whole("estimatedGenerationTime") is { } milliseconds and >= 0 and < 3_600_000 ? TimeSpan.FromMilliseconds(milliseconds) + BetweenLooks : UsualWait;
}
