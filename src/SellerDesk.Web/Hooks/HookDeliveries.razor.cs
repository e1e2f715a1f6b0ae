using Microsoft.AspNetCore.Components;
using SellerDesk.Application.Hooks;
using SellerDesk.Domain.Hooks;
using SellerDesk.Web.Shell.Widgets;
using SellerDesk.Web.Team;

namespace SellerDesk.Web.Hooks;

/// <summary>What was sent and what waits, newest first; any of it can be sent again.</summary>
public sealed partial class HookDeliveries(HookDeliveryList list, ReplayHooks replay, CurrentPerson current)
{
    private const int Slice = 30;

    private readonly List<HookDeliveryRow> rows = [];
    private HookDeliveryKey? next;
    private HookDeliveryDetails? open;
    private DateOnly from;
    private DateOnly to;
    private bool replaying;
    private string? shown;

    [Parameter, EditorRequired]
    public HookRow Hook { get; set; } = default!;

    /// <summary>Only those; null: all.</summary>
    [Parameter]
    public string? Tab { get; set; }

    [Parameter]
    public EventCallback OnReplayed { get; set; }

    private HookDeliveryState? Only => Enum.TryParse<HookDeliveryState>(Tab, ignoreCase: true, out var state) ? state : null;

    private IReadOnlyList<Tabs.Tab> TabItems =>
    [
        new("", T["hooks.deliveries.all"], HooksAddress.Of(Hook.Id)),
        .. new[] { HookDeliveryState.Waiting, HookDeliveryState.Delivered, HookDeliveryState.Dead }
            .Select(state => new Tabs.Tab(state.ToString().ToLowerInvariant(), T["hooks.tab." + state.ToString().ToLowerInvariant()], HooksAddress.Of(Hook.Id, state))),
    ];

    protected override async Task OnInitializedAsync()
    {
        await base.OnInitializedAsync();
        to = DateOnly.FromDateTime(TimeZoneInfo.ConvertTime(Now, Zone).Date);
        from = to.AddDays(-1);
    }

    protected override async Task OnParametersSetAsync()
    {
        if (shown != (Tab ?? ""))
        {
            shown = Tab ?? "";
            await LoadAsync(ReadAsync);
        }
    }

    protected override Task ReloadAsync() => TryAsync(ReadAsync);

    private async Task ReadAsync()
    {
        (next, open) = (null, null);
        rows.Clear();
        await MoreAsync();
    }

    private Task<bool> MoreAsync() => TryAsync(async () =>
    {
        var (found, after) = await list.LoadAsync(await current.GetActorAsync(Cancel), Hook.Id, Only, next, Slice, Cancel);
        rows.AddRange(found);
        next = after;
    });

    private Task<bool> OpenAsync(HookDeliveryRow row) => TryAsync(async () =>
        open = open?.Row.Id == row.Id ? null : await list.FindAsync(await current.GetActorAsync(Cancel), Hook.Id, row.Id, Cancel));

    private async Task ReplayAsync(HookDeliveryRow row)
    {
        if (await TryAsync(async () => await replay.OneAsync(await current.GetActorAsync(Cancel), Hook.Id, row.Id, Cancel)))
        {
            Toasts.Say(T["hooks.replay.sent"]);
            await EndAsync();
        }
    }

    private async Task ReplayManyAsync()
    {
        replaying = true;
        var sent = 0;
        if (await TryAsync(async () => sent = await replay.ManyAsync(await current.GetActorAsync(Cancel), Hook.Id, new ReplayAsk(At(from), At(to.AddDays(1)), null), Cancel)))
        {
            Toasts.Say(T.Count("hooks.replay.many", sent));
            await EndAsync();
        }

        replaying = false;
    }

    private async Task EndAsync()
    {
        await ReadAsync();
        await OnReplayed.InvokeAsync();
    }

    private DateTimeOffset At(DateOnly day)
    {
        var midnight = day.ToDateTime(TimeOnly.MinValue);
        return new DateTimeOffset(midnight, Zone.GetUtcOffset(midnight));
    }
}
