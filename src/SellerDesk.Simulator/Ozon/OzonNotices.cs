using System.Globalization;
using SellerDesk.Simulator.Life;

namespace SellerDesk.Simulator.Ozon;

/// <summary>Chats that no buyer writes in: the marketplace's support and its notices.</summary>
internal static class OzonNotices
{
    private static readonly (string Type, string User, string Text)[] All =
    [
        ("SELLER_SUPPORT", "Support", "Здравствуйте! Ваше обращение решено. Если вопрос остался, **напишите нам**."),
        ("SELLER_NOTIFICATION_LOGISTICS", "NotificationUser", "График приёмки в праздничные дни изменился: [подробнее](https://seller.ozon.ru/news)."),
    ];

    public static IEnumerable<object> Rows(ShopBooks shop) => All.Index().Select(notice => (object)new
    {
        chat = new { chat_id = IdOf(shop, notice.Index), chat_status = "OPENED", chat_type = notice.Item.Type, created_at = OzonWire.Time(At(shop, notice.Index)) },
        first_unread_message_id = (string?)null,
        last_message_id = MessageId(notice.Index),
        unread_count = 0,
    });

    public static object[]? Messages(ShopBooks shop, string chatId)
    {
        var place = Array.FindIndex([.. Enumerable.Range(0, All.Length).Select(i => IdOf(shop, i))], id => id == chatId);
        return place < 0 ? null :
        [
            new
            {
                message_id = MessageId(place), created_at = OzonWire.Time(At(shop, place)), data = new[] { All[place].Text }, is_image = false, is_read = true, moderate_image_status = (string?)null,
                context = (object?)null, user = new { id = "0", type = All[place].User },
            },
        ];
    }

    private static string IdOf(ShopBooks shop, int place) => new Guid(0x0201e, (short)shop.Account.Index, (short)place, 0x90, 0, 0, 0, 0, 0, 0, 1).ToString();

    private static string MessageId(int place) => (2_000_000_000_000_000_000UL + (ulong)place).ToString(CultureInfo.InvariantCulture);

    private static DateTimeOffset At(ShopBooks shop, int place) => shop.Settings.Start.AddDays(-9 - place);
}
