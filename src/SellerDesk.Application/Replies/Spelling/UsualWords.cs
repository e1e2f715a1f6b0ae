namespace SellerDesk.Application.Replies.Spelling;

/// <summary>Words that sellers write to buyers again and again: of several near words, the usual one is meant.</summary>
internal static class UsualWords
{
    private static readonly Dictionary<string, int> Ranks = Split("""
        спасибо здравствуйте добрый день отзыв за что вам ваш ваша вашей очень благодарим пожалуйста рады нам мы вас заказ товар размер
        магазин покупка покупку возврат один одна оформите можете если когда чтобы также будем будет приятно понравилось понравился понравилась жаль
        извините сожалеем приносим извинения качество цвет доставка доставку доставки упаковка упаковку упаковке подойдёт подойдет подходит
        обращайтесь приходите ждём ждем снова заказывайте пользуйтесь пользования здоровье удачи оценку оценка высокую напишите пришлите фото
        посмотрите посмотрели посмотрим проверим передадим разберёмся разберемся исправим исправьте учтём учтем пожелания пожелание замечание замечания
        впечатлениями впечатления поделились ожидайте ожидаем отправлена отправлен отправили отправим поступит поступление наличии наличие
        скорее всего лучше лучший лучшего лучшая лучшее лучшие самый самая сегодня завтра вчера неделе следующей ближайшее время удобно
        инструкция инструкции русском языке комплекте комплект гарантия рассчитана рассчитан длина ширина высота глубина талия рукав рост
        мощность кабель модель ткань плотная просвечивается одевается стирается стирке стирки машина машинка покупатель покупатели покупательница
        до свидания удачных покупок хорошего дня всего доброго кабинете личном площадка площадке поддержку претензии проблема проблемы проблемой
        помочь помогите поможем вопрос вопросы вопросу ответ ответим сообщите напишем потеряли произошло случилось получилось написано услышано
        обязательно обожаем нужно можно нельзя это этот эта эти как так уже ещё еще только всегда никогда сейчас потом может могут
        расскажем подскажем подскажите уточните вернём вернем удалите деньги отзыва пять звёзд звезд купите берите какого кого чего
        """);

    public static int RankOf(string word) => Ranks.GetValueOrDefault(word, int.MaxValue);

    /// <summary>Usual words of seven letters and more that are two letters away: too far to believe of any other word.</summary>
    public static IEnumerable<string> TwoAway(string word) =>
        word.Length < 7 ? [] : Ranks.Keys.Where(usual => usual.Length >= 7 && Math.Abs(usual.Length - word.Length) <= 2 && Edits.Within(word, usual, 2));

    public static bool Has(string word) => Ranks.ContainsKey(word);

    private static Dictionary<string, int> Split(string text)
    {
        var ranks = new Dictionary<string, int>(StringComparer.Ordinal);
        foreach (var word in text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries))
        {
            ranks.TryAdd(word.Replace('ё', 'е'), ranks.Count);
        }

        return ranks;
    }
}
