using Microsoft.EntityFrameworkCore;
using SellerDesk.Application.Data;
using SellerDesk.Domain.Inbox;
using SellerDesk.Domain.Replies;

namespace SellerDesk.Application.Replies;

/// <summary>The templates that a new desk starts with: buyers write Russian, so they are Russian whatever the interface speaks. Written once; afterwards they are the shop's own.</summary>
public sealed class DefaultTemplates(WholeDb database)
{
    public async Task WriteAsync(CancellationToken cancel)
    {
        await using var db = database.Open();
        if (await db.ReplyTemplates.AnyAsync(cancel))
        {
            return;
        }

        db.ReplyTemplates.AddRange(All());
        await db.SaveChangesAsync(cancel);
    }

    public static IReadOnlyList<ReplyTemplate> All() => [Praise(), PraiseWithoutText(), Middling(), Blame(), Defect(), Size(), Delivery(), WrongItem(), Question()];

    private static ReplyTemplate Praise() => ReplyTemplate.Of("Спасибо за отзыв", """
        {buyer}, здравствуйте! Спасибо, что нашли время рассказать о покупке. Рады, что товар «{product}» вам подошёл. Пусть служит долго.
        С уважением, {shop}
        """, WorkItemKind.Review, 4, 5);

    private static ReplyTemplate PraiseWithoutText() => ReplyTemplate.Of("Спасибо за оценку", """
        {buyer}, здравствуйте! Спасибо за оценку. Будем рады видеть вас снова.
        С уважением, {shop}
        """, WorkItemKind.Review, 4, 5);

    private static ReplyTemplate Middling() => ReplyTemplate.Of("Понравилось не всё", """
        {buyer}, здравствуйте! Спасибо за честный отзыв. Жаль, что товар «{product}» понравился вам не полностью. Передали ваши замечания тем, кто отвечает за качество: это поможет нам исправиться.
        С уважением, {shop}
        """, WorkItemKind.Review, 3, 4);

    private static ReplyTemplate Blame() => ReplyTemplate.Of("Приносим извинения", """
        {buyer}, здравствуйте! Нам очень жаль, что покупка вас огорчила. Приносим извинения. Если товар вам не подошёл, оформите, пожалуйста, возврат в личном кабинете: заявку рассмотрим в первую очередь.
        С уважением, {shop}
        """, WorkItemKind.Review, 1, 3);

    private static ReplyTemplate Defect() => ReplyTemplate.Of("Брак или поломка", """
        {buyer}, здравствуйте! Так быть не должно, приносим извинения. Оформите, пожалуйста, возврат в личном кабинете с причиной «Брак» и приложите фотографию: одобрим заявку. Партию товара «{product}» проверим.
        С уважением, {shop}
        """, WorkItemKind.Review, 1, 3);

    private static ReplyTemplate Size() => ReplyTemplate.Of("Не подошёл размер", """
        {buyer}, здравствуйте! Жаль, что размер не подошёл. В карточке товара есть таблица с мерками изделия, сверьтесь с ней, пожалуйста, при следующем заказе. Этот товар можно вернуть через личный кабинет.
        С уважением, {shop}
        """, WorkItemKind.Review, 1, 4);

    private static ReplyTemplate Delivery() => ReplyTemplate.Of("Доставка или упаковка", """
        {buyer}, здравствуйте! Сожалеем, что заказ приехал не так, как вы ожидали. Мы упаковываем каждый товар перед отправкой, а о вашем случае сообщили службе доставки площадки. Если товар пострадал в пути, оформите, пожалуйста, возврат в личном кабинете.
        С уважением, {shop}
        """, WorkItemKind.Review, 1, 4);

    private static ReplyTemplate WrongItem() => ReplyTemplate.Of("Пришло не то", """
        {buyer}, здравствуйте! Приносим извинения за ошибку. Оформите, пожалуйста, возврат в личном кабинете с причиной «Прислали не тот товар»: одобрим заявку и проверим, как собирали ваш заказ.
        С уважением, {shop}
        """, WorkItemKind.Review, 1, 3);

    private static ReplyTemplate Question() => ReplyTemplate.Of("Ответ на вопрос", """
        Здравствуйте! Спасибо за вопрос о товаре «{product}».
        С уважением, {shop}
        """, WorkItemKind.Question);
}
