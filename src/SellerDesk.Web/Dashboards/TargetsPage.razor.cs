using Microsoft.AspNetCore.Components;
using SellerDesk.Application.Dashboards.Figures;
using SellerDesk.Application.Inbox;
using SellerDesk.Application.Team;
using SellerDesk.Domain.Dashboards;
using SellerDesk.Domain.Shops;
using SellerDesk.Domain.Team;
using SellerDesk.Web.Team;

namespace SellerDesk.Web.Dashboards;

/// <summary>What each metric is to reach: typed into the row, taken back by the toast.</summary>
public sealed partial class TargetsPage(TargetBoard board, SetTarget setting, InboxNames names, CurrentPerson current)
{
    private static readonly TimeSpan ToTakeBack = TimeSpan.FromSeconds(10);

    private TargetView? view;
    private IReadOnlyList<ShopFace> shops = [];
    private Actor? actor;
    private ShopId? shop;
    private Metric? wrong;
    private string? error;
    private bool edits;

    [SupplyParameterFromQuery(Name = "shop")]
    private string? ShopWanted { get; set; }

    private string? ShopName => shops.FirstOrDefault(one => one.Id == shop)?.Name;

    protected override async Task OnParametersSetAsync()
    {
        shop = Guid.TryParse(ShopWanted, out var id) ? new ShopId(id) : null;
        await ReloadAsync();
    }

    protected override async Task ReloadAsync() => await LoadAsync(async () =>
    {
        actor ??= await current.GetActorAsync(Cancel);
        edits = actor.Role >= Role.Manager && (shop is { } one ? actor.Scope.Contains(one) : actor.Scope.All);
        shops = [.. (await names.LoadAsync(Cancel)).Shops.Values.Where(face => actor.Scope.Contains(face.Id)).OrderBy(face => face.Name, StringComparer.CurrentCulture)];
        await ReadAsync();
    });

    private async Task ReadAsync() => view = await board.LoadAsync(shop, DateOnly.FromDateTime(TimeZoneInfo.ConvertTime(Now, Zone).DateTime), Cancel);

    private Task TypeAsync(TargetRow row, string? typed)
    {
        (wrong, error) = (null, null);
        if (!TargetWords.TryRead(row.Metric, typed, out var value))
        {
            (wrong, error) = (row.Metric, T["targets.number"]);
            return Task.CompletedTask;
        }

        return value == row.Own?.Value ? Task.CompletedTask : SaveAsync(row.Metric, value is { } known ? new TargetWish(known, row.Own?.Alert ?? true) : null);
    }

    private Task AlertAsync(TargetRow row) => row.Own is { } own ? SaveAsync(row.Metric, new TargetWish(own.Value, !own.Alert)) : Task.CompletedTask;

    private async Task SaveAsync(Metric metric, TargetWish? wish)
    {
        var whose = shop;
        await TryAsync(
            async () =>
            {
                var before = await setting.ExecuteAsync(actor!, metric, whose, wish, Cancel);
                await ReadAsync();
                Toasts.Undo(T[wish is null ? "targets.gone" : "targets.set", T[metric.TextKey]], wish is null ? null : T.Value(metric, wish.Value, view!.Currency), Now + ToTakeBack, () => TakeBackAsync(metric, whose, before));
            },
            why => (wrong, error) = (metric, why));
    }

    private Task TakeBackAsync(Metric metric, ShopId? whose, TargetWish? before) => InvokeAsync(async () =>
    {
        await TryAsync(async () =>
        {
            await setting.ExecuteAsync(actor!, metric, whose, before, Cancel);
            await ReadAsync();
        });
        StateHasChanged();
    });
}
