using System.Globalization;
using SellerDesk.Simulator.Life;
using SellerDesk.Simulator.World;

namespace SellerDesk.Simulator.Ozon;

/// <summary>Returns, claims and wishes to cancel as the marketplace writes them.</summary>
internal static class OzonReturnWire
{
    /// <summary>A return changes for the last time within this after its order.</summary>
    private const int LivesDays = 75;

    /// <summary>What came back, or is claimed back, of what the marketplace itself delivers.</summary>
    public static IEnumerable<(long Id, DateTimeOffset ChangedAt, object Body)> Returns(ShopBooks shop, DateTimeOffset? changedFrom, DateTimeOffset now)
    {
        foreach (var state in shop.Orders.Made(changedFrom?.AddDays(-LivesDays) ?? DateTimeOffset.MinValue.AddDays(1), now, now).Where(state => !OzonIds.IsRfbs(state.Order)))
        {
            var claim = shop.Claims.Find(state.Order.Key.Packed, now);
            if (claim is null && state.Stage is not (OrderStage.Refused or OrderStage.Returned))
            {
                continue;
            }

            var changedAt = claim is not null && claim.ChangedAt > state.ChangedAt ? claim.ChangedAt : state.ChangedAt;
            yield return (OzonIds.Return(state.Order), changedAt, ReturnRow(state, claim, changedAt));
        }
    }

    public static string GroupOf(ClaimStage stage) => stage switch
    {
        ClaimStage.Waiting => "New",
        ClaimStage.Approved => "Delivering",
        ClaimStage.GoodsBack => "Checkout",
        ClaimStage.Disputed => "Arbitration",
        ClaimStage.Rejected or ClaimStage.WonBySeller => "Rejected",
        _ => "Approved",
    };

    public static object ClaimRow(OpenClaim claim) => new
    {
        return_id = OzonWire.Long(OzonIds.Claim(claim.Order), claim.Claim.Seed),
        return_number = $"RET-{claim.Order.Key.OrderNumber}",
        posting_number = OzonIds.Posting(claim.Order),
        order_number = OzonIds.OrderNumber(claim.Order),
        client_name = Customer.Of(claim.Order).FullName,
        created_at = OzonWire.Time(claim.Claim.OpenedAt),
        product = ProductOf(claim),
        state = StateOf(claim),
    };

    public static object WholeClaim(OpenClaim claim, (int Id, string Name)[] actions, string host) => new
    {
        return_number = $"RET-{claim.Order.Key.OrderNumber}",
        posting_number = OzonIds.Posting(claim.Order),
        order_number = OzonIds.OrderNumber(claim.Order),
        client_name = Customer.Of(claim.Order).FullName,
        created_at = OzonWire.Time(claim.Claim.OpenedAt),
        comment = claim.Comment,
        client_photo = Enumerable.Range(1, claim.Claim.Photos).Select(n => $"{host}/photos/{(claim.Claim.Seed % 1_000_000_000) + (ulong)n}.jpg").ToArray(),
        client_return_method_type = new { id = 1, name = "Вернуть продавцу" },
        return_reason = new { id = (int)claim.Claim.Reason + 1, name = ReasonOf(claim.Claim.Reason), is_defect = claim.Claim.Reason is ClaimReason.Defect or ClaimReason.NotWorking },
        rejection_comment = claim.Decisions.LastOrDefault(decision => decision.Verdict == ClaimDecision.Reject)?.Comment ?? "",
        rejection_reason = actions.Length == 0 ? [] : new[]
        {
            new { id = 11, name = "Товар надлежащего качества", is_comment_required = true, hint = "Объясните покупателю, почему отказываете" },
            new { id = 12, name = "Следы использования", is_comment_required = true, hint = "Приложите фото" },
        },
        available_actions = actions.Select((action, i) => i == 0 ? (object)new { action = new { id = action.Id, name = action.Name } } : new { id = action.Id, name = action.Name }).ToArray(),
        product = ProductOf(claim),
        ru_post_tracking_number = "",
        state = new { state = StateWord(claim.Stage), state_name = StateName(claim.Stage) },
        warehouse_id = 1_020_005_003_100_000 + claim.Order.Account.Index,
    };

    /// <summary>Wishes to cancel what the seller delivers himself.</summary>
    public static IEnumerable<OrderState> Wishes(ShopBooks shop, DateTimeOffset now) =>
        shop.Orders.Made(DateTimeOffset.MinValue.AddDays(1), now, now).Where(state => state.CancelRequest is not null && OzonIds.IsRfbs(state.Order));

    public static string StateOf(CancelRequest request) => request.Accepted switch { null => "ON_APPROVAL", true => "APPROVED", false => "REJECTED" };

    public static object WishRow(OrderState state)
    {
        var request = state.CancelRequest!;
        return new
        {
            cancellation_id = OzonWire.Long(OzonIds.Cancellation(state.Order), (ulong)state.Order.Key.Packed),
            posting_number = OzonIds.Posting(state.Order),
            cancellation_initiator = "CLIENT",
            cancellation_reason = new { id = 508, name = request.Cancellation.Reason },
            cancellation_reason_message = "",
            cancelled_at = OzonWire.Time(request.Cancellation.AskedAt),
            order_date = OzonWire.Time(state.Order.CreatedAt),
            auto_approve_date = OzonWire.Time(request.Cancellation.DecideBy),
            approve_date = OzonWire.Time(request.DecidedAt),
            approve_comment = "",
            state = new { id = 1, name = request.Accepted is null ? "Ждёт решения" : "Решено", state = StateOf(request) },
            tpl_integration_type = "non_integrated",
        };
    }

