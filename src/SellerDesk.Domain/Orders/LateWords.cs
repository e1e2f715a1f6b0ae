using System.Globalization;

namespace SellerDesk.Domain.Orders;

/// <summary>
/// The beginning of a message to the buyer of a late order: what happened, regret, the way out. It promises nothing but what a person chose and leads nobody
/// off the marketplace; a person reads it over before it leaves.
/// </summary>
public static class LateWords
{
    /// <param name="date">The new date; shown day and month.</param>
    /// <param name="amount">Per cent or points.</param>
    public static string Of(OrderOfferKind kind, OrderStage stage, string order, string shop, DateOnly? date, int? amount)
    {
        var happened = stage.IsToShip() ? $"Заказ {order} мы ещё собираем и передадим в доставку позже, чем собирались." : $"Заказ {order} едет дольше обещанного.";
        var wayOut = kind switch
        {
            OrderOfferKind.NewDate => $"Новый срок: {date?.ToString("d MMMM", CultureInfo.GetCultureInfo("ru-RU")) ?? "…"}. Если он вам не подходит, напишите, и мы поможем.",
            OrderOfferKind.Discount => $"За ожидание дадим вам скидку {amount?.ToString(CultureInfo.InvariantCulture) ?? "…"} % на следующий заказ в нашем магазине.",
            OrderOfferKind.Points => $"За ожидание начислим вам баллы: {amount?.ToString(CultureInfo.InvariantCulture) ?? "…"}.",
            _ => "Следим за посылкой и напишем, когда она сдвинется.",
        };
        return $"Здравствуйте! {happened} Приносим извинения за ожидание. {wayOut}\nС уважением, {shop}";
    }
}
