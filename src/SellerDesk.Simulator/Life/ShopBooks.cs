using SellerDesk.Simulator.World;

namespace SellerDesk.Simulator.Life;

/// <summary>Everything of one seller account.</summary>
internal sealed class ShopBooks
{
    public ShopBooks(Account account, WorldSettings settings)
    {
        Settings = settings;
        Shop = new Shop(account, settings);
        Reviews = new ReviewBook(Shop, settings);
        Questions = new QuestionBook(Shop, settings);
        Chats = new ChatBook(Shop, settings);
        Claims = new ClaimBook(Shop, settings);
        Orders = new OrderBook(Shop, Claims);
    }

    public WorldSettings Settings { get; }

    public Shop Shop { get; }

    public Account Account => Shop.Account;

    public ReviewBook Reviews { get; }

    public QuestionBook Questions { get; }

    public OrderBook Orders { get; }

    public ChatBook Chats { get; }

    public ClaimBook Claims { get; }

    public void Apply(JournalRow row)
    {
        Shop.Advance(row.At);
        if (row.Accepted && !ApplyToWords(row))
        {
            ApplyToDeeds(row);
        }

        Shop.Advance(row.At);
    }

    /// <summary>Reviews and questions.</summary>
    private bool ApplyToWords(JournalRow row)
    {
        switch (row.Kind)
        {
            case JournalRow.ReviewAdded:
                Reviews.Add(row.Review!);
                return true;
            case JournalRow.QuestionAdded:
                Questions.Add(row.Question!);
                return true;
            case JournalRow.Answer or JournalRow.Edit when Reviews.Find(row.Id) is { } entry:
                ApplyAnswer(entry, row);
                return true;
            case JournalRow.AnswerDelete when Reviews.Find(row.Id) is { } entry:
                Reviews.Withdraw(entry);
                return true;
            case JournalRow.ReviewMark when Reviews.Find(row.Id) is { } entry:
                Reviews.Mark(entry, row.Verb!);
                return true;
            case JournalRow.QuestionView when Questions.Find(row.Id) is { } entry:
                Questions.MarkViewed(entry);
                return true;
            case JournalRow.QuestionAnswerDelete when Questions.Find(row.Id) is { } entry:
                Questions.Withdraw(entry);
                return true;
            case JournalRow.QuestionAnswer or JournalRow.QuestionEdit or JournalRow.QuestionDecline when Questions.Find(row.Id) is { } entry:
                var before = Questions.Open(entry, row.At).Reply;
                Questions.Put(entry, new QuestionReply(row.Text, before?.FirstSentAt ?? row.At, row.At, row.Kind == JournalRow.QuestionDecline));
                return true;
            default:
                return false;
        }
    }

    /// <summary>Orders, chats and claims: all go by the order's key.</summary>
    private void ApplyToDeeds(JournalRow row)
    {
        switch (row.Kind)
        {
            case JournalRow.VolumeChanged:
                Shop.ChangeVolume(row.Volume);
                break;
            case JournalRow.OrderAdded:
                Shop.Add(EventKey.Unpack(row.Key), row.Order!);
                break;
            case JournalRow.OrderAction or JournalRow.CancellationDecision:
                Orders.Apply(row);
                break;
            case JournalRow.ChatStart:
                Chats.Start(row.Key);
                break;
            case JournalRow.ChatRead:
                Chats.MarkRead(row.Key, row.At);
                break;
            case JournalRow.ChatMessage or JournalRow.ChatFile or JournalRow.BuyerWrote when Shop.FindOrder(row.Key, row.At) is { } order:
                var fromSeller = row.Kind != JournalRow.BuyerWrote;
                Chats.Write(order, row.At, fromSeller, row.Text, fromSeller ? 0 : row.Count, row.Note);
                break;
            case JournalRow.ClaimDecision:
                Claims.Decide(row.Key, new ClaimDecision(row.At, row.Verb!, row.Text, row.Amount, row.Note));
                break;
            case JournalRow.ClaimOpened when Shop.FindOrder(row.Key, row.At) is { } order:
                Claims.Add(order, row.At, Enum.Parse<ClaimReason>(row.Verb!));
                break;
        }
    }

    private void ApplyAnswer(Entry entry, JournalRow row)
    {
        var first = row.Kind == JournalRow.Edit ? Reviews.Open(entry, row.At).Answer?.FirstSentAt ?? row.At : row.At;
        Reviews.Put(entry, new Answer(row.Text, first, row.At, TimeSpan.FromSeconds(row.ModerationSeconds), row.WillBeRefused));
    }
}
