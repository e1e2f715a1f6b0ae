using System.Globalization;

namespace SellerDesk.Web.Surveys.Sheet;

/// <summary>
/// What the sheet says around the question, in the buyer's language. Apart from the desk's own text files: buyers may read Kazakh, which people at the desk do not work in.
/// </summary>
public sealed record SheetWords(
    string Language, string Name, string Title, string Order, string OrderDelivered, string FromTo, string Say, string Send, string Private, string Stop, string Missing, string Thanks, string ThanksText,
    string ThanksOpen, string Stopped, string StoppedText, string Gone, string GoneText, string Busy, string BusyText, string Made, IReadOnlyDictionary<string, string> Reasons)
{
    public static readonly SheetWords Russian = new(
        "ru", "Русский", "Как вам заказ?", "заказ {0}", "заказ {0}, доставлен {1}", "От {0} до {1}", "Напишите пару слов, если хочется", "Отправить ответ", "Ответ увидит только продавец.",
        "Больше не спрашивать", "Выберите оценку, остальное по желанию.", "Спасибо, ответ записан", "Вы поставили {0}. Второй раз об этом не спросим, страницу можно закрыть.", "Страницу можно закрыть.",
        "Больше не спросим", "Опросов от этого продавца не будет. Страницу можно закрыть.", "Эта ссылка не работает", "Такой ссылки нет, или время ответа вышло. Делать ничего не нужно.",
        "Слишком много запросов", "Подождите минуту и откройте страницу ещё раз.", "Работает на SellerDesk",
        new Dictionary<string, string> { ["quality"] = "Качество", ["packaging"] = "Упаковка", ["delivery"] = "Доставка", ["price"] = "Цена", ["service"] = "Общение" });

    public static readonly SheetWords Kazakh = new(
        "kk", "Қазақша", "Тапсырыс қалай болды?", "{0} тапсырысы", "{0} тапсырысы, {1} жеткізілді", "{0}-ден {1}-ге дейін", "Қаласаңыз, бірер сөз жазыңыз", "Жауапты жіберу", "Жауабыңызды тек сатушы көреді.",
        "Енді сұрамаңыз", "Бағаны таңдаңыз, қалғаны міндетті емес.", "Рақмет, жауабыңыз жазылды", "Сіз {0} қойдыңыз. Бұл туралы екінші рет сұрамаймыз, бетті жаба аласыз.", "Бетті жаба аласыз.",
        "Енді сұрамаймыз", "Бұл сатушыдан сауалнама келмейді. Бетті жаба аласыз.", "Бұл сілтеме жұмыс істемейді", "Мұндай сілтеме жоқ немесе жауап беру мерзімі өтті. Ештеңе істеудің қажеті жоқ.",
        "Сұрау тым көп", "Бір минут күтіп, бетті қайта ашыңыз.", "SellerDesk негізінде",
        new Dictionary<string, string> { ["quality"] = "Сапасы", ["packaging"] = "Қаптамасы", ["delivery"] = "Жеткізу", ["price"] = "Бағасы", ["service"] = "Қарым-қатынас" });

    public static readonly SheetWords English = new(
        "en", "English", "How was your order?", "order {0}", "order {0}, delivered {1}", "From {0} to {1}", "A few words, if you like", "Send the answer", "Only the seller sees your answer.",
        "Do not ask again", "Choose a score, the rest is up to you.", "Thank you, your answer is kept", "You gave {0}. We will not ask about this again, you may close the page.", "You may close the page.",
        "We will not ask again", "There will be no surveys from this seller. You may close the page.", "This link does not work", "There is no such link, or the time to answer is over. There is nothing to do.",
        "Too many requests", "Wait a minute and open the page again.", "Runs on SellerDesk",
        new Dictionary<string, string> { ["quality"] = "Quality", ["packaging"] = "Packaging", ["delivery"] = "Delivery", ["price"] = "Price", ["service"] = "Service" });

    public static IReadOnlyList<SheetWords> All { get; } = [Russian, Kazakh, English];

    public CultureInfo Culture => CultureInfo.GetCultureInfo(Language);

    public string Day(DateOnly day) => day.ToString("d MMMM", Culture);

    public string Fill(string sentence, params object[] values) => string.Format(Culture, sentence, values);

    /// <summary>The language that was asked for, else the first that the browser prefers, of those that the survey speaks.</summary>
    /// <param name="spoken">Empty where no survey is known: all.</param>
    public static SheetWords Choose(string? wanted, IEnumerable<string> preferred, IReadOnlyCollection<string> spoken) =>
        new[] { wanted }.Concat(preferred.Select(one => one.Split('-')[0]))
            .Select(language => All.FirstOrDefault(words => words.Language == language && (spoken.Count == 0 || spoken.Contains(language))))
            .FirstOrDefault(words => words is not null) ?? Russian;
}
