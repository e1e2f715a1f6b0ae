using Microsoft.EntityFrameworkCore;
using SellerDesk.Application.Data;
using SellerDesk.Application.Delays;
using SellerDesk.Domain.Buyers;
using SellerDesk.Domain.Common;
using SellerDesk.Domain.Orders;
using SellerDesk.Domain.Products;
using SellerDesk.Domain.Shops;
using SellerDesk.Domain.Surveys;

namespace SellerDesk.Application.Surveys;

/// <summary>A low score with what is needed to deal with it.</summary>
/// <param name="Reach">How the buyer of the order can be reached; null where no order is known.</param>
public sealed record LowScore(SurveyAnswer Answer, string Survey, SurveyKind Kind, string Question, BuyerId? Buyer, string? BuyerName, string? Product, OrderReach? Reach);

/// <summary>Opens a low score out of its work item.</summary>
public sealed class LowScores(ScopedDb database, OrderWays ways)
{
    public async Task<LowScore?> LoadAsync(SurveyAnswerId id, CancellationToken cancel)
    {
        await using var db = await database.OpenAsync(cancel);
        if (await db.SurveyAnswers.AsNoTracking().FirstOrDefaultAsync(a => a.Id == id, cancel) is not { } answer)
        {
            return null;
        }

        var survey = await db.Surveys.AsNoTracking().FirstAsync(s => s.Id == answer.SurveyId, cancel);
        var buyer = await db.BuyerLinks.AsNoTracking().Where(l => l.Kind == BuyerThing.Survey && l.ThingId == id.Value && l.ShopId == answer.ShopId)
            .Join(db.Buyers, l => l.BuyerId, b => b.Id, (l, b) => new { b.Id, b.Name }).FirstOrDefaultAsync(cancel);
        var order = answer.OrderNumber is { } number ? await OrderAsync(db, answer.ShopId, number, cancel) : null;
        var words = survey.Words.GetValueOrDefault(answer.Language) ?? survey.Words[SurveyContent.Languages[0]];
        return new LowScore(answer, survey.Name, survey.Kind, words.Question, buyer?.Id, buyer?.Name, await ProductAsync(db, answer.ProductId, cancel), order is { } found ? await ways.LoadAsync(found, cancel) : null);
    }

    private static Task<OrderId?> OrderAsync(SellerDeskDb db, ShopId shop, string number, CancellationToken cancel) =>
        db.Orders.Where(o => o.ShopId == shop && o.Ref == MarketplaceRef.Of(number)).Select(o => (OrderId?)o.Id).FirstOrDefaultAsync(cancel);

    private static async Task<string?> ProductAsync(SellerDeskDb db, ProductId? product, CancellationToken cancel) =>
        product is { } id ? await db.Products.Where(p => p.Id == id).Select(p => p.Name).FirstOrDefaultAsync(cancel) : null;
}
