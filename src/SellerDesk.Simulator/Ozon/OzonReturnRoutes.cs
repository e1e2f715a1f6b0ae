using SellerDesk.Simulator.Life;
using SellerDesk.Simulator.World;

namespace SellerDesk.Simulator.Ozon;

/// <summary>Goods on their way back (FBO, FBS), claims and wishes to cancel (rFBS).</summary>
internal static class OzonReturnRoutes
{
    private const int MaxReturns = 500;
    private const int MaxClaims = 1000;
    private const int Approve = 1000;
    private const int Compensate = 1020;
    private const int Refund = 1030;
    private const int Reject = -1;

    public static void MapReturns(this RouteGroupBuilder api)
    {
        api.MapPost("/v1/returns/list", ReturnsAsync);
        api.MapPost("/v2/returns/rfbs/list", ClaimsAsync);
        api.MapPost("/v2/returns/rfbs/get", ClaimAsync);
        api.MapPost("/v1/returns/rfbs/action/set", ActAsync);
        api.MapPost("/v2/conditional-cancellation/list", CancellationsAsync);
        api.MapPost("/v2/conditional-cancellation/approve", (HttpContext context, SellerActs acts) => DecideAsync(context, acts, accepts: true));
        api.MapPost("/v2/conditional-cancellation/reject", (HttpContext context, SellerActs acts) => DecideAsync(context, acts, accepts: false));
    }

    private static async Task ReturnsAsync(HttpContext context, Simulation world)
    {
        var body = await OzonBody.ReadAsync(context);
        if (body?.Number("limit") is not (>= 1 and <= MaxReturns and var limit))
        {
            await OzonAnswer.InvalidAsync(context, $"limit must be between 1 and {MaxReturns}");
            return;
        }

        var changed = body.In("filter").In("visual_status_change_moment");
        var (from, to, last) = (changed.Time("time_from"), changed.Time("time_to"), body.Number("last_id") ?? 0);
        await OzonAnswer.GoodAsync(context, world.Read(OzonGate.CallerOf(context).Account, (shop, now) =>
        {
            var rows = OzonReturnWire.Returns(shop, from, now).Where(row => row.Id > last && !(row.ChangedAt < from) && !(row.ChangedAt > to)).OrderBy(row => row.Id).Take((int)limit + 1).ToList();
            return new { returns = rows.Take((int)limit).Select(row => row.Body).ToArray(), has_next = rows.Count > limit };
        }));
    }

    private static async Task ClaimsAsync(HttpContext context, Simulation world)
    {
        var body = await OzonBody.ReadAsync(context);
        if (body?.Number("limit") is not (>= 1 and <= MaxClaims and var limit))
        {
            await OzonAnswer.InvalidAsync(context, $"limit must be between 1 and {MaxClaims}");
            return;
        }

        var filter = body.In("filter");
        var (groups, posting, from, to, last) = (filter.Texts("group_state"), filter.Text("posting_number"), filter.In("created_at").Time("from"), filter.In("created_at").Time("to"), body.Number("last_id") ?? 0);
        await OzonAnswer.GoodAsync(context, world.Read(OzonGate.CallerOf(context).Account, (shop, now) =>
        {
            var rows = shop.Claims.Opened(from ?? DateTimeOffset.MinValue.AddDays(1), now).Where(claim => OzonIds.IsRfbs(claim.Order) && OzonIds.Claim(claim.Order) > last && !(claim.Claim.OpenedAt > to))
                .Where(claim => posting.Length == 0 || OzonIds.Posting(claim.Order) == posting)
                .Where(claim => groups.Length == 0 || groups.Contains("All") || groups.Contains(OzonReturnWire.GroupOf(claim.Stage)))
                .OrderBy(claim => OzonIds.Claim(claim.Order)).Take((int)limit);
            return new { returns = rows.Select(OzonReturnWire.ClaimRow).ToArray() };
        }));
    }

