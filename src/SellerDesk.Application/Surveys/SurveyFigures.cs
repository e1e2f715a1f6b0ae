using Microsoft.EntityFrameworkCore;
using SellerDesk.Application.Data;
using SellerDesk.Domain.Common;
using SellerDesk.Domain.Surveys;

namespace SellerDesk.Application.Surveys;

/// <summary>What a figure is told apart by.</summary>
public enum SurveyBy
{
    Shop,
    Product,
    Tier,
    Operator,
}

/// <param name="Key">An id or a tier's name; null: none is known.</param>
/// <param name="Name">Where it is not the reader's to find.</param>
public sealed record SurveyPart(SurveyBy By, string? Key, string? Name, SurveyFigure Figure);

/// <summary>The figure of one week.</summary>
public sealed record SurveyWeek(DateOnly Monday, SurveyFigure Figure);

/// <summary>Those of one value of a trait: how many were asked, and which share of them answered.</summary>
public sealed record SurveyAsked(SurveyTrait Trait, string Value, int Asked, int Answered)
{
    public WilsonInterval Rate => WilsonInterval.Of(Answered, Asked);
}

/// <summary>What buyers wrote of, in their own words.</summary>
/// <param name="Blamed">Of these answers, how many blame it.</param>
public sealed record SurveyTopic(string Topic, int Answers, int Blamed);

/// <param name="Counts">Answers of every point of the scale.</param>
/// <param name="Asked">By trait; the one of <see cref="SurveyTrait.All"/> is the response rate.</param>
public sealed record SurveyReport(SurveyFigure Figure, SurveyFigure Before, IReadOnlyList<int> Counts, IReadOnlyList<SurveyPart> Parts, IReadOnlyList<SurveyWeek> Weeks, IReadOnlyList<SurveyAsked> Asked)
{
    public IReadOnlyList<SurveyTopic> Topics { get; init; } = [];

    public SurveyAsked All => Asked.FirstOrDefault(one => one.Trait == SurveyTrait.All) ?? new SurveyAsked(SurveyTrait.All, "", 0, 0);

    /// <summary>
    /// Traits whose value answers clearly more or less often than everybody: its interval does not hold the whole's rate. The figure then leans to those who answered.
    /// </summary>
    public IReadOnlyList<SurveyAsked> Leaning => [.. Asked.Where(one => one.Trait != SurveyTrait.All && one.Asked >= SurveyFigure.FewestSound && (one.Rate.Low > All.Rate.Share || one.Rate.High < All.Rate.Share))];
}

/// <summary>A survey's figures over a period, from the rollups of days.</summary>
public sealed class SurveyFigures(ScopedDb database)
{
    private const int MostParts = 20;

    public async Task<SurveyReport> LoadAsync(SurveyId id, SurveyKind kind, DateOnly from, DateOnly to, CancellationToken cancel)
    {
        await using var db = await database.OpenAsync(cancel);
        var days = db.SurveyDays.AsNoTracking().Where(d => d.SurveyId == id && d.Day >= from && d.Day <= to);
        var byDay = await days.GroupBy(d => new { d.Day, d.Score }).Select(g => new { g.Key.Day, g.Key.Score, Answers = g.Sum(d => d.Answers) }).ToListAsync(cancel);
        var (start, length) = (from, to.DayNumber - from.DayNumber + 1);
        var (first, last) = (start.AddDays(-length), start.AddDays(-1));
        var before = await db.SurveyDays.AsNoTracking().Where(d => d.SurveyId == id && d.Day >= first && d.Day <= last).GroupBy(d => d.Score).Select(g => new { g.Key, Answers = g.Sum(d => d.Answers) }).ToListAsync(cancel);
        var asked = await db.SurveyAskedDays.AsNoTracking().Where(d => d.SurveyId == id && d.Day >= from && d.Day <= to).GroupBy(d => new { d.Trait, d.Value })
            .Select(g => new { g.Key.Trait, g.Key.Value, Asked = g.Sum(d => d.Asked), Answered = g.Sum(d => d.Answered) }).ToListAsync(cancel);
        return new SurveyReport(
            SurveyFigure.Of(kind, [.. byDay.Select(d => ((int)d.Score, d.Answers))]),
            SurveyFigure.Of(kind, [.. before.Select(d => ((int)d.Key, d.Answers))]),
            [.. kind.Points().Select(point => byDay.Where(d => d.Score == point).Sum(d => d.Answers))],
            await PartsAsync(db, days, kind, cancel),
            [.. byDay.GroupBy(d => Monday(d.Day)).OrderBy(g => g.Key).Select(g => new SurveyWeek(g.Key, SurveyFigure.Of(kind, [.. g.Select(d => ((int)d.Score, d.Answers))])))],
            [.. asked.OrderBy(a => a.Trait).ThenBy(a => a.Value, StringComparer.Ordinal).Select(a => new SurveyAsked(a.Trait, a.Value, a.Asked, a.Answered))])
        {
            Topics = await db.SurveyTopicDays.AsNoTracking().Where(d => d.SurveyId == id && d.Day >= from && d.Day <= to).GroupBy(d => d.Topic)
                .Select(g => new { g.Key, Answers = g.Sum(d => d.Answers), Blamed = g.Sum(d => d.Blamed) }).OrderByDescending(g => g.Answers).ThenBy(g => g.Key).Take(MostParts).Select(g => new SurveyTopic(g.Key, g.Answers, g.Blamed)).ToListAsync(cancel),
        };
    }

