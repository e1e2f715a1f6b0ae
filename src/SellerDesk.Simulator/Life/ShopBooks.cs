using SellerDesk.Simulator.World;

namespace SellerDesk.Simulator.Life;

/// <summary>Everything of one seller account.</summary>
internal sealed class ShopBooks
{
    public ShopBooks(Account account, WorldSettings settings)
    {
        Shop = new Shop(account, settings);
        Reviews = new ReviewBook(Shop, settings);
        Questions = new QuestionBook(Shop, settings);
    }

    public Shop Shop { get; }

    public Account Account => Shop.Account;

    public ReviewBook Reviews { get; }

    public QuestionBook Questions { get; }

    public void Apply(JournalRow row)
    {
        Shop.Advance(row.At);
        switch (row.Kind)
        {
            case JournalRow.ReviewAdded:
                Reviews.Add(row.Review!);
                Shop.Advance(row.At);
                break;
            case JournalRow.QuestionAdded:
                Questions.Add(row.Question!);
                Shop.Advance(row.At);
                break;
            case JournalRow.VolumeChanged:
                Shop.ChangeVolume(row.Volume);
                break;
            case JournalRow.Answer or JournalRow.Edit when row.Accepted && Reviews.Find(row.Id) is { } entry:
                ApplyAnswer(entry, row);
                break;
            case JournalRow.QuestionView when row.Accepted && Questions.Find(row.Id) is { } entry:
                Questions.MarkViewed(entry);
                break;
            case JournalRow.QuestionAnswer or JournalRow.QuestionEdit or JournalRow.QuestionDecline when row.Accepted && Questions.Find(row.Id) is { } entry:
                var before = Questions.Open(entry, row.At).Reply;
                Questions.Put(entry, new QuestionReply(row.Text, before?.FirstSentAt ?? row.At, row.At, row.Kind == JournalRow.QuestionDecline));
                break;
        }
    }

    private void ApplyAnswer(Entry entry, JournalRow row)
    {
        var first = row.Kind == JournalRow.Edit ? Reviews.Open(entry, row.At).Answer?.FirstSentAt ?? row.At : row.At;
        Reviews.Put(entry, new Answer(row.Text, first, row.At, TimeSpan.FromSeconds(row.ModerationSeconds), row.WillBeRefused));
    }
}
