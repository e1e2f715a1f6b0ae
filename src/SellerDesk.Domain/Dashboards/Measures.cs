namespace SellerDesk.Domain.Dashboards;

/// <summary>How measures are kept, and in what unit they are told.</summary>
public static class Measures
{
    /// <summary>Money is kept in ten-thousandths.</summary>
    public const int MoneyScale = 10_000;

    private const int MinutesInHour = 60;
    private const int MinutesInDay = 1_440;

    public static decimal Told(this Measure measure, long kept) => measure switch
    {
        Measure.Revenue or Measure.SpentByNew => (decimal)kept / MoneyScale,
        Measure.GapMinutes => (decimal)kept / MinutesInDay,
        Measure.FirstMinutes or Measure.ResolvedMinutes or Measure.WholeMinutes or Measure.DeliveryMinutes or Measure.ApprovalMinutes or Measure.PreparingMinutes => (decimal)kept / MinutesInHour,
        _ => kept,
    };
}
