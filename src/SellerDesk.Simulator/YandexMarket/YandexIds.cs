using SellerDesk.Simulator.World;

namespace SellerDesk.Simulator.YandexMarket;

/// <summary>How an order is sold.</summary>
internal enum Program
{
    FBY,
    FBS,
    DBS,
    EXPRESS,
}

/// <summary>
/// The marketplace's numbers, all whole, made of the world's keys and leading back to them. A cabinet has three shops: goods of the seller, of the
/// marketplace's warehouse, and those that the seller delivers himself.
/// </summary>
internal static class YandexIds
{
    private const long FirstBusiness = 1_870_000;
    private const long FirstCampaign = 41_200_000;
    private const long FirstAdded = 900_000_000_000_000;
    private const long Kinds = 10;
    private const long MessagesPerChat = 1000;
    private const int Purpose = 31;

    public static readonly (Program Program, string Name)[] Campaigns = [(Program.FBS, "FBS"), (Program.FBY, "FBY"), (Program.DBS, "DBS")];

    public static long Business(Account account) => FirstBusiness + (account.Index * 37);

    public static long Campaign(Account account, Program program) => FirstCampaign + (account.Index * 100) + (program switch { Program.FBY => 1, Program.DBS => 2, _ => 0 });

    public static Account? OfBusiness(long business) => Array.Find(Catalog.Accounts, account => Business(account) == business);

    public static Account? OfCampaign(long campaign) => Array.Find(Catalog.Accounts, account => Array.Exists(Campaigns, one => Campaign(account, one.Program) == campaign));

    public static Program ProgramOf(Order order)
    {
        if (!order.FromSeller)
        {
            return Program.FBY;
        }

        return Cancellation.Of(order) is not null ? Program.DBS : Dice.For(order.Seed, order.Key.Packed, Purpose).Below(10) switch { < 5 => Program.FBS, < 8 => Program.DBS, _ => Program.EXPRESS };
    }

    public static long CampaignOf(Order order) => Campaign(order.Account, ProgramOf(order));

    /// <summary>Reviews and questions: those added by hand have keys below zero.</summary>
    public static long Of(long entryKey) => entryKey < 0 ? FirstAdded - entryKey : EventKey.Unpack(entryKey).OrderNumber;

    public static long KeyOf(long number) => number >= FirstAdded ? FirstAdded - number : EventKey.FromOrderNumber(number).Packed;

    /// <summary>What belongs to an order: its return (1), the goods not taken (2), its chat (3), its dispute (4).</summary>
    public static long Of(Order order, OrderThing thing) => (order.Key.OrderNumber * Kinds) + (int)thing;

    public static (long Key, OrderThing Thing) Thing(long number) => (EventKey.FromOrderNumber(number / Kinds).Packed, (OrderThing)(number % Kinds));

    public static long Message(long chat, int number) => (chat * MessagesPerChat) + number + 1;

    /// <summary>The same person has the same one in every chat.</summary>
    public static string Person(Customer customer) => customer.PublicId.ToString("N")[..20];
}

internal enum OrderThing
{
    Return = 1,
    NotTaken = 2,
    Chat = 3,
    Dispute = 4,
    Comment = 5,
}
