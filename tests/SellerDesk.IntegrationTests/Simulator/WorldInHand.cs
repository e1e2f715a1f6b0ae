using SellerDesk.Simulator.Life;
using SellerDesk.Simulator.World;

namespace SellerDesk.IntegrationTests.Simulator;

/// <summary>The world without a wire: its clock stands still until it is moved.</summary>
internal sealed class WorldInHand : IDisposable
{
    public static readonly DateTimeOffset Start = new(2026, 3, 10, 9, 0, 0, TimeSpan.Zero);

    public WorldInHand(string? journal = null)
    {
        World = new Simulation(new WorldSettings(7, Start, 24, new Dictionary<string, int> { ["*"] = 300 }), new SimClock(TimeProvider.System, Start, 0), new Journal(journal), TimeProvider.System);
        Acts = new SellerActs(World);
    }

    public Simulation World { get; }

    public SellerActs Acts { get; }

    public Account Account { get; } = Catalog.Find("malysham")!;

    public DateTimeOffset Now => World.Clock.Now;

    public void Wait(TimeSpan time) => World.Clock.Move(World.Clock.Now + time);

    public T Look<T>(Func<ShopBooks, DateTimeOffset, T> look) => World.Read(Account, look);

    public long AddOrder(Fate? fate = null, bool? late = null) => World.Write(Account, (shop, now) => new JournalRow
    {
        At = now,
        Account = Account.Key,
        Kind = JournalRow.OrderAdded,
        Key = shop.Shop.NextKey(now).Packed,
        Order = new OrderWish(now, null, late, fate),
        Accepted = true,
    }).Key;

    public void Dispose() => World.Dispose();
}
