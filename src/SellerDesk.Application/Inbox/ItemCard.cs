using Microsoft.EntityFrameworkCore;
using SellerDesk.Application.Data;
using SellerDesk.Application.Inbox.Teamwork;
using SellerDesk.Application.Marketplaces;
using SellerDesk.Domain.Inbox;
using SellerDesk.Domain.Products;
using SellerDesk.Domain.Replies;
using SellerDesk.Domain.Reviews;
using SellerDesk.Domain.Shops;
using SellerDesk.Domain.Team;

namespace SellerDesk.Application.Inbox;

/// <summary>Opens one item of the inbox: what was written, the product, the story of our replies, drafts, earlier answers.</summary>
public sealed class ItemCard(ScopedDb database, InboxNames names, ItemTeamReader team)
{
    private static readonly Func<WorkItem, InboxRow> RowOf = InboxList.Row.Compile();

    /// <summary>Longer texts come cut: a page shows the beginning and fetches the rest when it is asked for.</summary>
    public const int TextShown = 3_000;

    private const int EarlierShown = 4;

    /// <summary>Null when there is no such item among the shops of whoever asks.</summary>
    public async Task<ItemDetails?> LoadAsync(WorkItemId id, PersonId? me, CancellationToken cancel)
    {
        await using var db = await database.OpenAsync(cancel);
        var item = await db.WorkItems.AsNoTracking().FirstOrDefaultAsync(i => i.Id == id, cancel);
        if (item is null)
        {
            return null;
        }

        var book = await names.LoadAsync(cancel);
        if (!book.Shops.TryGetValue(item.ShopId, out var shop))
        {
            return null;
        }

        var (words, answer, chat) = await InsideAsync(db, item, cancel);
        var product = item.ProductId is { } productId ? await ProductAsync(db, item.ShopId, productId, cancel) : null;
        var drafts = await db.ReplyDrafts.AsNoTracking().Where(d => d.WorkItemId == id).OrderByDescending(d => d.SavedAt)
            .Select(d => new DraftDetails(d.PersonId, d.Text, d.SavedAt)).ToListAsync(cancel);
        return new ItemDetails(
            RowOf(item), item.ClosedAt, shop, words, answer, product, ReplyForm.Of(shop.Marketplace, item.Kind),
            await StoriesAsync(db, id, cancel),
            drafts.Find(draft => draft.Person == me),
            drafts.FindAll(draft => draft.Person != me),
            item.ProductId is { } same ? await EarlierAsync(db, item, same, cancel) : [],
            await NoAnswersAsync(db, item, cancel),
            chat)
        {
            Team = await team.LoadAsync(db, item, InboxList.Row, cancel),
        };
    }

    /// <summary>The whole text of a review or question.</summary>
    public async Task<string> LoadTextAsync(WorkItemId id, WorkItemKind kind, CancellationToken cancel)
    {
        await using var db = await database.OpenAsync(cancel);
        return await ItemWords.WholeTextAsync(db, id, kind, cancel);
    }

    private static async Task<(BuyerWords Words, ShownAnswer? Answer, ChatFace? Chat)> InsideAsync(SellerDeskDb db, WorkItem item, CancellationToken cancel)
    {
        switch (item.Kind)
        {
            case WorkItemKind.Chat:
                var (head, chat) = await ItemWords.OfChatAsync(db, item, cancel);
                return (head, null, chat);
            case WorkItemKind.Question:
                var (asked, given) = await ItemWords.OfQuestionAsync(db, item, cancel);
                return (asked, given, null);
            case WorkItemKind.Complaint:
                return (await ItemWords.OfComplaintAsync(db, item, cancel), null, null);
            case WorkItemKind.LateOrder:
                return (await ItemWords.OfOrderAsync(db, item, cancel), null, null);
            case WorkItemKind.Survey:
                return (await ItemWords.OfSurveyAsync(db, item, cancel), null, null);
            default:
                var (said, answer) = await ItemWords.OfReviewAsync(db, item, cancel);
                return (said, answer, null);
        }
    }

    private static async Task<AbilityFact?> NoAnswersAsync(SellerDeskDb db, WorkItem item, CancellationToken cancel)
    {
        if (!item.Kind.IsAnswered())
        {
            return null;
        }

        var ability = ReplyForm.AbilityOf(item.Kind);
        var row = await db.ShopAbilities.AsNoTracking().FirstOrDefaultAsync(a => a.ShopId == item.ShopId && a.Ability == ability, cancel);
        return row is { IsShut: true } ? new AbilityFact(ability, row.State, row.Need) : null;
    }

    private static Task<ProductFace?> ProductAsync(SellerDeskDb db, ShopId shop, ProductId id, CancellationToken cancel) =>
        db.Products.AsNoTracking().Where(p => p.Id == id && p.ShopId == shop)
            .Select(p => new ProductFace(p.Id, p.Ref.Number, p.Name, p.Article, p.Brand, p.Category)).FirstOrDefaultAsync(cancel);

    private static async Task<IReadOnlyList<ReplyStory>> StoriesAsync(SellerDeskDb db, WorkItemId id, CancellationToken cancel)
    {
        var replies = await db.OutgoingReplies.AsNoTracking().Where(r => r.WorkItemId == id && r.State != OutgoingState.Withdrawn)
            .OrderByDescending(r => r.CreatedAt).Take(10).ToListAsync(cancel);
        if (replies.Count == 0)
        {
            return [];
        }

        var ids = replies.ConvertAll(reply => reply.Id);
        var attempts = await db.DeliveryAttempts.AsNoTracking().Where(a => ids.Contains(a.ReplyId)).OrderBy(a => a.Number).ToListAsync(cancel);
        var byReply = attempts.ToLookup(a => a.ReplyId, a => new AttemptDetails(a.Number, a.StartedAt, a.EndedAt, a.Outcome, a.Detail));
        return replies.ConvertAll(r => new ReplyStory(
            r.Id, r.State, r.Text, r.IsEdit, r.AuthorId, r.CreatedAt, r.DueAt, r.LookUps, r.ConfirmedAt, r.ErrorCode, r.ErrorDetail, [.. byReply[r.Id]])
        {
            Files = CarriedFile.Read(r.Files),
        });
    }

    private static async Task<IReadOnlyList<EarlierAnswer>> EarlierAsync(SellerDeskDb db, WorkItem item, ProductId product, CancellationToken cancel)
    {
        var self = ReviewId.From(item.Id.Value);
        return await db.Reviews.AsNoTracking()
            .Where(r => r.ShopId == item.ShopId && r.ProductId == product && r.Id != self && r.AnswerText != null && r.AnswerState != AnswerState.Rejected)
            .OrderByDescending(r => r.CreatedAt)
            .Take(EarlierShown)
            .Select(r => new EarlierAnswer(WorkItemId.From(r.Id.Value), r.Rating, r.AnswerText!, r.AnsweredAt))
            .ToListAsync(cancel);
    }
}
