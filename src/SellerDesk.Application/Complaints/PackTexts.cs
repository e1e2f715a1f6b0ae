using System.Globalization;
using System.Text;
using SellerDesk.Domain.Conversations;

namespace SellerDesk.Application.Complaints;

/// <summary>The texts of an evidence pack. In Russian whatever the desk speaks: arbiters of all four marketplaces read it.</summary>
internal static class PackTexts
{
    public static string Order(ComplaintDetails details)
    {
        if (details.Order is not { } order)
        {
            return $"Заказ {details.Row.OrderNumber ?? "не указан"}: данных о нём нет.\n";
        }

        var text = new StringBuilder();
        Line(text, "Заказ", order.Number);
        Line(text, "Статус площадки", order.Status);
        Line(text, "Оформлен", At(order.OrderedAt));
        Line(text, "Передан в доставку", At(order.HandedOverAt));
        Line(text, "Обещан", At(order.PromisedAt));
        Line(text, "Доставлен", At(order.DeliveredAt));
        Line(text, "Перевозчик", order.Carrier);
        Line(text, "Трек-номер", order.TrackingNumber);
        foreach (var line in details.Lines)
        {
            Line(text, "Товар", $"{line.Product?.Name} ({line.Product?.Number}), куплено {line.Bought}, цена {line.UnitPrice} {line.Currency}, заявлено {line.AskedQuantity}");
        }

        return text.ToString();
    }

    public static string Claim(ComplaintDetails details)
    {
        var text = new StringBuilder();
        Line(text, "Номер на площадке", details.Return?.Number);
        Line(text, "Причина", details.Row.ReasonRaw);
        Line(text, "Слова покупателя", details.Words);
        Line(text, "Открыто", At(details.Row.OpenedAt));
        Line(text, "Основание возражения", PackWords.Ground(details.Facts.ArbitrationGround));
        Line(text, "Гарантия до", At(details.Warranty?.Until));
        foreach (var photo in details.Return?.Photos ?? [])
        {
            Line(text, "Фото покупателя", photo);
        }

        return text.ToString();
    }

    public static string Trail(ComplaintDetails details) => string.Concat(details.Moves.Select(m =>
        $"{At(m.At)}  {PackWords.Of(m.Deed)}  {(m.FromStage == m.ToStage ? PackWords.Of(m.ToStage) : $"{PackWords.Of(m.FromStage)} → {PackWords.Of(m.ToStage)}")}{(m.Why is null ? "" : "  " + m.Why)}{Detail(m, "file")}{Detail(m, "sha256")}\n"));

    private static string Detail(ComplaintMoveDetails move, string name) => move.Details.TryGetValue(name, out var value) ? "  " + value : "";

    public static string SenderOf(ChatSender sender) => sender switch { ChatSender.Buyer => "Покупатель", ChatSender.Seller => "Продавец", _ => "Площадка" };

    public static string At(DateTimeOffset? at) => at is { } time ? time.UtcDateTime.ToString("yyyy-MM-dd HH:mm:ss 'UTC'", CultureInfo.InvariantCulture) : "";

    private static void Line(StringBuilder text, string name, string? value)
    {
        if (!string.IsNullOrEmpty(value))
        {
            text.Append(name).Append(": ").Append(value).Append('\n');
        }
    }
}
