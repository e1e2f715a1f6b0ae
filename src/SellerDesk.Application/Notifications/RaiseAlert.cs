using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using SellerDesk.Application.Data;
using SellerDesk.Domain.Notifications;

namespace SellerDesk.Application.Notifications;

/// <summary>Tells people of the desk something. The same kind about the same subject to the same people is told once: repeating it changes nothing.</summary>
internal static class RaiseAlert
{
    /// <summary>In the transaction of what caused it, where there is one.</summary>
    public static Task ExecuteAsync(SellerDeskDb db, Alert alert, CancellationToken cancel)
    {
        var words = JsonSerializer.Serialize(alert.Arguments);
        var channel = DeskChanges.AlertChannel;
        var told = $"{alert.ShopId.Value}|{alert.PersonId?.Value.ToString() ?? "*"}";
        return db.Database.ExecuteSqlAsync($"""
            with raised as (
            insert into alerts (id, person_id, shop_id, kind, severity, subject, arguments, link, created_at)
            values ({alert.Id.Value}, {alert.PersonId?.Value}, {alert.ShopId.Value}, {alert.Kind.ToString()}, {alert.Severity.ToString()}, {alert.Subject}, {words}::jsonb,
              {alert.Link}, {alert.CreatedAt})
            on conflict (shop_id, kind, subject, person_id) do nothing returning 1
            )
            select pg_notify({channel}, {told}) from raised
            """, cancel);
    }
}
