using SellerDesk.Domain.Common;
using SellerDesk.Domain.Inbox;
using SellerDesk.Domain.Shops;

namespace SellerDesk.Domain.Replies;

/// <summary>How long an answer may be, in UTF-16 units (the largest count any server could make of it), and whether and for how long it can be changed.</summary>
/// <param name="MinLength">Shortest text that the marketplace takes.</param>
/// <param name="MaxLength">Longest text that the marketplace takes.</param>
/// <param name="Edits">How often a sent answer may be changed.</param>
/// <param name="EditableFor">For how long after sending it may be changed.</param>
public sealed record ReplyForm(int MinLength, int MaxLength, int Edits, TimeSpan EditableFor)
{
    /// <summary>So many changes stand for "as often as one likes".</summary>
    private const int ManyEdits = 100;

    /// <summary>The marketplace counts no changes: it says of each answer whether it may be changed.</summary>
    public bool IsEditedFreely => Edits >= ManyEdits;

    /// <summary>
    /// Form limits per marketplace and kind. Wildberries reviews: 2..5000 characters, one edit within 60 days (vendor specification,
    /// communications). Wildberries questions publish no length, so the reviews' limits stand in. Yandex Market names no limit of changes: each answer
    /// says whether it may be changed, and a year stands for "as long as it says so". Other marketplaces are added with their connectors.
    /// </summary>
    /// <remarks>Chats: 1000 characters on Wildberries and Ozon, 4096 on Yandex Market; a message that was sent stays as it is.</remarks>
    public static ReplyForm Of(Marketplace marketplace, WorkItemKind kind) => (marketplace, kind) switch
    {
        (Marketplace.YandexMarket, WorkItemKind.Chat) => new ReplyForm(1, 4096, 0, TimeSpan.Zero),
        (_, WorkItemKind.Chat) => new ReplyForm(1, 1000, 0, TimeSpan.Zero),
        (Marketplace.Wildberries, _) => new ReplyForm(2, 5000, 1, TimeSpan.FromDays(60)),
        (Marketplace.Ozon, WorkItemKind.Question) => new ReplyForm(2, 3000, 0, TimeSpan.Zero),
        (Marketplace.YandexMarket, WorkItemKind.Review) => new ReplyForm(1, 4096, ManyEdits, TimeSpan.FromDays(365)),
        (Marketplace.YandexMarket, WorkItemKind.Question) => new ReplyForm(1, 5000, ManyEdits, TimeSpan.FromDays(365)),
        _ => new ReplyForm(1, 4000, 0, TimeSpan.Zero),
    };

    /// <summary>What a shop must be able to do, so that something of the kind can be answered.</summary>
    public static Ability AbilityOf(WorkItemKind kind) => kind switch
    {
        WorkItemKind.Chat => Ability.ChatMessages,
        WorkItemKind.Question => Ability.QuestionAnswers,
        _ => Ability.ReviewAnswers,
    };

    /// <summary>The marketplace that takes the shortest answer of the kind: a text within its limit fits them all.</summary>
    public static Marketplace StrictestFor(WorkItemKind kind) => Enum.GetValues<Marketplace>().Where(m => m != Marketplace.Other).MinBy(m => Of(m, kind).MaxLength);

    /// <summary>Refuses what the marketplace would refuse: too short, too long, a variable left in, characters that cannot be sent.</summary>
    /// <param name="files">Files that go with it: where there are any, no word is needed.</param>
    public void Check(string text, int files = 0)
    {
        var length = LengthOf(text);
        if ((length > 0 || files == 0) && text.Trim().EnumerateRunes().Count() < MinLength)
        {
            throw new RuleException("reply.tooShort", MinLength, length);
        }

        if (length > MaxLength)
        {
            throw new RuleException("reply.tooLong", MaxLength, length);
        }

        if (ReplyText.FirstVariable(text) is { } variable)
        {
            throw new RuleException("reply.unresolvedVariable", variable);
        }

        if (text.Any(c => char.IsControl(c) && c is not ('\n' or '\r' or '\t')))
        {
            throw new RuleException("reply.controlCharacter");
        }
    }

    /// <summary>Spaces at the ends are not sent and do not count.</summary>
    public static int LengthOf(string text) => text.Trim().Length;
}
