namespace SellerDesk.Domain.Dashboards;

/// <summary>How measures are kept, and in what unit they are told.</summary>
public static class Measures
{
    /// <summary>Money is kept in ten-thousandths.</summary>
    public const int MoneyScale = 10_000;

    private const int MinutesInHour = 60;
    private const int MinutesInDay = 1_440;

    /// <summary>Whether a case adds one to it, and no sum of money, time or stars.</summary>
    public static bool Counts(this Measure measure) => measure is not (Measure.Units or Measure.Stars or Measure.StarSquares or Measure.NpsPoints or Measure.Shows or Measure.Opens or Measure.Carts or Measure.FunnelOrders
        or Measure.Buyouts or Measure.OpensOfOrders or Measure.OrdersOfOpens) && measure.Told(1) == 1;

    public static decimal Told(this Measure measure, long kept) => measure switch
    {
        Measure.Revenue or Measure.SpentByNew => (decimal)kept / MoneyScale,
        Measure.GapMinutes => (decimal)kept / MinutesInDay,
        Measure.FirstMinutes or Measure.ResolvedMinutes or Measure.WholeMinutes or Measure.DeliveryMinutes or Measure.ApprovalMinutes or Measure.PreparingMinutes => (decimal)kept / MinutesInHour,
        _ => kept,
    };
}
