using Microsoft.EntityFrameworkCore;
using SellerDesk.Application.Data;
using SellerDesk.Application.Replies.Rules;
using SellerDesk.Domain.Inbox;
using SellerDesk.Domain.Knowledge;
using SellerDesk.Domain.Replies;
using SellerDesk.Domain.Replies.Rules;
using SellerDesk.Domain.Reviews;

namespace SellerDesk.Application.Knowledge.Praise;

/// <param name="Refusal">A code: why no text can be sent.</param>
public sealed record PraiseWords(ReplyTemplateId? Template, string? Words, string? Refusal);

/// <summary>
/// Which of a rule's templates is next: the one that stood longest ago under the product's card, never one that reads like the last answers there, and
/// only what the reply rules let through.
/// </summary>
public sealed class PraiseTexts(ReplyGuard guard)
{
    private const int Remembered = 5;

    internal async Task<PraiseWords> ChooseAsync(SellerDeskDb db, PraiseRule rule, AskedItem asked, CancellationToken cancel)
    {
        var ids = rule.Templates.Select(ReplyTemplateId.From).ToList();
        var templates = await db.ReplyTemplates.AsNoTracking().Where(t => ids.Contains(t.Id) && t.Kind == WorkItemKind.Review).OrderBy(t => t.Id).ToListAsync(cancel);
        var last = await LastAsync(db, asked, cancel);
        return await ChooseAsync([.. templates.Where(t => t.SuitsMarketplace(asked.Shop.Marketplace))], asked, last, cancel);
    }

    /// <param name="last">The newest answers under the card, newest first, with the templates that they came of.</param>
    internal async Task<PraiseWords> ChooseAsync(IReadOnlyList<ReplyTemplate> templates, AskedItem asked, IReadOnlyList<(Guid? Template, string Text)> last, CancellationToken cancel)
    {
        var refusal = "noTemplate";
        foreach (var template in templates.OrderByDescending(t => Turn(t, last)).ThenBy(t => Shuffled(t, asked)))
        {
            var words = ReplyText.Fill(template.Body, asked.Facts);
            refusal = Variety.Of(words, [.. last.Take(Remembered).Select(one => one.Text)]).Alike > 0 ? "tooLike" : await RefusalAsync(asked, words, cancel);
            if (refusal is null)
            {
                return new PraiseWords(template.Id, words, null);
            }
        }

        return new PraiseWords(null, null, refusal);
    }

    /// <summary>Codes of the reply rules as they stand; null: it may be sent.</summary>
    internal async Task<string?> RefusalAsync(AskedItem asked, string words, CancellationToken cancel)
    {
        try
        {
            ReplyForm.Of(asked.Shop.Marketplace, asked.Item.Kind).Check(words);
        }
        catch (Domain.Common.RuleException form)
        {
            return form.Code;
        }

        var check = await guard.CheckAsync(new ReplyToCheck(asked.Shop.Marketplace, asked.Item.Kind, words) { BuyerName = asked.Item.Author }, cancel);
        return check.Allowed ? null : check.Findings.First(finding => finding.Severity == FindingSeverity.Block).Rule;
    }

    /// <summary>Automatic answers that have not arrived yet count as much as those that stand there.</summary>
    private static async Task<IReadOnlyList<(Guid? Template, string Text)>> LastAsync(SellerDeskDb db, AskedItem asked, CancellationToken cancel)
    {
        if (asked.Item.ProductId is not { } product)
        {
            return [];
        }

        var (shop, productId) = (asked.Item.ShopId, product.Value);
        var own = await db.PraiseDeeds.AsNoTracking().Where(d => d.ShopId == shop && d.ProductId == productId && d.State != PraiseDeedState.Refused).OrderByDescending(d => d.At)
            .Take(PraiseRule.MostTemplates).Select(d => new { d.TemplateId, d.Text, d.At }).ToListAsync(cancel);
        var shown = await db.Reviews.AsNoTracking().Where(r => r.ShopId == shop && r.ProductId == product && r.AnswerText != null && r.AnswerState != AnswerState.Rejected)
            .OrderByDescending(r => r.CreatedAt).Take(Remembered).Select(r => new { r.AnswerText, At = r.AnsweredAt ?? r.CreatedAt }).ToListAsync(cancel);
        return [.. own.Select(d => (d.TemplateId, d.Text, d.At)).Concat(shown.Select(r => ((Guid?)null, Text: r.AnswerText!, r.At))).OrderByDescending(one => one.At).Select(one => (one.Item1, one.Text))];
    }

    /// <summary>How many answers ago it stood there; one that never did comes first.</summary>
    private static int Turn(ReplyTemplate template, IReadOnlyList<(Guid? Template, string Text)> last)
    {
        var at = last.Index().Where(one => one.Item.Template == template.Id.Value).Select(one => one.Index).FirstOrDefault(-1);
        return at < 0 ? int.MaxValue : at;
    }

    /// <summary>Another beginning for every review, the same one each time it is looked at.</summary>
    private static uint Shuffled(ReplyTemplate template, AskedItem asked)
    {
        var (one, other) = (template.Id.Value.ToByteArray(), asked.Item.Id.Value.ToByteArray());
        return one.Zip(other).Aggregate(2166136261u, (hash, pair) => unchecked((hash ^ (uint)(pair.First + pair.Second)) * 16777619u));
    }
}