    private static async Task ClaimAsync(HttpContext context, Simulation world)
    {
        var key = OzonIds.KeyOfClaim((await OzonBody.ReadAsync(context))?.Number("return_id") ?? 0);
        var host = $"{context.Request.Scheme}://{context.Request.Host}";
        var found = world.Read(OzonGate.CallerOf(context).Account, (shop, now) => shop.Claims.Find(key, now) is { } claim && OzonIds.IsRfbs(claim.Order) ? OzonReturnWire.WholeClaim(claim, Actions(claim), host) : null);
        await (found is null ? OzonAnswer.UnknownAsync(context, "return") : OzonAnswer.GoodAsync(context, new { returns = found }));
    }

    private static async Task ActAsync(HttpContext context, SellerActs acts)
    {
        var body = await OzonBody.ReadAsync(context);
        var action = (int)(body?.Number("id") ?? 0);
        var verdict = action switch
        {
            Approve => ClaimDecision.Approve,
            Compensate when body!.Amount("compensation_amount") is > 0 => ClaimDecision.Partial,
            Refund => ClaimDecision.Refund,
            Reject when body!.Text("comment").Length > 0 && body.Number("rejection_reason_id") is not null => ClaimDecision.Reject,
            _ => null,
        };
        if (verdict is null)
        {
            await OzonAnswer.InvalidAsync(context, "id: 1000, 1020 (compensation_amount), 1030, -1 (comment, rejection_reason_id)");
            return;
        }

        var row = acts.DecideClaim(
            OzonGate.CallerOf(context).Account, Home.Ozon, OzonIds.KeyOfClaim(body!.Number("return_id") ?? 0), verdict, body.Text("comment"), body.Amount("compensation_amount") ?? 0, body.Text("rejection_reason_id"));
        await AnswerAsync(context, row, "return");
    }

    private static async Task CancellationsAsync(HttpContext context, Simulation world)
    {
        var body = await OzonBody.ReadAsync(context);
        if (body?.Number("limit") is not (>= 1 and <= MaxReturns and var limit))
        {
            await OzonAnswer.InvalidAsync(context, $"limit must be between 1 and {MaxReturns}");
            return;
        }

        var (state, postings, last) = (body.In("filters").Text("state"), body.In("filters").Texts("posting_number"), body.Number("last_id") ?? 0);
        await OzonAnswer.GoodAsync(context, world.Read(OzonGate.CallerOf(context).Account, (shop, now) =>
        {
            var all = OzonReturnWire.Wishes(shop, now).ToList();
            var rows = all.Where(order => OzonIds.Cancellation(order.Order) > last && (state is "" or "ALL" || OzonReturnWire.StateOf(order.CancelRequest!) == state))
                .Where(order => postings.Length == 0 || postings.Contains(OzonIds.Posting(order.Order))).OrderBy(order => OzonIds.Cancellation(order.Order)).Take((int)limit).ToList();
            return new
            {
                result = rows.Select(OzonReturnWire.WishRow).ToArray(),
                counter = all.Count(order => order.AsksToCancel),
                last_id = rows.Count > 0 ? OzonIds.Cancellation(rows[^1].Order) : 0,
            };
        }));
    }

    private static async Task DecideAsync(HttpContext context, SellerActs acts, bool accepts)
    {
        var body = await OzonBody.ReadAsync(context);
        if (!accepts && string.IsNullOrWhiteSpace(body?.Text("comment")))
        {
            await OzonAnswer.InvalidAsync(context, "comment is required");
            return;
        }

        var key = OzonIds.KeyOfCancellation(body?.Number("cancellation_id") ?? 0);
        await AnswerAsync(context, acts.DecideCancellation(OzonGate.CallerOf(context).Account, Home.Ozon, key, accepts, body?.Text("comment") ?? ""), "cancellation");
    }

    private static Task AnswerAsync(HttpContext context, JournalRow row, string what) => row switch
    {
        { IdKnown: false } => OzonAnswer.UnknownAsync(context, what),
        { Accepted: false } => OzonAnswer.RefuseAsync(context, StatusCodes.Status409Conflict, $"{what} is already decided"),
        _ => OzonAnswer.GoodAsync(context, new { }),
    };

    private static (int Id, string Name)[] Actions(OpenClaim claim) => claim.Stage switch
    {
        ClaimStage.Waiting => [(Approve, "Согласовать возврат"), (Compensate, "Вернуть часть денег"), (Refund, "Вернуть деньги без возврата товара"), (Reject, "Отклонить заявку")],
        _ => [],
    };
}
