using SellerDesk.Application.Marketplaces;
using SellerDesk.Domain.Complaints;
using SellerDesk.Domain.Shops;

namespace SellerDesk.Application.Complaints;

/// <summary>Words of an evidence pack for what the desk keeps as codes.</summary>
internal static class PackWords
{
    private static readonly Dictionary<string, string> Grounds = new()
    {
        ["used"] = "Товар использовали",
        ["other-item"] = "Вернули другой товар",
        ["incomplete"] = "Вернули не всё",
        ["damaged-by-buyer"] = "Повредил покупатель",
        ["damaged-in-delivery"] = "Повредили при доставке",
        ["delivered"] = "Товар доставлен",
        ["as-described"] = "Товар соответствует описанию",
        ["late-claim"] = "Срок претензии прошёл",
        ["no-return-kind"] = "Товар не подлежит возврату",
        ["no-defect"] = "Дефекта нет",
    };

    public static string? Ground(string? code) => code is null ? null : Grounds.GetValueOrDefault(code, code);

    public static string Of(Marketplace marketplace) => marketplace switch
    {
        Marketplace.YandexMarket => "Яндекс Маркет",
        Marketplace.Other => "Своя площадка",
        _ => marketplace.ToString(),
    };

    public static string Of(ComplaintStage stage) => stage switch
    {
        ComplaintStage.Collecting => "сбор данных",
        ComplaintStage.Analysing => "анализ",
        ComplaintStage.Deciding => "решение",
        ComplaintStage.CarryingOut => "исполнение",
        ComplaintStage.Arbitration => "арбитраж",
        ComplaintStage.FollowingUp => "контроль",
        _ => "закрыта",
    };

    public static string Of(ComplaintDeed deed) => deed switch
    {
        ComplaintDeed.Opened => "открыта",
        ComplaintDeed.Moved => "перенесена",
        ComplaintDeed.Explained => "уточнена",
        ComplaintDeed.Resolved => "принято решение",
        ComplaintDeed.Sent => "решение отправлено площадке",
        ComplaintDeed.TakenBack => "отправка отменена",
        ComplaintDeed.CameBack => "площадка не приняла решение",
        ComplaintDeed.CarriedOut => "решение исполнено",
        ComplaintDeed.Assigned => "назначен исполнитель",
        ComplaintDeed.Merged => "объединена",
        ComplaintDeed.Split => "разделена",
        ComplaintDeed.Reopened => "снова в работе",
        ComplaintDeed.Closed => "закрыта",
        ComplaintDeed.Undone => "последнее отменено",
        ComplaintDeed.Filed => "добавлен файл",
        ComplaintDeed.Unfiled => "файл убран",
        ComplaintDeed.Ticked => "отмечено доказательство",
        ComplaintDeed.Linked => "привязан заказ или товар",
        ComplaintDeed.Followed => "площадка изменила состояние",
        ComplaintDeed.Told => "покупателю написали",
        ComplaintDeed.NotTold => "покупателю написать нельзя",
        _ => "описание изменено",
    };

    public static string Of(PhotoLack lack) => lack switch
    {
        PhotoLack.Address => "адрес не из открытой сети",
        PhotoLack.Silent => "сервер не ответил",
        PhotoLack.Gone => "сервер не отдал файл",
        PhotoLack.TooBig => "файл слишком велик",
        PhotoLack.NoPicture => "по адресу не изображение",
        _ => "фото больше, чем помещается в пакет",
    };
}
