using SellerDesk.Application.BuyerEvents;
using SellerDesk.Application.Data;
using SellerDesk.Domain.Messages;
using SellerDesk.Domain.Orders;

namespace SellerDesk.Application.Orders;

/// <summary>Leaves an event for each order of a known buyer that a batch brought to another stage, in the transaction of the batch. Each stage of an order is told once.</summary>
internal static class OrderTellings
{
    /// <summary>Longer ago when it comes is history: on a first connect years of it arrive at once.</summary>
    private const string HistoryDays = "3 days";

    /// <summary>Without a time of its stage an order was there before the desk looked; its arrival counts from the word that told of it.</summary>
    private static readonly string Moved = $"""
        insert into buyer_events (buyer_id, shop_id, kind, key, subject_id, "values", at)
        select l.buyer_id, o.shop_id, k.kind, o.id::text, o.id, jsonb_build_object('order', o.number), k.at
        from staged_orders s join orders o on o.shop_id = @shop and o.number = s.number
        join order_steps e on e.order_id = o.id and e.shop_id = o.shop_id and e.stage = o.stage
        join buyer_links l on l.thing_id = o.id and l.kind = 'Order' and l.shop_id = o.shop_id
        join buyers b on b.id = l.buyer_id and b.erased_at is null
        cross join lateral (values
          (case e.stage when 'Received' then '{BuyerEventKind.OrderPlaced}' when 'HandedOver' then '{BuyerEventKind.OrderShipped}' when 'InTransit' then '{BuyerEventKind.OrderShipped}'
            when 'Delivered' then '{BuyerEventKind.OrderDelivered}' when 'Cancelled' then '{BuyerEventKind.OrderCancelled}' end, e.at),
          (case when e.stage = 'InTransit' and o.status ~* '{OrderStages.ArrivedWords}' then '{BuyerEventKind.OrderArrived}' end, case when e.at is not null or cardinality(e.words) > 1 then e.seen[cardinality(e.seen)] end)
        ) as k(kind, at)
        where k.kind is not null and k.at > @now - interval '{HistoryDays}'
        order by l.buyer_id, k.at
        {AddBuyerEvent.Once}
        """;

    public static async Task AddAsync(WriteBatch batch, CancellationToken cancel)
    {
        await using var command = batch.Command(Moved);
        await command.ExecuteNonQueryAsync(cancel);
    }
}
