using Microsoft.EntityFrameworkCore;
using NpgsqlTypes;
using SellerDesk.Application.Data;
using SellerDesk.Application.Data.Mapping;
using SellerDesk.Domain.Complaints;

namespace SellerDesk.Application.Complaints;

/// <summary>The filter as conditions on <c>complaints</c>. Stages are written as constants: only then does PostgreSQL take the partial indexes.</summary>
internal static class ComplaintWhere
{
    private const string Language = "russian";

    public static async Task<IQueryable<Complaint>> MatchingAsync(SellerDeskDb db, ComplaintFilter filter, CancellationToken cancel)
    {
        var cases = InStage(db.Complaints.AsNoTracking(), filter);
        if (filter.Marketplace is { } marketplace)
        {
            var shops = await db.Shops.Where(s => s.Marketplace == marketplace).Select(s => s.Id).ToListAsync(cancel);
            cases = cases.Where(c => shops.Contains(c.ShopId));
        }

        if (filter.Cause is { } cause)
        {
            var codes = await TreeCodes.BelowAsync(db, ComplaintTree.Cause, cause, cancel);
            cases = cases.Where(c => codes.Contains(c.CauseCode!));
        }

        if (filter.Reason is { } reason)
        {
            var codes = await TreeCodes.BelowAsync(db, ComplaintTree.Reason, reason, cancel);
            cases = cases.Where(c => codes.Contains(c.ReasonCode!));
        }

        return Found(About(Owned(cases, filter), filter), filter.Search);
    }

    private static IQueryable<Complaint> InStage(IQueryable<Complaint> cases, ComplaintFilter filter) => (filter.Stage, filter.State) switch
    {
        (ComplaintStage.Collecting, _) => cases.Where(c => c.Stage == ComplaintStage.Collecting),
        (ComplaintStage.Analysing, _) => cases.Where(c => c.Stage == ComplaintStage.Analysing),
        (ComplaintStage.Deciding, _) => cases.Where(c => c.Stage == ComplaintStage.Deciding),
        (ComplaintStage.CarryingOut, _) => cases.Where(c => c.Stage == ComplaintStage.CarryingOut),
        (ComplaintStage.Arbitration, _) => cases.Where(c => c.Stage == ComplaintStage.Arbitration),
        (ComplaintStage.FollowingUp, _) => cases.Where(c => c.Stage == ComplaintStage.FollowingUp),
        (ComplaintStage.Closed, _) or (null, ComplaintState.Closed) => cases.Where(c => c.Stage == ComplaintStage.Closed),
        (null, ComplaintState.Open) => cases.Where(c => c.Stage != ComplaintStage.Closed),
        _ => cases,
    };

    private static IQueryable<Complaint> Owned(IQueryable<Complaint> cases, ComplaintFilter filter)
    {
        cases = filter.Shop is { } shop ? cases.Where(c => c.ShopId == shop) : cases;
        cases = filter.Kind is { } kind ? cases.Where(c => c.Kind == kind) : cases;
        cases = filter.Owner is { } owner ? cases.Where(c => c.OwnerId == owner) : cases;
        cases = filter.NoOwner ? cases.Where(c => c.OwnerId == null) : cases;
        return filter.Ball is { } ball ? cases.Where(c => c.Ball == ball) : cases;
    }

    private static IQueryable<Complaint> About(IQueryable<Complaint> cases, ComplaintFilter filter)
    {
        // A place in line is never after the deadline: said aloud, the indexes in the order of the list answer it.
        cases = filter.DueBefore is { } due ? cases.Where(c => c.LineAt < due && c.DueAt < due) : cases;
        cases = filter.MarketplaceDueBefore is { } line ? cases.Where(c => c.MarketplaceDueAt < line) : cases;
        cases = filter.NoCause ? cases.Where(c => c.CauseCode == null) : cases;
        cases = filter.OpenedFrom is { } from ? cases.Where(c => c.OpenedAt >= from) : cases;
        cases = filter.OpenedTo is { } to ? cases.Where(c => c.OpenedAt < to) : cases;
        cases = filter.Product is { } product ? cases.Where(c => c.ProductId == product) : cases;
        cases = filter.OrderNumber is { } order ? cases.Where(c => c.OrderNumber == order) : cases;
        return filter.OrderUnknown ? cases.Where(c => c.OrderNumber != null && c.OrderId == null) : cases;
    }

    private static IQueryable<Complaint> Found(IQueryable<Complaint> cases, string? search) => string.IsNullOrWhiteSpace(search)
        ? cases
        : cases.Where(c => EF.Property<NpgsqlTsVector>(c, InboxTables.Search).Matches(EF.Functions.WebSearchToTsQuery(Language, search.Trim())));
}

/// <summary>A branch of a tree with everything below it.</summary>
internal static class TreeCodes
{
    public static async Task<IReadOnlyList<string>> BelowAsync(SellerDeskDb db, ComplaintTree tree, string code, CancellationToken cancel)
    {
        var nodes = await db.ComplaintTree.AsNoTracking().Where(n => n.Tree == tree).Select(n => new { n.Code, n.Parent }).ToListAsync(cancel);
        var found = new List<string> { code };
        for (var at = 0; at < found.Count; at++)
        {
            found.AddRange(nodes.Where(node => node.Parent == found[at] && !found.Contains(node.Code)).Select(node => node.Code));
        }

        return found;
    }
}
