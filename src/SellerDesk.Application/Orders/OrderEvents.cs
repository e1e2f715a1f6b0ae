using SellerDesk.Domain.Orders;

namespace SellerDesk.Application.Orders;

/// <summary>An order's own way as lines of time.</summary>
internal static class OrderEvents
{
    /// <summary>A known time of payment, each stage, and each further word at a stage.</summary>
    public static IEnumerable<OrderEvent> OfSteps(DateTimeOffset? approvedAt, IEnumerable<OrderStep> steps)
    {
        if (approvedAt is { } paid)
        {
            yield return new OrderEvent(OrderEventKind.Paid, paid);
        }

        foreach (var step in steps)
        {
            if (step.At is { } at)
            {
                yield return new OrderEvent(OrderEventKind.Stage, at, Stage: step.Stage, Told: step.Told) { Word = step.Words.FirstOrDefault() };
            }

            foreach (var (word, seen) in step.Words.Zip(step.Seen).Skip(step.At is null ? 0 : 1))
            {
                yield return new OrderEvent(OrderEventKind.Status, new DateTimeOffset(seen, TimeSpan.Zero), Stage: step.Stage, Told: false) { Word = word };
            }
        }
    }
}
