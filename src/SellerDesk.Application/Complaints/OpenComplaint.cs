using Microsoft.EntityFrameworkCore;
using SellerDesk.Application.Data;
using SellerDesk.Application.Team;
using SellerDesk.Domain.Common;
using SellerDesk.Domain.Complaints;
using SellerDesk.Domain.Inbox;
using SellerDesk.Domain.Products;
using SellerDesk.Domain.Shops;
using SellerDesk.Domain.Team;

namespace SellerDesk.Application.Complaints;

/// <summary>What somebody says who opens a case.</summary>
/// <param name="Words">What it is about; null: what the buyer wrote, when it is opened from that.</param>
public sealed record ComplaintForm(ShopId Shop, string? Words)
{
    public ComplaintKind Kind { get; init; } = ComplaintKind.Grievance;

    public ComplaintSource Source { get; init; } = ComplaintSource.Hand;

    /// <summary>The review, question or chat that it is opened from.</summary>
    public WorkItemId? Item { get; init; }

    public string? OrderNumber { get; init; }

    public string? Buyer { get; init; }

    public string? Reason { get; init; }

    public string? Cause { get; init; }

    public PersonId? Owner { get; init; }

    public IReadOnlyList<FormLine> Lines { get; init; } = [];
}

/// <param name="Amount">Money that is asked for.</param>
public sealed record FormLine(ProductId? Product, int Quantity, decimal? Amount = null, string? Currency = null);

/// <summary>Opens a case by hand, from a review, a question or a chat, or for a program. A case whose order the desk does not have is taken and marked.</summary>
public sealed class OpenComplaint(ScopedDb database, TimeProvider time)
{
    public async Task<ComplaintId> ExecuteAsync(Actor actor, ComplaintForm form, CancellationToken cancel)
    {
        actor.RequireRole(Role.Support);
        actor.RequireShop(form.Shop);
        return await CaseSaving.RunAsync(database, default, async db =>
        {
            var now = time.GetUtcNow();
            if (!await db.Shops.AnyAsync(s => s.Id == form.Shop, cancel))
            {
                throw new RuleException("shop.unknown");
            }

            var source = form.Item is { } item ? await CaseSource.LoadAsync(db, form.Shop, item, cancel) : null;
            var complaint = await BuildAsync(db, form, source, now, cancel);
            db.Add(complaint);
            var open = OpenCase.Begun(db, complaint, null);
            open.Item.About(complaint.Buyer, complaint.ProductId, await NameAsync(db, complaint.ProductId, cancel));
            await TreeCheck.RequireAsync(db, form.Reason, form.Cause, cancel);
            complaint.Explain(form.Reason, form.Cause, CauseBy.Person);
            await CaseClocks.BeginAsync(db, open, now, cancel);
            open.Record(ComplaintDeed.Opened, actor.PersonId, null, now, null, ("source", complaint.Source.ToString()));
            return complaint.Id;
        }, cancel);
    }

    private static async Task<Complaint> BuildAsync(SellerDeskDb db, ComplaintForm form, CaseSource? source, DateTimeOffset now, CancellationToken cancel)
    {
        var number = form.OrderNumber ?? source?.OrderNumber;
        var order = await BoughtLines.FindAsync(db, form.Shop, number, cancel);
        var bought = order is null ? [] : await BoughtLines.OfAsync(db, order, null, cancel);
        var asked = form.Lines.Count > 0 ? form.Lines : source?.Product is { } product ? [new FormLine(product, 1)] : [];
        return Complaint.Open(new ComplaintWish(form.Shop, form.Kind, source?.Kind ?? form.Source, form.Words ?? source?.Words ?? "", now)
        {
            SourceItem = form.Item,
            OrderNumber = number,
            Order = order?.Id,
            Buyer = form.Buyer ?? source?.Buyer ?? order?.BuyerMask,
            Owner = form.Owner,
            Product = source?.Product,
            Lines = [.. asked.Select(line => WishOf(line, bought))],
        }, now);
    }

    private static LineWish WishOf(FormLine line, IReadOnlyList<BoughtLine> bought)
    {
        var own = bought.FirstOrDefault(one => line.Product is not null && one.Product == line.Product) ?? (line.Product is null && bought.Count == 1 ? bought[0] : null);
        return new LineWish(line.Quantity, line.Product, line.Amount, own?.Currency ?? line.Currency, own);
    }

    private static Task<string?> NameAsync(SellerDeskDb db, ProductId? product, CancellationToken cancel) =>
        product is { } id ? db.Products.Where(p => p.Id == id).Select(p => p.Name).FirstOrDefaultAsync(cancel)! : Task.FromResult<string?>(null);
}
