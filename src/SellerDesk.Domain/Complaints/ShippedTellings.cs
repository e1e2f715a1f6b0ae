namespace SellerDesk.Domain.Complaints;

/// <summary>What buyers are told at each stage, to begin with. All of it is off until a shop switches it on: whoever is written to must want it.</summary>
public static class ShippedTellings
{
    public static IEnumerable<StageTemplate> All()
    {
        yield return Of(ComplaintStage.Analysing, "Здравствуйте! Приняли ваше обращение по заказу {order}, разбираемся, что случилось. Напишем, как только будет решение.");
        yield return Of(ComplaintStage.Deciding, "Здравствуйте! Разобрались в обращении по заказу {order}, готовим решение.");
        yield return Of(ComplaintStage.CarryingOut, "Здравствуйте! По обращению по заказу {order} принято решение: {resolution}. Уже исполняем.");
        yield return Of(ComplaintStage.Arbitration, "Здравствуйте! Обращение по заказу {order} рассматривает площадка. О её решении сообщим.");
        yield return Of(ComplaintStage.FollowingUp, "Здравствуйте! Решение по заказу {order} исполнено: {resolution}. Всё ли теперь в порядке?");
        yield return Of(ComplaintStage.Closed, "Здравствуйте! Обращение по заказу {order} закрыто. Спасибо, что сообщили.");
    }

    private static StageTemplate Of(ComplaintStage stage, string text) => new() { Stage = stage, On = false, Text = text };
}
