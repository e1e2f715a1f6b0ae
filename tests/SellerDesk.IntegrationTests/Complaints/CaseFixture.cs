using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using SellerDesk.Application.Complaints;
using SellerDesk.Application.Data;
using SellerDesk.Application.Marketplaces;
using SellerDesk.Application.Orders;
using SellerDesk.Application.Team;
using SellerDesk.Domain.Complaints;
using SellerDesk.Domain.Inbox;
using SellerDesk.Domain.Orders;
using SellerDesk.Domain.Shops;
using SellerDesk.Domain.Team;
using SellerDesk.IntegrationTests.Fixtures;

namespace SellerDesk.IntegrationTests.Complaints;

/// <summary>A desk with trees of reasons and causes, a clock that is moved by hand, and use cases as somebody meets them who sees every shop.</summary>
public class CaseFixture : DeskFixture
{
    public static readonly DateTimeOffset Start = new(2026, 11, 20, 9, 0, 0, TimeSpan.Zero);

    public FixedClock Clock { get; } = new(Start);

    public static Actor Support { get; } = Somebody(Role.Support);

    public override async Task InitializeAsync()
    {
        await base.InitializeAsync();
        await new DefaultTrees(Data, Clock).WriteAsync(CancellationToken.None);
    }

    public Task<long> MoveAsync(ComplaintId id, CaseMove move, uint? version = null) => new MoveComplaint(Scoped(), Clock).ExecuteAsync(Support, id, move, version, CancellationToken.None);

    public Task UndoAsync(ComplaintId id, long move) => new UndoMove(Scoped(), Clock).ExecuteAsync(Support, id, move, CancellationToken.None);

    public Task<ComplaintId> OpenAsync(ComplaintForm form) => new OpenComplaint(Scoped(), Clock).ExecuteAsync(Support, form, CancellationToken.None);

    public async Task<ComplaintDetails> CardAsync(ComplaintId id) =>
        await new ComplaintCard(Scoped(), Desk.Services.GetRequiredService<Connectors>()).LoadAsync(id, CancellationToken.None) ?? throw new InvalidOperationException("no such case");

    public async Task<Complaint> CaseAsync(ComplaintId id)
    {
        await using var db = Data.Open();
        return await db.Complaints.AsNoTracking().Include(c => c.Lines).SingleAsync(c => c.Id == id);
    }

    public async Task<List<Complaint>> CasesAsync(Shop shop)
    {
        await using var db = Data.Open();
        return await db.Complaints.AsNoTracking().Include(c => c.Lines).Where(c => c.ShopId == shop.Id).OrderBy(c => c.OpenedAt).ThenBy(c => c.Id).ToListAsync();
    }

    public async Task<WorkItem> ItemAsync(ComplaintId id)
    {
        await using var db = Data.Open();
        return await db.WorkItems.AsNoTracking().SingleAsync(i => i.Id == WorkItemId.From(id.Value));
    }

    public async Task<List<ComplaintMove>> TrailAsync(ComplaintId id)
    {
        await using var db = Data.Open();
        return await db.ComplaintMoves.AsNoTracking().Where(m => m.ComplaintId == id).OrderBy(m => m.Id).ToListAsync();
    }

    public Task<PullCounts> PullAsync(Shop shop, params IReadOnlyList<IncomingReturn> returns) => WriteAsync(shop, Clock.GetUtcNow(), ReturnWriter.WriteAsync, returns);

    public Task<PullCounts> OrderAsync(Shop shop, string number, params (string Product, int Quantity, decimal Price)[] lines) => WriteAsync(shop, Clock.GetUtcNow(), OrderWriter.WriteAsync,
    [
        new IncomingOrder
        {
            Number = number,
            Status = "complete",
            Stage = OrderStage.Delivered,
            OrderedAt = Start.AddDays(-9),
            DeliveredAt = Start.AddDays(-2),
            Lines = [.. lines.Select((line, at) => new IncomingOrderLine(at + 1, new IncomingProduct(line.Product, "Термокружка"), null, line.Quantity, line.Price, 0, "RUB"))],
        },
    ]);

    public static IncomingReturn Claim(string number, string? order = "o1", int quantity = 1, decimal amount = 1290.5m) => new()
    {
        Number = number,
        Kind = ReturnKind.Claim,
        Stage = ReturnStage.AwaitsSeller,
        StatusRaw = "0",
        OrderNumber = order,
        Product = new IncomingProduct("148203771", "Термокружка"),
        Quantity = quantity,
        Amount = amount,
        Currency = "RUB",
        ReasonRaw = "Брак",
        Comment = "Треснула крышка",
        PhotoUrls = ["https://photos.test/1"],
        OpenedAt = Start.AddDays(-1),
        DecideBy = Start.AddDays(5),
        Decisions = [new AllowedDecision("approve1"), new AllowedDecision("rejectcustom", NeedsComment: true, CommentMin: 10, CommentMax: 1000)],
    };

    public static ComplaintForm Form(Shop shop, string? order = null, params FormLine[] lines) => new(shop.Id, "Кружка протекает") { OrderNumber = order, Lines = lines };
}
