namespace SellerDesk.Simulator.Control;

/// <summary>What the faults are called on the control page.</summary>
internal static class FaultNames
{
    public static IReadOnlyList<(string Kind, string Name)> All { get; } =
    [
        ("429", "429 — слишком часто"), ("420", "420 — слишком часто (Яндекс)"), ("400", "400 — запрос не понят"), ("401", "401 — ключ не подходит"), ("402", "402 — не оплачено"), ("403", "403 — нет прав"),
        ("404", "404 — не найдено"), ("409", "409 — уже сделано"), ("500", "500 — ошибка площадки"), ("502", "502 — шлюз"), ("503", "503 — недоступна"), ("504", "504 — шлюз не дождался"),
        ("revoked", "Ключ отозван"), ("timeout", "Тайм-аут, ответа нет"), ("dropBeforeProcessing", "Обрыв до обработки"), ("dropAfterProcessing", "Обрыв после обработки"),
        ("slow", "Медленно до обработки"), ("slowAfter", "Медленно после обработки"), ("brokenJson", "Битый JSON"), ("envelopeError", "Ошибка в конверте с кодом 200"), ("duplicates", "Повторы строк"),
        ("shuffle", "Строки вперемешку"), ("hugeField", "Огромное поле"), ("nullField", "null вместо поля"), ("lyingTotal", "Итог врёт"), ("cursorBack", "Курсор пошёл назад"),
        ("repeatPage", "Та же страница ещё раз"), ("noZone", "Время без пояса"), ("clockAhead", "Часы площадки спешат на час"),
        ("poison", "Каждая сотая строка не читается никогда"),
    ];
}
