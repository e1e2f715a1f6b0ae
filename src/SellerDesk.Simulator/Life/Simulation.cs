using SellerDesk.Simulator.World;

namespace SellerDesk.Simulator.Life;

/// <summary>The running world: its clock, its shops, and the journal of what was done to it. One lock guards it: callers ask inside <see cref="Read"/>.</summary>
internal sealed class Simulation : IDisposable
{
    private readonly Lock gate = new();
    private readonly Journal journal;
    private readonly TimeProvider real;
    private WorldSettings settings;
    private ShopBooks[] shops = [];

    public Simulation(WorldSettings settings, SimClock clock, Journal journal, TimeProvider real)
    {
        this.settings = settings;
        this.journal = journal;
        this.real = real;
        Clock = clock;
        Open();
        foreach (var row in journal.Rows)
        {
            ShopOf(row.Account)?.Apply(row);
        }
    }

    public SimClock Clock { get; }

    public WorldSettings Settings => settings;

    /// <summary>Grows with every write: who looks often sees by it and by the clock whether there can be anything new.</summary>
    public int Version { get; private set; }

    public double ModerationSeconds { get; set; } = 90;

    public int RefuseNext { get; set; }

    /// <summary>
    /// The earlier of the world's clock and the real one. Tokens are dated by it: a world that runs ahead of time must not make the
    /// tokens of its callers, who live by the real clock, expire before their eyes.
    /// </summary>
    public DateTimeOffset TokenTime => Clock.Now < real.GetUtcNow() ? Clock.Now : real.GetUtcNow();

    public IReadOnlyList<ShopBooks> Shops => shops;

    public ShopBooks? ShopOf(string? account) => Array.Find(shops, shop => shop.Account.Key == account);

    /// <summary>Looks at a shop as it stands now; nothing changes meanwhile.</summary>
    public T Read<T>(Account account, Func<ShopBooks, DateTimeOffset, T> look)
    {
        lock (gate)
        {
            var now = Clock.Now;
            var shop = shops[account.Index];
            shop.Shop.Advance(now);
            return look(shop, now);
        }
    }

    /// <summary>Decides on a write by what the shop looks like now, keeps it in the journal and lets it have its effect.</summary>
    public JournalRow Write(Account account, Func<ShopBooks, DateTimeOffset, JournalRow> decide)
    {
        lock (gate)
        {
            var now = Clock.Now;
            var shop = shops[account.Index];
            shop.Shop.Advance(now);
            var row = decide(shop, now);
            shop.Apply(row);
            journal.Add(row);
            Version++;
            return row;
        }
    }

    /// <summary>True once for every refusal that a person at the control page asked for.</summary>
    public bool TakeForcedRefusal()
    {
        lock (gate)
        {
            if (RefuseNext == 0)
            {
                return false;
            }

            RefuseNext--;
            return true;
        }
    }

    /// <summary>What sellers' programs wrote, through one marketplace's wire or any.</summary>
    public JournalRow[] Writes(string? account, string? kind, string? marketplace = null)
    {
        lock (gate)
        {
            return [.. journal.Rows.Where(row => row.IsWrite && (account is null || row.Account == account) && (kind is null || row.Kind == kind)
                && (marketplace is null || (row.Marketplace ?? Home.Wildberries) == marketplace))];
        }
    }

    /// <summary>Where pushes go, as last set for each account and marketplace; an empty address stops them.</summary>
    public IReadOnlyList<PushTarget> PushTargets
    {
        get
        {
            lock (gate)
            {
                return [.. journal.Rows.Where(row => row.Kind == JournalRow.PushTarget)
                    .GroupBy(row => (row.Account, row.Marketplace))
                    .Select(group => new PushTarget(group.Key.Account, group.Key.Marketplace!, group.Last().Text))
                    .Where(target => target.Url.Length > 0)];
            }
        }
    }

    /// <summary>The world as it was when it opened, possibly at another moment.</summary>
    public void Reset(DateTimeOffset? start)
    {
        lock (gate)
        {
            settings = settings with { Start = start ?? settings.Start };
            journal.Clear();
            Clock.Move(settings.Start);
            ModerationSeconds = 90;
            RefuseNext = 0;
            Open();
        }
    }

    public void Dispose() => journal.Dispose();

    private void Open() => shops = [.. Catalog.Accounts.Select(account => new ShopBooks(account, settings))];
}

/// <summary>The address at which one account is told what happens on one marketplace.</summary>
internal sealed record PushTarget(string Account, string Marketplace, string Url)
{
    public string Key => $"{Account}/{Marketplace}";
}
