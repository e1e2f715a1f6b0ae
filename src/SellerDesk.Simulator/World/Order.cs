namespace SellerDesk.Simulator.World;

/// <summary>How an order ends.</summary>
internal enum Fate
{
    Bought,
    Returned,
    RefusedAtPickup,
    DeclinedInFirstHour,
    CancelledBySeller,
    Defective,
}

/// <summary>What a person at the control page wants of an order; the rest is drawn.</summary>
internal sealed record OrderWish(DateTimeOffset At, int? NmId, bool? IsLate, Fate? Fate);

/// <summary>One unit ordered: all that will ever happen to it, drawn at once from its key. What has happened yet is a question of the clock.</summary>
internal sealed class Order
{
    private const int Purpose = 1;
    private const double MenShareOfElectronics = 0.6;
    private const double MenShare = 0.22;
    private const decimal TengePerRouble = 6;
    private const double LateShare = 0.07;

    /// <summary>What goes back sooner was never used, and is claimed for nothing.</summary>
    private const int HoursToClaim = 104;

    private Order(EventKey key, Account account, Product product, DateTimeOffset createdAt)
    {
        Key = key;
        Account = account;
        Product = product;
        CreatedAt = createdAt;
    }

    public EventKey Key { get; }

    /// <summary>The world's seed, so that everything else about the order can be drawn from the order alone.</summary>
    public int Seed { get; private init; }

    public Account Account { get; }

    public Product Product { get; }

    public DateTimeOffset CreatedAt { get; }

    public int Size { get; private init; }

    public Buyer Buyer { get; private init; }

    public Place Place { get; private init; } = null!;

    /// <summary>Shipped by the seller (an assembly order exists) or from the marketplace's own warehouse.</summary>
    public bool FromSeller { get; private init; }

    public Fate Fate { get; private init; }

    /// <summary>What is wrong with the thing, of the flaws that its product has; most have none.</summary>
    public Flaw? Flaw { get; private init; }

    public DateTimeOffset ConfirmedAt { get; private init; }

    public DateTimeOffset HandedOverAt { get; private init; }

    public DateTimeOffset SortedAt { get; private init; }

    public DateTimeOffset ReadyAt { get; private init; }

    /// <summary>Received, refused or cancelled.</summary>
    public DateTimeOffset ClosedAt { get; private init; }

    public DateTimeOffset? ReturnedAt { get; private init; }

    public bool IsLate { get; private init; }

    /// <summary>Ordered by hand to be late: its buyer is certain to ask where it is and to review it badly.</summary>
    public bool IsDemonstration { get; private init; }

    public int DiscountPercent { get; private init; }

    public int WalletPercent { get; private init; }

    /// <summary>Orders of one basket share this key's numbers.</summary>
    public long BasketKey { get; private init; }

    public bool IsCancelled => Fate is not (Fate.Bought or Fate.Returned);

    public int DaysOnTheWay => Math.Max(1, (int)(ReadyAt - CreatedAt).TotalDays);

    public int FullPrice => Product.Price * 100 / (100 - DiscountPercent);

    public decimal SellerPrice => Math.Round(FullPrice * (100 - DiscountPercent) / 100m);

    public decimal PaidPrice => Math.Round(SellerPrice * (100 - WalletPercent) / 100m);

    /// <summary>What Kaspi's buyer pays: tenge, about six to the rouble.</summary>
    public decimal TengePrice => Math.Round(SellerPrice * TengePerRouble / 10) * 10;

    public static Order Draw(int seed, EventKey key, Account account, IReadOnlyList<Flaw> flaws, OrderWish? wish = null)
    {
        var dice = Dice.For(seed, key.Packed, Purpose);
        var product = Array.Find(account.Products, product => product.NmId == wish?.NmId) ?? DrawProduct(ref dice, account);
        var createdAt = wish?.At ?? key.SlotStart.AddSeconds(dice.Below(3600));
        var place = Place.Draw(ref dice);
        var fate = wish?.Fate ?? (wish?.IsLate == true ? Fate.Bought : DrawFate(ref dice, createdAt, product));
        var flaw = wish is null && fate is Fate.Bought or Fate.Returned ? flaws.FirstOrDefault(flaw => flaw.Hits(seed, key, product, createdAt)) : null;
        fate = flaw is null ? fate : Fate.Returned;
        var isLate = wish?.IsLate ?? dice.Chance(LateShare);
        var confirmedAt = createdAt.AddMinutes(dice.Between(40, 14 * 60));
        var handedAt = confirmedAt.AddMinutes(dice.Between(60, 26 * 60) + (isLate ? dice.Between(1, 4) * 24 * 60 : 0));
        var sortedAt = handedAt.AddMinutes(dice.Between(90, 12 * 60));
        var way = (place.Days * dice.Between(0.7, 1.4)) + (isLate ? dice.Between(2.0, 8.0) : 0);
        var readyAt = sortedAt.AddMinutes(way * 24 * 60);
        var pickedAt = readyAt.AddMinutes(dice.Between(60, 4 * 24 * 60));
        var closedAt = fate switch
        {
            Fate.DeclinedInFirstHour => createdAt.AddMinutes(dice.Between(3, 39)),
            Fate.CancelledBySeller => confirmedAt.AddMinutes(dice.Between(30, 600)),
            Fate.Defective => sortedAt.AddMinutes(dice.Between(30, 600)),
            _ => pickedAt,
        };
        var inBasket = key.Number > 0 && dice.Chance(0.18);
        return new Order(key, account, product, createdAt)
        {
            Seed = seed,
            IsDemonstration = wish?.IsLate == true,
            Size = dice.Below(product.Sizes.Length),
            Buyer = Buyer.Draw(ref dice, account.Key == "zvuk" ? MenShareOfElectronics : MenShare),
            Place = place,
            FromSeller = dice.Chance(0.6) || wish is not null,
            Fate = fate,
            ConfirmedAt = confirmedAt,
            HandedOverAt = handedAt,
            SortedAt = sortedAt,
            ReadyAt = readyAt,
            ClosedAt = closedAt,
            Flaw = flaw,
            ReturnedAt = fate == Fate.Returned ? pickedAt.AddHours(dice.Between(flaw is null ? 20 : HoursToClaim, 12 * 24)) : null,
            IsLate = isLate,
            DiscountPercent = dice.Between(4, 11) * 5,
            WalletPercent = dice.Between(8, 27),
            BasketKey = inBasket ? key.Packed - 1 : key.Packed,
        };
    }

    private static Product DrawProduct(ref Dice dice, Account account)
    {
        Span<double> weights = stackalloc double[account.Products.Length];
        for (var i = 0; i < weights.Length; i++)
        {
            weights[i] = account.Products[i].Weight;
        }

        return account.Products[dice.Weighted(weights)];
    }

    private static Fate DrawFate(ref Dice dice, DateTimeOffset createdAt, Product product)
    {
        // A bad batch: one product of each shop goes wrong for a fortnight every quarter, so that trends have something to find.
        var quarterDay = createdAt.DayOfYear % 91;
        var badBatch = product.Index == (createdAt.DayOfYear / 91) + 1 && quarterDay is >= 40 and < 54;
        return dice.Below(1000) switch
        {
            < 20 => Fate.DeclinedInFirstHour,
            < 30 => Fate.CancelledBySeller,
            < 33 => Fate.Defective,
            < 110 => Fate.RefusedAtPickup,
            < 150 => Fate.Returned,
            < 330 when badBatch => Fate.Returned,
            < 300 when product.IsSized && product.Family == "kidswear" => Fate.RefusedAtPickup,
            _ => Fate.Bought,
        };
    }
}
