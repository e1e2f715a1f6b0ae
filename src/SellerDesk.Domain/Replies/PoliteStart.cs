using System.Text;

namespace SellerDesk.Domain.Replies;

/// <summary>
/// The frame of an answer to blame, in its order: what was understood, regret, the way out. It names the buyer's own topics, promises nothing but what
/// the marketplaces offer, and leaves the place where a person says what is particular to this case.
/// </summary>
public static class PoliteStart
{
    private const int MostTopics = 2;

    private const string Regret = "Нам жаль, что так вышло, приносим извинения.";
    private const string UsualWayOut = "Если товар вам не подошёл, оформите, пожалуйста, возврат в личном кабинете: заявку рассмотрим.";

    private static readonly Dictionary<string, (string Heard, string? WayOut)> ByTopic = new(StringComparer.Ordinal)
    {
        ["delivery"] = ("Понимаем, что доставка вас огорчила", "О сроках и обращении с посылкой сообщим службе доставки."),
        ["packaging"] = ("Видим, что упаковка не защитила товар", "Проверим, как упаковывают этот товар. Если он пострадал, оформите, пожалуйста, возврат в личном кабинете."),
        ["quality"] = ("Понимаем, что качество вас разочаровало", "Оформите, пожалуйста, возврат в личном кабинете и приложите фотографию: партию проверим."),
        ["size"] = ("Понимаем, что размер не подошёл", "Мерки изделия есть в карточке товара, а этот экземпляр можно вернуть через личный кабинет."),
        ["mismatch"] = ("Понимаем, что товар оказался не таким, как вы ждали", "Сверим описание и фотографии в карточке. Товар можно вернуть через личный кабинет."),
        ["wrong_item"] = ("Видим, что вам пришло не то, что вы заказали", "Оформите, пожалуйста, возврат с причиной «Прислали не тот товар»: проверим, как собирали заказ."),
        ["missing"] = ("Видим, что в заказе не хватает части товара", "Оформите, пожалуйста, заявку в личном кабинете: проверим сборку заказа."),
        ["price"] = ("Понимаем, что за эту цену вы ждали большего", null),
        ["service"] = ("Понимаем, что наше отношение вас задело", "Разберём, что произошло, с теми, кто вам отвечал."),
        ["appearance"] = ("Понимаем, что внешний вид вас разочаровал", null),
        ["function"] = ("Понимаем, что товар работает не так, как вы ждали", "Оформите, пожалуйста, возврат в личном кабинете с описанием неисправности: рассмотрим заявку."),
        ["expiry"] = ("Понимаем ваше беспокойство о сроке годности", "Проверим остаток этой партии на складе. Товар можно вернуть через личный кабинет."),
    };

    /// <param name="blamed">Codes of topics, the most important first; unknown ones are passed over.</param>
    public static string Of(ReplyFacts facts, IEnumerable<string> blamed)
    {
        var topics = blamed.Where(ByTopic.ContainsKey).Distinct().Take(MostTopics).Select(code => ByTopic[code]).ToList();
        var text = new StringBuilder("{buyer}, здравствуйте! ");
        text.Append(topics.Count == 0 ? "Спасибо, что написали о своём опыте." : $"{topics[0].Heard}.");
        text.Append(' ').Append(Regret);
        foreach (var wayOut in topics.Select(topic => topic.WayOut).OfType<string>().DefaultIfEmpty(UsualWayOut))
        {
            text.Append(' ').Append(wayOut);
        }

        text.Append("\nС уважением, {shop}");
        return ReplyText.Fill(text.ToString(), facts);
    }
}
