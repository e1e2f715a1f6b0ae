using Microsoft.EntityFrameworkCore;
using SellerDesk.Application.Data;
using SellerDesk.Application.Inbox;
using SellerDesk.Application.Replies.Rules;
using SellerDesk.Application.Team;
using SellerDesk.Domain.Common;
using SellerDesk.Domain.Inbox;
using SellerDesk.Domain.Replies;
using SellerDesk.Domain.Replies.Rules;
using SellerDesk.Domain.Team;

namespace SellerDesk.Application.Replies.Drafting;

/// <param name="Text">What came, with the buyer's name put in here; it is a draft and nothing more.</param>
/// <param name="Check">What the reply rules say of it.</param>
public sealed record DraftedAnswer(string Text, ReplyCheck Check);

/// <summary>
/// Has an answer drafted by the endpoint that an owner configured. The request is shown before, kept after; what comes back goes through the reply
/// rules like every text and is never sent by itself.
/// </summary>
public sealed class DraftAnswer(ScopedDb database, DraftingBook book, IDraftWriter writer, ReplyGuard guard, TimeProvider time)
{
    private const int LongestDraft = 4_000;

    public async Task<bool> IsOnAsync(CancellationToken cancel) => await book.LoadAsync(cancel) is { On: true, Address: not null };

    /// <summary>What would be sent, to the letter.</summary>
    public async Task<string> PreviewAsync(Actor actor, WorkItemId id, CancellationToken cancel)
    {
        actor.RequireRole(Role.Support);
        await using var db = await database.OpenAsync(cancel);
        var (item, _) = await LoadAsync(db, id, cancel);
        return DraftingRequest.Write(await OnAsync(cancel), await MatterAsync(db, item, cancel));
    }

    /// <param name="body">As <see cref="PreviewAsync"/> showed it.</param>
    /// <exception cref="DraftingException">No draft came; the item is as it was.</exception>
    public async Task<DraftedAnswer> ExecuteAsync(Actor actor, WorkItemId id, string body, ReplyFacts facts, CancellationToken cancel)
    {
        actor.RequireRole(Role.Support);
        var person = actor.PersonId ?? throw new RuleException("draft.needsPerson");
        await using var db = await database.OpenAsync(cancel);
        var (item, marketplace) = await LoadAsync(db, id, cancel);
        var options = await OnAsync(cancel);
        var call = new DraftingCall
        {
            Id = Guid.CreateVersion7(),
            ShopId = item.ShopId,
            WorkItemId = id,
            PersonId = person.Value,
            Endpoint = options.Address!.ToString(),
            Sent = body,
            StartedAt = time.GetUtcNow(),
        };
        db.Add(call);
        await db.SaveChangesAsync(cancel);
        try
        {
            var text = await writer.WriteAsync(options.Address, book.KeyOf(options), body, TimeSpan.FromSeconds(options.PatienceSeconds), cancel);
            var drafted = ReplyText.Fill(text.Length > LongestDraft ? text[..LongestDraft] : text, facts);
            var check = await guard.CheckAsync(new ReplyToCheck(marketplace, item.Kind, drafted) { BuyerName = facts.Buyer }, cancel);
            (call.Received, call.Findings) = (text, check.Findings.Count);
            return new DraftedAnswer(drafted, check);
        }
        catch (DraftingException failed)
        {
            call.Failure = failed.Failure.ToString();
            throw;
        }
        finally
        {
            call.EndedAt = time.GetUtcNow();
            await db.SaveChangesAsync(CancellationToken.None);
        }
    }

    private async Task<DraftingOptions> OnAsync(CancellationToken cancel) =>
        await book.LoadAsync(cancel) is { On: true, Address: not null } options ? options : throw new RuleException("drafting.off");

    private static async Task<(WorkItem Item, Domain.Shops.Marketplace Marketplace)> LoadAsync(SellerDeskDb db, WorkItemId id, CancellationToken cancel)
    {
        var item = await db.WorkItems.AsNoTracking().FirstOrDefaultAsync(i => i.Id == id, cancel) ?? throw new RuleException("workItem.unknown");
        return (item, await db.Shops.Where(s => s.Id == item.ShopId).Select(s => s.Marketplace).FirstAsync(cancel));
    }

    private static async Task<DraftingMatter> MatterAsync(SellerDeskDb db, WorkItem item, CancellationToken cancel)
    {
        var marketplace = await db.Shops.Where(s => s.Id == item.ShopId).Select(s => s.Marketplace).FirstAsync(cancel);
        var words = item.Kind == WorkItemKind.Chat ? item.Preview : await ItemWords.WholeTextAsync(db, item.Id, item.Kind, cancel);
        var kind = item.Kind switch { WorkItemKind.Review => "отзыв", WorkItemKind.Question => "вопрос о товаре", _ => "сообщение в чате" };
        return new DraftingMatter(kind, marketplace.ToString(), item.Rating, item.ProductName, words, [.. item.Topics.Where(topic => !topic.StartsWith('-'))]);
    }
}