    private static object ReturnRow(OrderState state, OpenClaim? claim, DateTimeOffset changedAt)
    {
        var order = state.Order;
        var (word, name) = VisualOf(state, claim);
        var began = claim?.Claim.OpenedAt ?? state.At(OrderStage.Refused) ?? state.ChangedAt;
        return new
        {
            id = OzonWire.Long(OzonIds.Return(order), (ulong)order.Key.Packed),
            company_id = OzonKeys.ClientIdOf(order.Account),
            return_reason_name = claim is null ? state.CancelReason.Length > 0 ? state.CancelReason : "Не подошло" : ReasonOf(claim.Claim.Reason),
            type = claim is not null || state.At(OrderStage.Refused) is null ? "ClientReturn" : "FullReturn",
            schema = order.FromSeller ? "Fbs" : "Fbo",
            order_id = order.Key.OrderNumber.ToString(CultureInfo.InvariantCulture),
            order_number = OzonIds.OrderNumber(order),
            posting_number = OzonIds.Posting(order),
            place = new { id = "23869688194000", name = "СЦ_Львовский_Возвраты", address = "" },
            target_place = new { id = "23869688194000", name = "СЦ_Львовский_Возвраты", address = "" },
            storage = new { sum = new { currency_code = "RUB", price = "0" }, tariffication_start_date = (string?)null, utilization_forecast_date = (string?)null },
            product = new
            {
                sku = order.Product.NmId.ToString(CultureInfo.InvariantCulture),
                offer_id = order.Product.Article,
                name = order.Product.Name,
                quantity = 1,
                price = new { currency_code = "RUB", price = order.SellerPrice.ToString(CultureInfo.InvariantCulture) },
            },
            logistic = new { return_date = OzonWire.Time(began), technical_return_moment = (string?)null, final_moment = OzonWire.Time(state.At(OrderStage.Returned)), barcode = $"ii{order.Key.OrderNumber}" },
            visual = new { status = new { id = 3, display_name = name, sys_name = word }, change_moment = OzonWire.Time(changedAt) },
            additional_info = new { is_opened = claim is not null, is_super_econom = false },
            compensation_status = (object?)null,
            exemplars = Array.Empty<object>(),
        };
    }

    private static (string Word, string Name) VisualOf(OrderState state, OpenClaim? claim) => claim?.Stage switch
    {
        ClaimStage.Waiting => ("WaitingShipment", "Ожидает отправки"),
        ClaimStage.Disputed => ("DisputeOpened", "Открыт спор с покупателем"),
        ClaimStage.Rejected or ClaimStage.WonBySeller => ("CrmRejected", "Заявка отклонена Ozon"),
        ClaimStage.Approved => ("ApprovedByOzon", "Заявка одобрена Ozon"),
        ClaimStage.GoodsBack => ("ArrivedAtReturnPlace", "В пункте выдачи"),
        ClaimStage.Compensated => ("PartialCompensationReturned", "Вернули часть денег"),
        ClaimStage.WonByBuyer or ClaimStage.Refunded => ("MoneyReturned", "Покупателю вернули всю сумму"),
        _ when state.Stage == OrderStage.Returned => ("ReceivedBySeller", "Продавец получил возврат"),
        _ => ("MovingToSeller", "Возврат на пути к продавцу"),
    };

    private static object ProductOf(OpenClaim claim) => new
    {
        sku = claim.Order.Product.NmId,
        offer_id = claim.Order.Product.Article,
        name = claim.Order.Product.Name,
        price = (int)claim.Claim.Amount,
        currency_code = "RUB",
    };

    private static object StateOf(OpenClaim claim) => new
    {
        group_state = GroupOf(claim.Stage),
        state = StateWord(claim.Stage),
        state_name = StateName(claim.Stage),
        money_return_state_name = claim.Stage is ClaimStage.Refunded or ClaimStage.Compensated ? "Деньги возвращены" : "Ожидает",
    };

    private static string StateWord(ClaimStage stage) => stage switch
    {
        ClaimStage.Waiting => "ON_APPROVAL",
        ClaimStage.Approved => "APPROVED",
        ClaimStage.Disputed => "ARBITRATION",
        ClaimStage.Rejected or ClaimStage.WonBySeller => "REJECTED",
        ClaimStage.GoodsBack => "ON_CHECK",
        _ => "MONEY_RETURNED",
    };

    private static string StateName(ClaimStage stage) => stage switch
    {
        ClaimStage.Waiting => "На согласовании",
        ClaimStage.Approved => "Согласована",
        ClaimStage.Disputed => "Спор",
        ClaimStage.Rejected or ClaimStage.WonBySeller => "Отклонена",
        ClaimStage.GoodsBack => "На проверке",
        _ => "Деньги возвращены",
    };

    private static string ReasonOf(ClaimReason reason) => reason switch
    {
        ClaimReason.Defect => "Брак",
        ClaimReason.NotWorking => "Не работает",
        ClaimReason.WrongItem => "Привезли не то",
        ClaimReason.Mismatch => "Не соответствует описанию",
        ClaimReason.Size => "Не подошёл размер",
        ClaimReason.Missing => "Некомплект",
        ClaimReason.Damaged => "Повреждён при доставке",
        ClaimReason.Expired => "Истёк срок годности",
        _ => "Передумал",
    };
}