    private static DateOnly Monday(DateOnly day) => day.AddDays(-(((int)day.DayOfWeek + 6) % 7));

    private static async Task<List<SurveyPart>> PartsAsync(SellerDeskDb db, IQueryable<SurveyDay> days, SurveyKind kind, CancellationToken cancel)
    {
        var shops = await days.GroupBy(d => new { d.ShopId, d.Score }).Select(g => new { g.Key.ShopId, g.Key.Score, Answers = g.Sum(d => d.Answers) }).ToListAsync(cancel);
        var products = await days.GroupBy(d => new { d.ProductId, d.Score }).Select(g => new { g.Key.ProductId, g.Key.Score, Answers = g.Sum(d => d.Answers) }).ToListAsync(cancel);
        var tiers = await days.GroupBy(d => new { d.Tier, d.Score }).Select(g => new { g.Key.Tier, g.Key.Score, Answers = g.Sum(d => d.Answers) }).ToListAsync(cancel);
        var operators = await days.GroupBy(d => new { d.OperatorId, d.Score }).Select(g => new { g.Key.OperatorId, g.Key.Score, Answers = g.Sum(d => d.Answers) }).ToListAsync(cancel);
        var parts = new List<SurveyPart>();
        parts.AddRange(Parts(SurveyBy.Shop, kind, shops.Select(d => ((string?)d.ShopId.Value.ToString(), (int)d.Score, d.Answers))));
        parts.AddRange(await NamedAsync(db, Parts(SurveyBy.Product, kind, products.Select(d => (d.ProductId?.Value.ToString(), (int)d.Score, d.Answers))), cancel));
        parts.AddRange(Parts(SurveyBy.Tier, kind, tiers.Select(d => (d.Tier, (int)d.Score, d.Answers))));
        parts.AddRange(Parts(SurveyBy.Operator, kind, operators.Select(d => (d.OperatorId?.ToString(), (int)d.Score, d.Answers))));
        return parts;
    }

    /// <summary>Those with most answers first: an order that says nothing of who is better.</summary>
    private static List<SurveyPart> Parts(SurveyBy by, SurveyKind kind, IEnumerable<(string? Key, int Score, int Answers)> rows) =>
        [.. rows.GroupBy(row => row.Key).Select(g => new SurveyPart(by, g.Key, null, SurveyFigure.Of(kind, [.. g.Select(row => (row.Score, row.Answers))])))
            .OrderBy(part => part.Key is null).ThenByDescending(part => part.Figure.Answers).ThenBy(part => part.Key, StringComparer.Ordinal).Take(MostParts)];

    private static async Task<IEnumerable<SurveyPart>> NamedAsync(SellerDeskDb db, List<SurveyPart> parts, CancellationToken cancel)
    {
        var ids = parts.Where(part => part.Key is not null).Select(part => Domain.Products.ProductId.From(Guid.Parse(part.Key!))).ToList();
        var names = await db.Products.AsNoTracking().Where(p => ids.Contains(p.Id)).ToDictionaryAsync(p => p.Id.Value.ToString(), p => p.Name, cancel);
        return parts.Select(part => part with { Name = part.Key is null ? null : names.GetValueOrDefault(part.Key) });
    }
}
