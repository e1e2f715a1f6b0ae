using System.Data.Common;
using Microsoft.AspNetCore.WebUtilities;
using SellerDesk.Application.Dashboards;
using SellerDesk.Application.Dashboards.Figures;
using SellerDesk.Application.Data;
using SellerDesk.Application.Shops;
using SellerDesk.Application.Team;
using SellerDesk.Domain.Shops;
using SellerDesk.Domain.Team;
using SellerDesk.Web.Inbox;
using SellerDesk.Web.Shell;
using SellerDesk.Web.Shell.Widgets;
using SellerDesk.Web.Shops;
using SellerDesk.Web.Team;

namespace SellerDesk.Web.Dashboards;

/// <summary>What is burning now, and the way to it. Numbers follow what happens elsewhere; rows wait until the person asks for the new ones.</summary>
public sealed partial class TodayPage(TodayBoard board, TodayNewsBoard newsBoard, BoardSheets boards, WhatChanged explain, Handover<PersonId, TodayPicture> handover, DeskChanges changes, CurrentPerson current, SideFacts side)
{
    // Without any news the clocks of shops and deadlines still go on.
    private static readonly TimeSpan Calm = TimeSpan.FromSeconds(30);
    private static readonly TimeSpan Gather = TimeSpan.FromSeconds(1);

    // Its tables are the overview's; here only what moved is told.
    private static readonly BoardPlan WeekPlan = BoardPlan.Overview with { Tables = [], Besides = [] };

    private InboxLive? live;
    private BoardSheet? week;
    private IReadOnlyList<SureChange>? weekChanges;
    private Today? today;
    private TodayNews? news;
    private TodayRows? first;
    private Actor? actor;
    private PersonId? me;
    private ShopId? shop;
    private bool changed;

    private BoardFilter Week => new() { Period = "7", Shop = shop };

    protected override bool IsHere(string path) => path == "/";

    protected override void Read(string address) =>
        shop = QueryHelpers.ParseQuery(new Uri(address).Query).TryGetValue("shop", out var asked) && Guid.TryParse(asked.ToString(), out var id) ? new ShopId(id) : null;

    protected override async Task MoveAsync()
    {
        (week, weekChanges) = (null, null);
        await ReloadAsync();
        await ExplainAsync();
    }

    protected override void OnAfterRender(bool firstRender)
    {
        if (firstRender)
        {
            live = new InboxLive(changes, Clock, Gather);
            _ = InvokeAsync(ExplainAsync);
            live.Start(_ => InvokeAsync(() => LookQuietlyAsync(whole: false)));
            _ = WatchAsync();
        }
    }

    protected override void Dispose(bool disposing)
    {
        live?.Dispose();
        base.Dispose(disposing);
    }

    protected override async Task ReloadAsync() => await LoadAsync(StartAsync);

    private async Task StartAsync()
    {
        actor = await current.GetActorAsync(Cancel);
        me = actor.PersonId;
        if (IsLive && me is { } person && handover.Take(person) is { } read && read.Shop == shop)
        {
            news = read.News;
            Keep(read.Today);
        }
        else
        {
            await ReadAsync(whole: true);
        }

        if (!IsLive && me is { } painted)
        {
            handover.Put(painted, new TodayPicture(shop, today!, news!));
        }

        ShowNext();
    }

    /// <param name="whole">With everything beside the inbox, which need not follow every single change.</param>
    private async Task ReadAsync(bool whole)
    {
        news = whole ? await newsBoard.LoadAsync(actor!, shop, Now, Zone, Cancel) : news;
        Keep(await board.LoadAsync(me, shop, Now, Zone, Cancel));
    }

    private void Keep(Today read)
    {
        today = read;
        if (shop is null)
        {
            side.Count("inbox", read.Waiting.Count);
        }

        if (FeedTotals.Side(T, read.Shops, Now) is var (said, tone))
        {
            side.Feed(said, tone.Css() ?? "");
        }
    }

    private void ShowNext() => (first, changed) = (today!.First, false);

    /// <summary>What changed over the week is not in a hurry: it comes after what is.</summary>
    private async Task ExplainAsync() => await TryAsync(async () =>
    {
        var asked = shop;
        var sheet = await boards.LoadAsync(WeekPlan, Week.Ask(BoardHead.Today(Now, Zone)), Cancel);
        var changes = await explain.LoadAsync(sheet, Cancel);
        if (asked == shop)
        {
            (week, weekChanges) = (sheet, changes);
            StateHasChanged();
        }
    });

    private async Task WatchAsync()
    {
        while (!Cancel.IsCancellationRequested)
        {
            await Task.Delay(Calm, Clock, Cancel).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            await InvokeAsync(() => LookQuietlyAsync(whole: true));
        }
    }

    /// <summary>A look that fails changes nothing: what was known stays on the page, the next look is soon.</summary>
    private async Task LookQuietlyAsync(bool whole)
    {
        if (Cancel.IsCancellationRequested || today is null)
        {
            return;
        }

        try
        {
            await ReadAsync(whole);
            Follow(today.First);
            StateHasChanged();
        }
        catch (Exception away) when (away is DbException or OperationCanceledException or InvalidOperationException)
        {
            return;
        }
    }

    /// <summary>Rows never jump under the pointer: the same ones, and more below them, are shown at once; anything else is offered.</summary>
    private void Follow(TodayRows next)
    {
        var shown = first?.Rows ?? [];
        if (next.Filter == first?.Filter && next.Rows.Take(shown.Count).Select(row => row.Id).SequenceEqual(shown.Select(row => row.Id)))
        {
            ShowNext();
        }
        else
        {
            changed = true;
            first = first! with { Rows = [.. shown.Select(row => next.Rows.FirstOrDefault(known => known.Id == row.Id) ?? row)] };
        }
    }

    private IReadOnlyList<SyncShop> Shown(IReadOnlyList<SyncShop> shops) => shop is null ? shops : [.. shops.Where(one => one.Id == shop)];

    private string? Lacking(Ability ability)
    {
        var asked = Shown(today!.Shops).Where(shop => shop.HasKey).Select(shop => (shop.Marketplace, Fact: shop.Find(ability))).ToList();
        return asked.Count > 0 && asked.TrueForAll(shop => shop.Fact is { IsShut: true }) ? AbilityWords.Short(T, asked[0].Marketplace, asked[0].Fact!) : null;
    }

    private string StartText(Today shown) => shown.Urgent.Count > 0
        ? T["today.do.urgent", T.Number(shown.Urgent.Count, shown.Urgent.Capped)]
        : T["today.do.next", T.Number(shown.Waiting.Count, shown.Waiting.Capped)];
}
