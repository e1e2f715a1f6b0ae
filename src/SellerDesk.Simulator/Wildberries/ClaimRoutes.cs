using System.Globalization;
using SellerDesk.Simulator.Life;
using SellerDesk.Simulator.World;

namespace SellerDesk.Simulator.Wildberries;

/// <summary>The returns host: claims of the last fourteen days by place, and the seller's decisions on them.</summary>
internal static class ClaimRoutes
{
    private const int KeptDays = 14;
    private const int MaxLimit = 200;
    private const int MinComment = 10;
    private const int MaxComment = 1000;
    private const string Root = "/wb/returns/api/v1";

    public static void MapClaims(this WebApplication app)
    {
        app.MapGet($"{Root}/claims", ListAsync);
        app.MapPatch($"{Root}/claim", DecideAsync);
    }

    private static Task ListAsync(HttpContext context, Simulation world)
    {
        var query = context.Request.Query;
        var (limit, offset) = (Number(query, "limit", 50), Number(query, "offset", 0));
        var problem = query["is_archive"].ToString() switch
        {
            "" => "Failed to deserialize query string: missing field `is_archive`",
            not ("true" or "false") => "Failed to deserialize query string: is_archive: provided string was not `true` or `false`",
            _ => limit is < 1 or > MaxLimit || offset < 0 ? "Failed to deserialize query string: limit: invalid value" : null,
        };
        if (problem is not null)
        {
            return RefuseAsync(context, "Invalid query params", problem);
        }

        var isArchive = query["is_archive"] == "true";
        var (id, nmId) = (query["id"].ToString(), Number(query, "nm_id", 0));
        var host = context.Request.Host.Value;
        return WireJson.WriteAsync(context, StatusCodes.Status200OK, world.Read(WildberriesRoutes.CallerOf(context).Account, (shop, now) =>
        {
            var fitting = shop.Claims.Opened(now.AddDays(-KeptDays), now).Reverse()
                .Where(claim => claim.IsOpen != isArchive && (nmId == 0 || claim.Order.Product.NmId == nmId) && (id.Length == 0 || string.Equals(ClaimWire.NumberOf(claim), id, StringComparison.OrdinalIgnoreCase)))
                .ToList();
            return new { claims = fitting.Skip(offset).Take(limit).Select(claim => ClaimWire.Of(claim, host!)).ToArray(), total = fitting.Count };
        }));
    }

    private static async Task DecideAsync(HttpContext context, Simulation world, SellerActs acts)
    {
        var (body, problem) = await WireBody.ReadAsync<DecisionBody>(context);
        if (problem is not null || string.IsNullOrEmpty(body?.Id) || string.IsNullOrEmpty(body.Action))
        {
            await RefuseAsync(context, "Validation error", problem ?? $"Input model is not valid; Details: The {(string.IsNullOrEmpty(body?.Id) ? "Id" : "Action")} field is required.");
            return;
        }

        var account = WildberriesRoutes.CallerOf(context).Account;
        var claim = WireGuid.TryRead(WireGuid.Claim, body.Id, out var key) ? world.Read(account, (shop, now) => shop.Claims.Find((long)key, now)) : null;
        var comment = body.Comment ?? "";
        problem = claim is null ? "Claim not found"
            : !ClaimWire.ActionsOf(claim).Contains(body.Action) ? $"Input model is not valid; Details: action {body.Action} is not available for the claim."
            : body.Action == "rejectcustom" && comment.Length is < MinComment or > MaxComment ? $"Input model is not valid; Details: The field Comment must be a string with a minimum length of {MinComment} and a maximum length of {MaxComment}."
            : null;
        if (problem is not null || !acts.DecideClaim(account, Home.Wildberries, (long)key, ClaimWire.VerdictOf(body.Action), comment, note: body.Action).Accepted)
        {
            await RefuseAsync(context, "Validation error", problem ?? "The claim has been decided already.");
            return;
        }

        context.Response.StatusCode = StatusCodes.Status200OK;
    }

    private static int Number(IQueryCollection query, string name, int otherwise) =>
        query[name].ToString() is { Length: > 0 } text ? int.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number) ? number : -1 : otherwise;

    private static Task RefuseAsync(HttpContext context, string title, string detail) =>
        WireJson.WriteAsync(context, StatusCodes.Status400BadRequest, new { title, detail, requestId = WireProblem.RequestId(context) }, "application/problem+json");

    private sealed record DecisionBody(string? Id, string? Action, string? Comment);
}

/// <summary>A claim as the returns host writes it: Moscow time without a zone, addresses without a scheme.</summary>
internal static class ClaimWire
{
    private static readonly string[] First = ["approve1", "approve2", "autorefund1", "reject1", "reject2", "reject3", "rejectcustom"];
    private static readonly string[] Second = ["approve2", "autorefund1"];

    public static string NumberOf(OpenClaim claim) => WireGuid.Of(WireGuid.Claim, (ulong)claim.Order.Key.Packed).ToString();

    public static string[] ActionsOf(OpenClaim claim) => claim.Stage switch { ClaimStage.Waiting => First, ClaimStage.Rejected => Second, _ => [] };

    public static string VerdictOf(string action) => action switch
    {
        "approve1" => ClaimDecision.Examine,
        "approve2" => ClaimDecision.Approve,
        "autorefund1" => ClaimDecision.Refund,
        _ => ClaimDecision.Reject,
    };

    public static object Of(OpenClaim claim, string host)
    {
        var order = claim.Order;
        var (status, state) = StatusOf(claim);
        var seed = claim.Claim.Seed % 1_000_000_000;
        return new
        {
            id = NumberOf(claim),
            claim_type = claim.Claim.Seed % 5 == 0 ? 3 : 1,
            status,
            status_ex = state,
            nm_id = order.Product.NmId,
            user_comment = claim.Comment,
            wb_comment = claim.Decisions.Count > 0 && claim.Decisions[^1].Comment is { Length: > 0 } own ? own : status switch { 1 => "Заявка отклонена.", 2 => "Заявка одобрена.", _ => (string?)null },
            dt = Fine(claim.Claim.OpenedAt),
            imt_name = order.Product.Name,
            order_dt = WireTime.MoscowBare(order.CreatedAt),
            dt_update = Fine(claim.ChangedAt),
            photos = Enumerable.Range(0, claim.Claim.Photos).Select(n => $"//{host}/wb/photos/{seed + (ulong)n}.jpg").ToArray(),
            video_paths = Array.Empty<string>(),
            actions = ActionsOf(claim),
            price = order.PaidPrice,
            currency_code = "643",
            srid = OrderIds.Rid(order),
            origin_id_info = (string?)null,
            delivery_dt = WireTime.MoscowBare(order.ClosedAt),
        };
    }

    private static (int Status, int State) StatusOf(OpenClaim claim) => claim.Stage switch
    {
        ClaimStage.Waiting or ClaimStage.Disputed => (0, 0),
        ClaimStage.Rejected or ClaimStage.WonBySeller => (1, 1),
        _ when !claim.Claim.IsReturn || claim.Decisions is [.., { Verdict: ClaimDecision.Refund }] => (2, 5),
        _ when claim.Decisions is [.., { Verdict: ClaimDecision.Examine }] => (2, 8),
        _ => (2, 10),
    };

    private static string Fine(DateTimeOffset time) => $"{WireTime.MoscowBare(time)}.{time.Ticks / 10 % 1_000_000:000000}";
}
