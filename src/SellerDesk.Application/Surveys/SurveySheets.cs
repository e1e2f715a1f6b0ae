using Microsoft.EntityFrameworkCore;
using SellerDesk.Application.Data;
using SellerDesk.Domain.Surveys;

namespace SellerDesk.Application.Surveys;

public enum SheetState
{
    /// <summary>Waits for an answer.</summary>
    Open,
    Answered,

    /// <summary>Whoever was asked wants to be asked nothing more.</summary>
    Stopped,

    /// <summary>Never was, or is over: nobody is told which.</summary>
    Gone,
}

/// <summary>The sheet that a buyer sees.</summary>
/// <param name="IsOpen">By the open link: nobody knows who answers.</param>
public sealed record SurveySheet(
    SheetState State, SurveyKind Kind, IReadOnlyDictionary<string, SurveyWords> Words, IReadOnlyList<string> Reasons, string Shop, string? OrderNumber, DateOnly? Delivered, string? Product,
    int? Score, bool IsOpen)
{
    public static readonly SurveySheet Gone = new(SheetState.Gone, SurveyKind.Nps, new Dictionary<string, SurveyWords>(), [], "", null, null, null, null, false);
}

/// <summary>Reads the sheet behind a token. Nothing is kept of who looked, or when.</summary>
public sealed class SurveySheets(WholeDb database, TimeProvider time)
{
    public async Task<SurveySheet> LoadAsync(string token, CancellationToken cancel)
    {
        if (token.Length > SurveyToken.MaxLength)
        {
            return SurveySheet.Gone;
        }

        await using var db = database.Open();
        var (hash, now) = (SurveyToken.Hash(token), time.GetUtcNow());
        var asked = await db.SurveyInvitations.AsNoTracking().FirstOrDefaultAsync(i => i.TokenHash == hash && i.ExpiresAt > now, cancel);
        if (asked is not null)
        {
            return await OfInvitationAsync(db, asked, cancel);
        }

        return await db.SurveyLinks.AsNoTracking().FirstOrDefaultAsync(l => l.Token == token, cancel) is { } open ? await OfLinkAsync(db, open, cancel) : SurveySheet.Gone;
    }

    private static async Task<SurveySheet> OfInvitationAsync(SellerDeskDb db, SurveyInvitation asked, CancellationToken cancel)
    {
        var survey = await db.Surveys.AsNoTracking().FirstAsync(s => s.Id == asked.SurveyId, cancel);
        var shop = await db.Shops.AsNoTracking().Where(s => s.Id == asked.ShopId).Select(s => new { s.Name, s.TimeZone }).FirstAsync(cancel);
        var delivered = asked.OrderNumber is { } number
            ? await db.Orders.AsNoTracking().Where(o => o.ShopId == asked.ShopId && o.Ref == Domain.Common.MarketplaceRef.Of(number)).Select(o => o.DeliveredAt).FirstOrDefaultAsync(cancel)
            : null;
        var product = asked.ProductId is { } id ? await db.Products.AsNoTracking().Where(p => p.Id == id && p.ShopId == asked.ShopId).Select(p => p.Name).FirstOrDefaultAsync(cancel) : null;
        var score = asked.AnsweredAt is null ? null : await db.SurveyAnswers.Where(a => a.InvitationId == asked.Id && a.ShopId == asked.ShopId).Select(a => (int?)a.Score).FirstOrDefaultAsync(cancel);
        var state = asked.StoppedAt is not null ? SheetState.Stopped : asked.AnsweredAt is not null ? SheetState.Answered : SheetState.Open;
        return new SurveySheet(state, survey.Kind, survey.Words, survey.Reasons, shop.Name, asked.OrderNumber, delivered is { } at ? Day(at, shop.TimeZone) : null, product, score, false);
    }

    private static async Task<SurveySheet> OfLinkAsync(SellerDeskDb db, SurveyLink open, CancellationToken cancel)
    {
        var survey = await db.Surveys.AsNoTracking().FirstAsync(s => s.Id == open.SurveyId, cancel);
        var shop = await db.Shops.Where(s => s.Id == open.ShopId).Select(s => s.Name).FirstAsync(cancel);
        return survey.State == SurveyState.On ? new SurveySheet(SheetState.Open, survey.Kind, survey.Words, survey.Reasons, shop, null, null, null, null, true) : SurveySheet.Gone;
    }

    private static DateOnly Day(DateTimeOffset at, string zone) => DateOnly.FromDateTime(TimeZoneInfo.ConvertTime(at, TimeZoneInfo.FindSystemTimeZoneById(zone)).DateTime);
}
