using SellerDesk.Application.Data;
using SellerDesk.Application.Replies;
using SellerDesk.Domain.Common;
using SellerDesk.Domain.Inbox;
using SellerDesk.Domain.Knowledge;
using SellerDesk.Domain.Replies;

namespace SellerDesk.Application.Knowledge.Praise;

internal enum PraiseStep
{
    NotThis,
    Done,
    Limit,
}

/// <summary>One rule and one review: is it plain praise, which text, is there a place within the limits, and off it goes.</summary>
public sealed class PraiseAnswer(PraiseTexts texts, PraiseDeeds deeds, DeskSender sender, TimeProvider time)
{
    internal async Task<PraiseStep> TryAsync(SellerDeskDb db, PraiseRule rule, WorkItem item, CancellationToken cancel)
    {
        var now = time.GetUtcNow();
        var asked = await AskedItem.OfAsync(db, item, cancel);
        if (asked.Shop.ProtectedKey is null || !rule.IsWorking(now, ZoneOf(asked)) || rule.Miss(item, asked.Words) is not null
            || await AutomaticLeave.WhyNotAsync(db, item, now, cancel) is AutomaticLeave.Touched)
        {
            return PraiseStep.NotThis;
        }

        var text = await texts.ChooseAsync(db, rule, asked, cancel);
        var deed = new PraiseDeed
        {
            WorkItemId = item.Id,
            ShopId = item.ShopId,
            RuleId = rule.Id,
            ProductId = item.ProductId?.Value,
            TemplateId = text.Template?.Value,
            Text = text.Words ?? "",
            Reason = text.Refusal,
            State = text.Refusal is not null ? PraiseDeedState.Refused : rule.State == PraiseRuleState.Dry ? PraiseDeedState.Dry : PraiseDeedState.Going,
            At = now,
        };
        return await deeds.TryTakePlaceAsync(rule, deed, cancel) switch
        {
            PlaceTaken.Full => PraiseStep.Limit,
            PlaceTaken.ByAnother => PraiseStep.NotThis,
            _ when deed.State != PraiseDeedState.Going => PraiseStep.Done,
            _ => await SendAsync(rule, deed, text, cancel),
        };
    }

    private async Task<PraiseStep> SendAsync(PraiseRule rule, PraiseDeed deed, PraiseWords text, CancellationToken cancel)
    {
        try
        {
            var reply = await sender.SendAsync(deed.WorkItemId, deed.Text, new ReplySource(ReplyOrigin.AutoRule, rule.Id.Value, text.Template), cancel);
            await deeds.EndAsync(deed, PraiseDeedState.Sent, null, reply, cancel);
        }
        catch (RuleException refused)
        {
            await deeds.EndAsync(deed, PraiseDeedState.Refused, refused.Code, null, cancel);
        }

        return PraiseStep.Done;
    }

    private static TimeZoneInfo ZoneOf(AskedItem asked) => TimeZoneInfo.TryFindSystemTimeZoneById(asked.Shop.TimeZone, out var zone) ? zone : TimeZoneInfo.Utc;
}
