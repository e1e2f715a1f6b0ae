using SellerDesk.Application.Buyers.Lifetimes;
using SellerDesk.Application.Data;
using SellerDesk.Application.Inbox;
using SellerDesk.Domain.Buyers.Lifetimes;
using SellerDesk.Domain.Shops;
using SellerDesk.Web.Shell;

namespace SellerDesk.Web.Buyers;

/// <summary>Who may be leaving a shop, what they take along, and how far the model that says so can be trusted.</summary>
public sealed partial class LeavingPage(LeavingBuyers buyers, InboxNames names, IShopScopeSource scope) : AddressedPage
{
    private const int Take = 50;

    private readonly List<LeavingBuyer> rows = [];
    private IReadOnlyList<ShopFace> shops = [];
    private ShopFace? shop;
    private LeavingSign sign;
    private ShopLifetimes? made;
    private LifetimeReport? report;
    private LeavingPlace? next;

    private bool IsSound => report?.IsSound == true;

    private string Verdict => report?.Fit?.Verdict switch
    {
        FitVerdict.Sound => T["lifetimes.verdict.sound"],
        FitVerdict.TooFew => T["lifetimes.verdict.tooFew", LifetimeFit.FewestRepeaters],
        FitVerdict.DropOutUnknown => T["lifetimes.verdict.dropOutUnknown"],
        _ => T["lifetimes.cli.nobody"],
    };

    protected override bool IsHere(string path) => path == LeavingAddress.Path;

    protected override Task ReloadAsync() => LoadAsync(async () =>
    {
        var seen = await scope.GetAsync(Cancel);
        shops = [.. (await names.LoadAsync(Cancel)).Shops.Values.Where(one => seen.Contains(one.Id)).OrderBy(one => one.Name, StringComparer.CurrentCulture)];
        (var wanted, sign) = LeavingAddress.Read(Navigation.Uri);
        (shop, made, report) = (null, null, null);
        foreach (var one in wanted is null ? shops : shops.Where(one => one.Id == wanted))
        {
            // Without a wish: the first shop that has somebody who came back.
            (made, report) = await buyers.ModelAsync(one.Id, Cancel);
            shop = one;
            if (wanted is not null || report is { Counts.Back: > 0 })
            {
                break;
            }
        }

        rows.Clear();
        next = null;
        if (shop is not null)
        {
            await ReadAsync();
        }
    });

    private Task<bool> MoreAsync() => TryAsync(ReadAsync);

    private async Task ReadAsync()
    {
        var (slice, place) = await buyers.SliceAsync(shop!.Id, sign, next, Take, Cancel);
        rows.AddRange(slice);
        next = place;
    }

    private long? Count(LeavingSign of) => report?.Counts is not { } counts ? null : of switch
    {
        LeavingSign.Slower => counts.Slower,
        LeavingSign.Smaller => counts.Smaller,
        LeavingSign.BadExperience => counts.Bad,
        _ => counts.Leaving,
    };

    private string Days(double days) => T.Count("leaving.days", (int)Math.Round(days));

    private int Silence(BuyerLifetime life) => made!.Day.DayNumber - life.LastDay.DayNumber;

    private static double Longest(LifetimeCalibration held) => Math.Max(0.1, held.Bands.Max(band => Math.Max(band.Expected, band.Actual)));
}
