using SellerDesk.Domain.Inbox;
using SellerDesk.Domain.Reading.Flags;
using SellerDesk.Domain.Reading.Topics;

namespace SellerDesk.Application.Inbox;

/// <summary>The fields that can be typed into the search box. The name of a field is its text's key and, in lower case, its English word.</summary>
public enum SearchField
{
    Rating,
    Shop,
    Kind,
    State,
    Is,
    Has,
    Topic,
    Flag,
    Tag,
    Sentiment,
    Since,
    Before,
    Due,
    Assignee,
    Product,
    Order,
    Reply,
}

/// <summary>What fields and their fixed values are called, in both languages at once: nobody should have to know in which one to ask.</summary>
public static class SearchFields
{
    /// <summary>The Russian word comes first after the English one: the box offers it to Russian readers.</summary>
    public static IReadOnlyDictionary<SearchField, string[]> Names { get; } = new Dictionary<SearchField, string[]>
    {
        [SearchField.Rating] = ["rating", "оценка", "stars", "звезды", "рейтинг"],
        [SearchField.Shop] = ["shop", "магазин"],
        [SearchField.Kind] = ["kind", "вид", "тип"],
        [SearchField.State] = ["state", "состояние", "статус"],
        [SearchField.Is] = ["is", "это"],
        [SearchField.Has] = ["has", "есть"],
        [SearchField.Topic] = ["topic", "тема"],
        [SearchField.Flag] = ["flag", "признак", "флаг"],
        [SearchField.Tag] = ["tag", "метка", "тег"],
        [SearchField.Sentiment] = ["sentiment", "тон", "настроение"],
        [SearchField.Since] = ["since", "с", "после"],
        [SearchField.Before] = ["before", "до"],
        [SearchField.Due] = ["due", "срок"],
        [SearchField.Assignee] = ["assignee", "кому", "исполнитель", "ответственный"],
        [SearchField.Product] = ["product", "товар", "артикул", "sku"],
        [SearchField.Order] = ["order", "заказ"],
        [SearchField.Reply] = ["reply", "ответ"],
    };

    public static IReadOnlyList<SearchWord<WorkItemKind>> Kinds { get; } =
    [
        new(WorkItemKind.Review, "review", "отзыв", "reviews", "отзывы"),
        new(WorkItemKind.Question, "question", "вопрос", "questions", "вопросы"),
        new(WorkItemKind.Chat, "chat", "чат", "chats", "чаты"),
        new(WorkItemKind.Complaint, "complaint", "жалоба", "complaints", "жалобы", "претензия"),
        new(WorkItemKind.Survey, "survey", "опрос", "surveys", "опросы"),
        new(WorkItemKind.LateOrder, "lateorder", "опоздание", "lateorders", "late-order", "опоздания"),
    ];

    public static IReadOnlyList<SearchWord<InboxState>> States { get; } =
    [
        new(InboxState.Open, "open", "открыто", "открытые"),
        new(InboxState.Answering, "answering", "отправляется"),
        new(InboxState.Closed, "closed", "закрыто", "закрытые"),
        new(InboxState.Snoozed, "snoozed", "отложено", "отложенные"),
        new(InboxState.All, "all", "все", "любое"),
    ];

    public static IReadOnlyList<SearchWord<InboxDue>> Dues { get; } =
    [
        new(InboxDue.Today, "today", "сегодня"),
        new(InboxDue.Over, "over", "прошел", "просрочено", "overdue"),
        new(InboxDue.Back, "back", "вернется", "returns"),
    ];

    public static IReadOnlyList<SearchWord<short>> Sentiments { get; } =
    [
        new(-1, "negative", "негатив", "neg", "плохо"),
        new(0, "neutral", "нейтрально", "neu"),
        new(1, "positive", "позитив", "pos", "хорошо"),
    ];

    public static IReadOnlyList<SearchWord<ReplyState>> Replies { get; } =
    [
        new(ReplyState.None, "none", "нет"),
        new(ReplyState.AwaitsApproval, "approval", "согласование", "awaitsapproval"),
        new(ReplyState.Held, "held", "ждет"),
        new(ReplyState.Queued, "queued", "в-очереди"),
        new(ReplyState.Sending, "sending", "отправляется"),
        new(ReplyState.Submitted, "submitted", "отправлен"),
        new(ReplyState.InModeration, "moderation", "на-модерации", "inmoderation"),
        new(ReplyState.Published, "published", "опубликован"),
        new(ReplyState.Rejected, "rejected", "отклонен", "не-принят"),
        new(ReplyState.Unknown, "unknown", "неизвестно"),
        new(ReplyState.Failed, "failed", "не-ушел"),
    ];

    /// <summary>The Russian words of topics; a code that is not among them is taken as it is written, since categories may have their own.</summary>
    public static IReadOnlyList<SearchWord<string>> Topics { get; } =
    [
        new(TopicCodes.Delivery, TopicCodes.Delivery, "доставка"),
        new(TopicCodes.Packaging, TopicCodes.Packaging, "упаковка"),
        new(TopicCodes.Quality, TopicCodes.Quality, "качество"),
        new(TopicCodes.Size, TopicCodes.Size, "размер"),
        new(TopicCodes.Mismatch, TopicCodes.Mismatch, "описание", "несоответствие"),
        new(TopicCodes.WrongItem, TopicCodes.WrongItem, "не-тот-товар", "пересорт"),
        new(TopicCodes.Missing, TopicCodes.Missing, "недостача", "комплект"),
        new(TopicCodes.Price, TopicCodes.Price, "цена"),
        new(TopicCodes.Service, TopicCodes.Service, "сервис", "обслуживание"),
        new(TopicCodes.Appearance, TopicCodes.Appearance, "вид", "внешний-вид"),
        new(TopicCodes.Function, TopicCodes.Function, "работа", "действие"),
        new(TopicCodes.Expiry, TopicCodes.Expiry, "срок-годности"),
    ];

    public static IReadOnlyList<SearchWord<string>> Flags { get; } =
    [
        new(FlagCodes.Harm, FlagCodes.Harm, "вред"),
        new(FlagCodes.Contradicts, FlagCodes.Contradicts, "противоречит"),
        new(FlagCodes.RunsSmall, FlagCodes.RunsSmall, "маломерит"),
        new(FlagCodes.RunsBig, FlagCodes.RunsBig, "большемерит"),
        new(FlagCodes.RepeatsComplaint, FlagCodes.RepeatsComplaint, "повтор"),
        new(FlagCodes.Attack, FlagCodes.Attack, "атака"),
    ];

    public static SearchField? Find(string name)
    {
        var word = Plain(name);
        foreach (var (field, names) in Names)
        {
            if (names.Contains(word, StringComparer.Ordinal))
            {
                return field;
            }
        }

        return null;
    }

    public static SearchWord<T>? Find<T>(this IReadOnlyList<SearchWord<T>> words, string typed)
    {
        var word = Plain(typed);
        return words.FirstOrDefault(known => known.Words.Contains(word, StringComparer.Ordinal));
    }

    /// <summary>Lower case, ё as е: nobody types it.</summary>
    internal static string Plain(string word) => word.ToLowerInvariant().Replace('ё', 'е');
}

/// <param name="Value">What it means.</param>
/// <param name="Words">Lower case, without ё: the English word, the Russian one, further ones.</param>
public sealed record SearchWord<T>(T Value, params string[] Words)
{
    public string English => Words[0];

    public string Russian => Words[1];
}
