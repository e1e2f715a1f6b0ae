using Microsoft.AspNetCore.Components;
using SellerDesk.Application.Shops;
using SellerDesk.Domain.Shops;
using SellerDesk.Web.Team;

namespace SellerDesk.Web.Shops;

/// <summary>What could not be read of one feed: the list, one of them whole, and reading again.</summary>
public sealed partial class SetAsideDialog(SetAsideList list, RetrySetAside retry, CurrentPerson current, NavigationManager navigation)
{
    private IReadOnlyList<SetAsideRow> rows = [];
    private SetAsideDetails? whole;
    private string? shown;
    private bool mayHaveMore;
    private bool busy;

    [Parameter, EditorRequired]
    public SyncShop Shop { get; set; } = default!;

    [Parameter, EditorRequired]
    public FeedKind Kind { get; set; }

    /// <summary>Id of the opened one; anything else is the list.</summary>
    [Parameter, EditorRequired]
    public string One { get; set; } = "";

    [Parameter]
    public bool MayChange { get; set; }

    [Parameter]
    public EventCallback OnChanged { get; set; }

    protected override async Task OnParametersSetAsync()
    {
        if (shown != One)
        {
            shown = One;
            await ReloadAsync();
        }
    }

    protected override Task ReloadAsync() => LoadAsync(async () =>
    {
        whole = Guid.TryParse(One, out var id) ? await list.LoadWholeAsync(Shop.Id, new SetAsidePayloadId(id), Cancel) : null;
        if (whole is null)
        {
            rows = await list.LoadAsync(Shop.Id, Kind, null, Cancel);
            mayHaveMore = rows.Count == SetAsideList.SliceSize;
        }
    });

    private Task<bool> MoreAsync() => TryAsync(async () =>
    {
        var more = await list.LoadAsync(Shop.Id, Kind, (rows[^1].ReceivedAt, rows[^1].Id), Cancel);
        rows = [.. rows, .. more];
        mayHaveMore = more.Count == SetAsideList.SliceSize;
    });

    private async Task RetryAsync()
    {
        busy = true;
        await TryAsync(async () =>
        {
            var actor = await current.GetActorAsync(Cancel);
            var report = whole is { } one
                ? await retry.ExecuteAsync(actor, Shop.Id, one.Id, Now, Cancel)
                : await retry.ExecuteAsync(actor, Shop.Id, Kind, Now, Cancel);
            Say(report);
        });
        busy = false;
        await ReloadAsync();
        await OnChanged.InvokeAsync();
    }

    private void Say(RetryReport report)
    {
        if (report.Read > 0)
        {
            Toasts.Say(T.Count("shops.aside.read", report.Read));
        }

        if (report.Unreadable > 0)
        {
            Toasts.Warn(T.Count("shops.aside.still", report.Unreadable, report.Reason));
        }
    }

    private void CloseAsync() => navigation.NavigateTo(ShopsAddress.Feed(Shop.Id, Kind));
}
