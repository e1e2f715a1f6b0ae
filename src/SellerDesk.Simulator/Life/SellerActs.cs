using SellerDesk.Simulator.World;

namespace SellerDesk.Simulator.Life;

/// <summary>
/// What sellers do through any marketplace's wire, kept in the journal and so in the ledger. Each act gives back its row: not
/// <see cref="JournalRow.IdKnown"/> means that there is no such thing, not <see cref="JournalRow.Accepted"/> that it can not be done to it now.
/// Orders, chats and claims go by the order's packed key.
/// </summary>
internal sealed class SellerActs(Simulation world)
{
    /// <summary>An answer to a review. An edit asks the marketplace's own rule whether the old answer may still be changed.</summary>
    public JournalRow AnswerReview(Account account, string marketplace, string id, string text, Func<Answer, DateTimeOffset, bool>? mayEdit = null) =>
        world.Write(account, (shop, now) =>
        {
            var entry = ReviewOf(shop, id, now);
            var accepted = entry is { } review && (mayEdit is null ? !shop.Reviews.IsAnswered(review, now) : shop.Reviews.Open(review, now).Answer is { } before && mayEdit(before, now));
            return Row(now, account, marketplace, mayEdit is null ? JournalRow.Answer : JournalRow.Edit, entry is not null, accepted) with
            {
                Id = id,
                Text = text,
                ModerationSeconds = world.ModerationSeconds,
                WillBeRefused = accepted && (world.TakeForcedRefusal() || Moderation.Refuses(text)),
            };
        });

    public JournalRow WithdrawAnswer(Account account, string marketplace, string id) => world.Write(account, (shop, now) =>
    {
        var entry = ReviewOf(shop, id, now);
        return Row(now, account, marketplace, JournalRow.AnswerDelete, entry is not null, entry is { } known && shop.Reviews.Open(known, now).Answer is not null) with { Id = id };
    });

    /// <summary>A mark that the marketplace's sellers can put: viewed, processed, skipped.</summary>
    public JournalRow MarkReview(Account account, string marketplace, string id, string mark) => world.Write(account, (shop, now) =>
    {
        var known = ReviewOf(shop, id, now) is not null;
        return Row(now, account, marketplace, JournalRow.ReviewMark, known, known) with { Id = id, Verb = mark };
    });

    public JournalRow AnswerQuestion(Account account, string marketplace, string id, string text, bool edit = false) => world.Write(account, (shop, now) =>
    {
        var entry = QuestionOf(shop, id, now);
        return Row(now, account, marketplace, edit ? JournalRow.QuestionEdit : JournalRow.QuestionAnswer, entry is not null, entry is { } known && shop.Questions.IsAnswered(known, now) == edit) with { Id = id, Text = text };
    });

    public JournalRow WithdrawQuestionAnswer(Account account, string marketplace, string id) => world.Write(account, (shop, now) =>
    {
        var entry = QuestionOf(shop, id, now);
        return Row(now, account, marketplace, JournalRow.QuestionAnswerDelete, entry is not null, entry is { } known && shop.Questions.IsAnswered(known, now)) with { Id = id };
    });

    public JournalRow ViewQuestion(Account account, string marketplace, string id) => world.Write(account, (shop, now) =>
    {
        var known = QuestionOf(shop, id, now) is not null;
        return Row(now, account, marketplace, JournalRow.QuestionView, known, known) with { Id = id };
    });

    public JournalRow StartChat(Account account, string marketplace, long key) => ToOrder(account, marketplace, key, JournalRow.ChatStart, (_, _) => true);

    /// <summary>A message in a chat that has begun or was started.</summary>
    public JournalRow SendMessage(Account account, string marketplace, long key, string text) =>
        ToOrder(account, marketplace, key, JournalRow.ChatMessage, (shop, now) => HasChat(shop, key, now), row => row with { Text = text });

    /// <summary>A file with its name and size; its bytes are not kept.</summary>
    public JournalRow SendFile(Account account, string marketplace, long key, string name, int bytes, string text = "") =>
        ToOrder(account, marketplace, key, JournalRow.ChatFile, (shop, now) => HasChat(shop, key, now), row => row with { Note = name, Count = bytes, Text = text });

    public JournalRow MarkChatRead(Account account, string marketplace, long key) =>
        ToOrder(account, marketplace, key, JournalRow.ChatRead, (shop, now) => HasChat(shop, key, now));

    /// <summary>A verdict on a claim (<see cref="ClaimDecision"/>) that waits, or that was refused and may be thought over.</summary>
    public JournalRow DecideClaim(Account account, string marketplace, long key, string verdict, string comment = "", decimal amount = 0, string? note = null) =>
        ToOrder(account, marketplace, key, JournalRow.ClaimDecision, (shop, now) => shop.Claims.Find(key, now)?.Stage is ClaimStage.Waiting or ClaimStage.Rejected, row => row with { Verb = verdict, Text = comment, Amount = amount, Note = note });

    /// <summary>An action (<see cref="OrderAction"/>) on an order: each from the stages in which it makes sense.</summary>
    public JournalRow ActOnOrder(Account account, string marketplace, long key, string action, string? note = null, string text = "") =>
        ToOrder(account, marketplace, key, JournalRow.OrderAction, (shop, now) => IsPossible(action, shop.Orders.Find(key, now)!.Stage), row => row with { Verb = action, Note = note, Text = text });

    /// <summary>Agreeing or not to a buyer's wish to cancel.</summary>
    public JournalRow DecideCancellation(Account account, string marketplace, long key, bool accepts, string comment = "") =>
        ToOrder(account, marketplace, key, JournalRow.CancellationDecision, (shop, now) => shop.Orders.Find(key, now)!.AsksToCancel, row => row with { Verb = accepts ? OrderAction.Accept : OrderAction.Refuse, Text = comment });

    private static bool IsPossible(string action, OrderStage stage) => action switch
    {
        OrderAction.Confirm => stage == OrderStage.New,
        OrderAction.Assemble => stage is OrderStage.New or OrderStage.Confirmed,
        OrderAction.Ship => stage is OrderStage.Confirmed or OrderStage.Assembled,
        OrderAction.Cancel => stage is OrderStage.New or OrderStage.Confirmed or OrderStage.Assembled,
        _ => stage is not (OrderStage.Cancelled or OrderStage.Refused or OrderStage.Returned),
    };

    private static bool HasChat(ShopBooks shop, long key, DateTimeOffset now) => shop.Chats.IsStarted(key) || shop.Chats.Find(key, now) is not null;

    private static Entry? ReviewOf(ShopBooks shop, string id, DateTimeOffset now) => shop.Reviews.Find(id) is { } found && found.At <= now ? found : null;

    private static Entry? QuestionOf(ShopBooks shop, string id, DateTimeOffset now) => shop.Questions.Find(id) is { } found && found.At <= now ? found : null;

    private JournalRow ToOrder(Account account, string marketplace, long key, string kind, Func<ShopBooks, DateTimeOffset, bool> isPossible, Func<JournalRow, JournalRow>? fill = null) =>
        world.Write(account, (shop, now) =>
        {
            var known = shop.Shop.FindOrder(key, now) is not null;
            var row = Row(now, account, marketplace, kind, known, known && isPossible(shop, now)) with { Key = key };
            return fill is null ? row : fill(row);
        });

    private static JournalRow Row(DateTimeOffset now, Account account, string marketplace, string kind, bool isKnown, bool isAccepted) =>
        new() { At = now, Account = account.Key, Marketplace = marketplace, Kind = kind, IdKnown = isKnown, Accepted = isAccepted };
}
