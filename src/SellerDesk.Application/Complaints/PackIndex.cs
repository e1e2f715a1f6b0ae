using System.Net;
using System.Text;

namespace SellerDesk.Application.Complaints;

/// <summary>The page by which an evidence pack is read: plain, without script, everything that people wrote encoded.</summary>
internal static class PackIndex
{
    public static string Html(ComplaintDetails details, IReadOnlyList<PackPart> parts, IReadOnlyList<MissingPhoto> missing, DateTimeOffset now)
    {
        var text = new StringBuilder();
        text.Append("<!doctype html><html lang=\"ru\"><meta charset=\"utf-8\"><title>Доказательства по обращению ").Append(details.Row.Number)
            .Append("</title><style>body{font:15px/1.5 sans-serif;max-width:60rem;margin:2rem auto;padding:0 1rem}td,th{text-align:left;padding:.25rem .75rem .25rem 0;vertical-align:top}code{font-size:12px;word-break:break-all}</style>");
        text.Append("<h1>Доказательства по обращению ").Append(details.Row.Number).Append("</h1><table>");
        Row(text, "Магазин", details.ShopName);
        Row(text, "Площадка", PackWords.Of(details.Marketplace));
        Row(text, "Заказ", details.Row.OrderNumber);
        Row(text, "Номер на площадке", details.Return?.Number);
        Row(text, "Слова покупателя", details.Words);
        Row(text, "Основание возражения", PackWords.Ground(details.Facts.ArbitrationGround));
        Row(text, "Составлено", PackTexts.At(now));
        text.Append("</table><h2>Состав</h2><table><tr><th>Файл</th><th>Что это</th><th>Байт</th><th>SHA-256</th></tr>");
        foreach (var part in parts)
        {
            var name = WebUtility.HtmlEncode(part.Name);
            text.Append("<tr><td><a href=\"").Append(Uri.EscapeDataString(part.Name).Replace("%2F", "/", StringComparison.Ordinal)).Append("\">").Append(name).Append("</a></td><td>")
                .Append(WebUtility.HtmlEncode(part.Title)).Append("</td><td>").Append(part.Size).Append("</td><td><code>").Append(part.Sha256).Append("</code></td></tr>");
        }

        text.Append("</table>");
        Proofs(text, details);
        Missing(text, missing);
        return text.Append("<p>Контрольные суммы есть и в файле SHA256SUMS.</p></html>\n").ToString();
    }

    private static void Proofs(StringBuilder text, ComplaintDetails details)
    {
        text.Append("<h2>Список доказательств</h2><ul>");
        foreach (var point in details.Evidence)
        {
            var there = point.Files > 0 ? $"файлов: {point.Files}" : point.TickedAt is { } at ? $"отмечено {PackTexts.At(at)}" : "не приложено";
            text.Append("<li>").Append(WebUtility.HtmlEncode(point.Name.Ru)).Append(": ").Append(there).Append("</li>");
        }

        text.Append("</ul>");
    }

    private static void Missing(StringBuilder text, IReadOnlyList<MissingPhoto> missing)
    {
        if (missing.Count == 0)
        {
            return;
        }

        text.Append("<h2>Фото покупателя, которых нет в пакете</h2><ul>");
        foreach (var photo in missing)
        {
            text.Append("<li>").Append(WebUtility.HtmlEncode(photo.Address)).Append(": ").Append(PackWords.Of(photo.Lack)).Append("</li>");
        }

        text.Append("</ul>");
    }

    private static void Row(StringBuilder text, string name, string? value)
    {
        if (!string.IsNullOrEmpty(value))
        {
            text.Append("<tr><th>").Append(name).Append("</th><td>").Append(WebUtility.HtmlEncode(value)).Append("</td></tr>");
        }
    }
}
