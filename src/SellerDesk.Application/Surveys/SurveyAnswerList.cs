using Microsoft.EntityFrameworkCore;
using SellerDesk.Application.Data;
using SellerDesk.Domain.Buyers;
using SellerDesk.Domain.Inbox;
using SellerDesk.Domain.Shops;
using SellerDesk.Domain.Surveys;

namespace SellerDesk.Application.Surveys;

/// <param name="From">First day; days are those of Greenwich here.</param>
public sealed record AnswerFilter(SurveyId Survey, DateTimeOffset From, SurveyBand? Band = null, int? Score = null, bool WithWords = false, ShopId? Shop = null, Guid? Product = null, string? Tier = null, Guid? Operator = null, string? Topic = null);

/// <param name="HasItem">It became work.</param>
public sealed record AnswerRow(
    SurveyAnswerId Id, ShopId ShopId, short Score, SurveyBand Band, IReadOnlyList<string> Reasons, string Comment, string Language, DateTimeOffset At, string? OrderNumber, string? Product, Guid? OperatorId, string? Tier,
    BuyerId? Buyer, string? BuyerName, long? BuyerNumber, WorkItemState? Item);

/// <summary>Answers, the newest first, slice by key.</summary>
public sealed class SurveyAnswerList(ScopedDb database)
{
    public const int Take = 30;

    public async Task<(IReadOnlyList<AnswerRow> Rows, (DateTimeOffset At, SurveyAnswerId Id)? Next)> LoadAsync(AnswerFilter filter, (DateTimeOffset At, SurveyAnswerId Id)? after, int take, CancellationToken cancel)
    {
        await using var db = await database.OpenAsync(cancel);
        var answers = Narrow(db.SurveyAnswers.AsNoTracking(), filter);
        if (after is { } place)
        {
            answers = answers.Where(a => a.At < place.At || (a.At == place.At && EF.Functions.LessThan(ValueTuple.Create(a.At, a.Id), ValueTuple.Create(place.At, place.Id))));
        }

        var rows = await answers.OrderByDescending(a => a.At).ThenByDescending(a => a.Id).Take(take + 1).ToListAsync(cancel);
        var shown = await FilledAsync(db, rows.Take(take).ToList(), cancel);
        return (shown, rows.Count > take ? (shown[^1].At, shown[^1].Id) : null);
    }

    private static IQueryable<SurveyAnswer> Narrow(IQueryable<SurveyAnswer> answers, AnswerFilter filter)
    {
        var (survey, from) = (filter.Survey, filter.From);
        answers = answers.Where(a => a.SurveyId == survey && a.At >= from);
        answers = filter.Band is { } band ? answers.Where(a => a.Band == band) : answers;
        answers = filter.Score is { } score ? answers.Where(a => a.Score == score) : answers;
        answers = filter.WithWords ? answers.Where(a => a.Comment != "") : answers;
        answers = filter.Shop is { } shop ? answers.Where(a => a.ShopId == shop) : answers;
        answers = filter.Product is { } product ? answers.Where(a => a.ProductId == Domain.Products.ProductId.From(product)) : answers;
        answers = filter.Tier is { } tier ? answers.Where(a => a.Tier == tier) : answers;
        answers = filter.Topic is { } topic ? answers.Where(a => a.Topics!.Contains(topic)) : answers;
        return filter.Operator is { } person ? answers.Where(a => a.OperatorId == person) : answers;
    }

    /// <summary>Names beside ids, of this slice alone.</summary>
    private static async Task<List<AnswerRow>> FilledAsync(SellerDeskDb db, List<SurveyAnswer> answers, CancellationToken cancel)
    {
        var (ids, products) = (answers.ConvertAll(a => a.Id.Value), answers.Select(a => a.ProductId).OfType<Domain.Products.ProductId>().Distinct().ToList());
        var items = ids.ConvertAll(WorkItemId.From);
        var names = await db.Products.AsNoTracking().Where(p => products.Contains(p.Id)).ToDictionaryAsync(p => p.Id, p => p.Name, cancel);
        var states = await db.WorkItems.AsNoTracking().Where(i => items.Contains(i.Id)).ToDictionaryAsync(i => i.Id.Value, i => i.State, cancel);
        var whose = await db.BuyerLinks.AsNoTracking().Where(l => l.Kind == BuyerThing.Survey && ids.Contains(l.ThingId)).Join(db.Buyers, l => l.BuyerId, b => b.Id, (l, b) => new { l.ThingId, b.Id, b.Name, b.Number }).ToDictionaryAsync(one => one.ThingId, cancel);
        return answers.ConvertAll(a =>
        {
            var buyer = whose.GetValueOrDefault(a.Id.Value);
            return new AnswerRow(a.Id, a.ShopId, a.Score, a.Band, a.Reasons, a.Comment, a.Language, a.At, a.OrderNumber, a.ProductId is { } product ? names.GetValueOrDefault(product) : null, a.OperatorId, a.Tier,
                buyer?.Id, buyer?.Name, buyer?.Number, states.TryGetValue(a.Id.Value, out var state) ? state : null);
        });
    }
}
