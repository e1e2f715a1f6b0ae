using Microsoft.EntityFrameworkCore;
using SellerDesk.Application.Data;
using SellerDesk.Domain.Messages;

namespace SellerDesk.Application.Messages;

/// <summary>
/// The templates and rules that a new desk starts with, for everything that can happen to a buyer. Written once, all switched off: nobody is written to before somebody at the desk says so.
/// </summary>
public sealed class DefaultMessages(WholeDb database, TimeProvider time)
{
    private static readonly MessageChannel[] Service = [MessageChannel.MarketplaceChat, MessageChannel.Sms, MessageChannel.Email];
    private static readonly MessageChannel[] Direct = [MessageChannel.Email, MessageChannel.Telegram, MessageChannel.Sms];

    public async Task WriteAsync(CancellationToken cancel)
    {
        await using var db = database.Open();
        if (await db.MessageTemplates.AnyAsync(cancel))
        {
            return;
        }

        var now = time.GetUtcNow();
        foreach (var one in All)
        {
            var template = MessageTemplate.Of(one.Name, [.. one.Wordings], now);
            db.Add(template);
            db.Add(MessageRule.Of(new MessageRuleContent(one.Name, one.Kind, one.Purpose, template.Id, one.Channels, one.DelayMinutes * 60, null, false, MessageCondition.Always), now));
        }

        await db.SaveChangesAsync(cancel);
    }

    private static IReadOnlyList<Ready> All { get; } =
    [
        Of(BuyerEventKind.OrderPlaced, "Заказ принят", 5, "Здравствуйте! Приняли ваш заказ {order}: {product|товар}. Начинаем собирать. {shop}", "Заказ {order} принят",
            "Hello! We have your order {order}: {product|the goods}, and are packing it. {shop}", "Order {order} received"),
        Of(BuyerEventKind.OrderShipped, "Заказ отправлен", 10, "Здравствуйте! Заказ {order} отправлен и едет к вам. Где он сейчас, видно в заказе на площадке. {shop}", "Заказ {order} в пути",
            "Hello! Order {order} is on its way to you; the marketplace shows where it is. {shop}", "Order {order} is on its way"),
        Of(BuyerEventKind.OrderArrived, "Заказ ждёт в пункте выдачи", 5, "Здравствуйте! Заказ {order} ждёт вас в пункте выдачи. Проверьте, пожалуйста, товар при получении. {shop}", "Заказ {order} ждёт вас",
            "Hello! Order {order} waits for you at the pick-up point. Please look at the goods when you take them. {shop}", "Order {order} waits for you"),
        Of(BuyerEventKind.OrderDelivered, "Заказ получен", 60, "Здравствуйте! Заказ {order} у вас. Если что-то не так, напишите нам сюда: разберёмся. {shop}", "Заказ {order} получен",
            "Hello! Order {order} is with you. If anything is wrong, write to us here. {shop}", "Order {order} delivered"),
        Of(BuyerEventKind.OrderCancelled, "Заказ отменён", 10, "Здравствуйте! Заказ {order} отменён. Деньги возвращает площадка в свои сроки. Если отмена вас удивила, напишите нам. {shop}", "Заказ {order} отменён",
            "Hello! Order {order} was cancelled; the marketplace returns the money in its own time. {shop}", "Order {order} cancelled"),
        Of(BuyerEventKind.OrderLate, "Заказ задерживается", 15, "Здравствуйте! Заказ {order} задерживается. Просим прощения: следим за ним и сообщим, как только он сдвинется. {shop}", "Заказ {order} задерживается",
            "Hello! Order {order} is late, and we are sorry. We keep an eye on it. {shop}", "Order {order} is late"),
        Of(BuyerEventKind.ComplaintMoved, "Обращение: что с ним сейчас", 3, "Здравствуйте! По вашему обращению №{complaint}: {stage}. {shop}", "Обращение №{complaint}",
            "Hello! Your complaint No. {complaint}: {stage}. {shop}", "Complaint No. {complaint}", [MessageChannel.Sms, MessageChannel.Email]),
        Loyal(BuyerEventKind.PointsEarned, "Баллы начислены", "Вам начислено баллов: {points}. На счёте: {balance|см. в программе}.", "Начислено баллов: {points}",
            "You have earned {points} points. Balance: {balance|see the programme}.", "You have earned {points} points"),
        Loyal(BuyerEventKind.PointsExpiring, "Баллы скоро сгорят", "Через {days|несколько} дн. сгорит баллов: {points}. Успейте их потратить.", "Скоро сгорит баллов: {points}",
            "{points} points expire in {days|a few} days. Do use them.", "{points} points expire soon"),
        Loyal(BuyerEventKind.TierChanged, "Новый уровень", "Ваш уровень в программе теперь: {tier}.", "Ваш уровень: {tier}", "Your level in the programme is now {tier}.", "Your level: {tier}"),
        Loyal(BuyerEventKind.RewardIssued, "Награда", "Ваша награда: {reward|подарок}. Код: {code|придёт отдельно}.", "Ваша награда", "Your reward: {reward|a gift}. Code: {code|follows separately}.", "Your reward"),
        Consented(BuyerEventKind.BackInStock, MessagePurpose.Reminders, "Снова в наличии", "Товар «{product}» снова в наличии. {link|Он ждёт на площадке.}", "«{product}» снова в наличии",
            "{product} is back in stock. {link|It waits at the marketplace.}", "{product} is back"),
        Consented(BuyerEventKind.SurveyInvited, MessagePurpose.Surveys, "Приглашение в опрос", "Как всё прошло? Ответ займёт минуту: {link}", "Как всё прошло?", "How was it? One minute is enough: {link}", "How was it?"),
        Consented(BuyerEventKind.Offer, MessagePurpose.Offers, "Предложение", "{offer} {code|} {link|}", "Предложение для вас", "{offer} {code|} {link|}", "An offer for you"),
    ];

    private static Ready Of(BuyerEventKind kind, string name, int delay, string russian, string subject, string english, string englishSubject, MessageChannel[]? channels = null) =>
        new(kind, MessagePurpose.Service, name, channels ?? Service, delay, Words(russian, subject, english, englishSubject));

    private static Ready Loyal(BuyerEventKind kind, string name, string russian, string subject, string english, string englishSubject) =>
        Consented(kind, MessagePurpose.Loyalty, name, russian, subject, english, englishSubject);

    private static Ready Consented(BuyerEventKind kind, MessagePurpose purpose, string name, string russian, string subject, string english, string englishSubject) =>
        new(kind, purpose, name, Direct, 1, Words(russian, subject, english, englishSubject));

    private static List<MessageWording> Words(string russian, string subject, string english, string englishSubject) =>
        [new(MessageTemplate.MainLanguage, null, subject, russian), new("en", null, englishSubject, english)];

    private sealed record Ready(BuyerEventKind Kind, MessagePurpose Purpose, string Name, MessageChannel[] Channels, int DelayMinutes, List<MessageWording> Wordings);
}
