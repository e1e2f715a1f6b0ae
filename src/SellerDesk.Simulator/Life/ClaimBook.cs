using SellerDesk.Simulator.Texts;
using SellerDesk.Simulator.World;

namespace SellerDesk.Simulator.Life;

/// <summary>How far a claim has come.</summary>
internal enum ClaimStage
{
    Waiting,
    Approved,
    Rejected,
    Disputed,
    WonByBuyer,
    WonBySeller,
    GoodsBack,
    Refunded,
    Compensated,
}

/// <summary>The seller's verdict: take it back (approve), pay without a return (refund), pay a part, mend, replace, look first, refuse.</summary>
internal sealed record ClaimDecision(DateTimeOffset At, string Verdict, string Comment, decimal Amount, string? Note)
{
    public const string Approve = "approve";
    public const string Refund = "refund";
    public const string Partial = "partial";
    public const string Repair = "repair";
    public const string Replace = "replace";
    public const string Examine = "examine";
    public const string Reject = "reject";
}

internal sealed record ClaimStep(DateTimeOffset At, ClaimStage Stage);

/// <summary>A claim at a moment, with the steps that it has made.</summary>
internal sealed record OpenClaim(Claim Claim, IReadOnlyList<ClaimStep> Steps, IReadOnlyList<ClaimDecision> Decisions)
{
    public string Comment => ClaimWriter.Write(Claim);

    public ClaimStage Stage => Steps[^1].Stage;

    public DateTimeOffset ChangedAt => Steps[^1].At;

    public Order Order => Claim.Order;

    public bool IsOpen => Stage is ClaimStage.Waiting or ClaimStage.Disputed;

    public bool IsArbitration => Steps.Any(step => step.Stage == ClaimStage.Disputed);
}

/// <summary>The claims of one shop with what the seller decided; a claim goes by its order's key.</summary>
internal sealed class ClaimBook(Shop shop, WorldSettings settings)
{
    private const int LivesDays = 60;

    private readonly Dictionary<long, List<ClaimDecision>> decisions = [];
    private readonly Dictionary<long, Claim> added = [];

    /// <summary>Orders whose claims are not as they were drawn.</summary>
    public IEnumerable<long> Touched => decisions.Keys.Concat(added.Keys);

    public OpenClaim? Find(long key, DateTimeOffset now) =>
        shop.FindOrder(key, now) is { } order && ClaimOf(order) is { } claim && claim.OpenedAt <= now ? Open(claim, now) : null;

    /// <summary>All claims opened between two moments, oldest first, as they stand now.</summary>
    public IEnumerable<OpenClaim> Opened(DateTimeOffset from, DateTimeOffset now)
    {
        for (var i = shop.Claims.CountUntil(from == DateTimeOffset.MinValue ? from : from.AddTicks(-1)); i < shop.Claims.Count && shop.Claims[i].At <= now; i++)
        {
            if (ClaimOf(shop.OrderOf(shop.Claims[i].Key)) is { } claim)
            {
                yield return Open(claim, now);
            }
        }
    }

    /// <summary>Claims that made a step after that moment.</summary>
    public IEnumerable<OpenClaim> Changed(DateTimeOffset after, DateTimeOffset now) => Opened(after > DateTimeOffset.UnixEpoch ? after.AddDays(-LivesDays) : DateTimeOffset.UnixEpoch, now).Where(claim => claim.ChangedAt > after);

    /// <summary>When the order's goods are back because of its claim: null while there is none, the end of time if the claim does not bring them back.</summary>
    public DateTimeOffset? GoodsBackAt(Order order) => ClaimOf(order) is { } claim
        ? StepsOf(claim, decisions.GetValueOrDefault(order.Key.Packed, [])).Find(step => step.Stage == ClaimStage.GoodsBack)?.At ?? DateTimeOffset.MaxValue
        : null;

    public void Add(Order order, DateTimeOffset at, ClaimReason reason)
    {
        added[order.Key.Packed] = Claim.ByHand(order, at, reason);
        shop.Claims.Expect(new Entry(order.Key.Packed, at.UtcTicks));
    }

    public void Decide(long key, ClaimDecision decision) => (decisions.TryGetValue(key, out var list) ? list : decisions[key] = []).Add(decision);

    private Claim? ClaimOf(Order order) => added.GetValueOrDefault(order.Key.Packed) ?? Claim.Of(order, settings.Start);

    private OpenClaim Open(Claim claim, DateTimeOffset now)
    {
        var made = decisions.GetValueOrDefault(claim.Order.Key.Packed, []);
        var steps = StepsOf(claim, made);
        return new OpenClaim(claim, [.. steps.Where(step => step.At <= now)], made);
    }

    private static List<ClaimStep> StepsOf(Claim claim, List<ClaimDecision> made)
    {
        var steps = new List<ClaimStep> { new(claim.OpenedAt, ClaimStage.Waiting) };
        var natural = claim.SellerDecidesAt is { } habit
            ? new ClaimDecision(habit, claim.IsReturn ? ClaimDecision.Approve : ClaimDecision.Reject, "", 0, null)
            : new ClaimDecision(claim.DecideBy, claim.IsReturn ? ClaimDecision.Approve : ClaimDecision.Refund, "", 0, null);
        foreach (var decision in made.Count > 0 ? made : [natural])
        {
            // What was to follow an earlier decision does not when a later one comes before it.
            steps.RemoveAll(step => step.At > decision.At);
            Follow(steps, claim, decision);
        }

        return steps;
    }

    private static void Follow(List<ClaimStep> steps, Claim claim, ClaimDecision decision)
    {
        var at = decision.At;
        switch (decision.Verdict)
        {
            case ClaimDecision.Reject:
                steps.Add(new ClaimStep(at, ClaimStage.Rejected));
                if (claim.Disputes)
                {
                    var dice = new Dice(claim.Seed);
                    var disputed = at.AddMinutes(dice.Between(90, 20 * 60));
                    var judged = disputed.AddHours(dice.Between(20, 70));
                    steps.Add(new ClaimStep(disputed, ClaimStage.Disputed));
                    steps.Add(new ClaimStep(judged, claim.BuyerWouldWin ? ClaimStage.WonByBuyer : ClaimStage.WonBySeller));
                    if (claim.BuyerWouldWin)
                    {
                        Take(steps, claim, judged);
                    }
                }

                break;
            case ClaimDecision.Refund:
                steps.Add(new ClaimStep(at, ClaimStage.Approved));
                steps.Add(new ClaimStep(at.AddHours(1), ClaimStage.Refunded));
                break;
            case ClaimDecision.Partial:
                steps.Add(new ClaimStep(at, ClaimStage.Approved));
                steps.Add(new ClaimStep(at.AddHours(1), ClaimStage.Compensated));
                break;
            default:
                steps.Add(new ClaimStep(at, ClaimStage.Approved));
                Take(steps, claim, at);
                break;
        }
    }

    /// <summary>The thing comes back if it was to be returned, then the money goes.</summary>
    private static void Take(List<ClaimStep> steps, Claim claim, DateTimeOffset agreedAt)
    {
        var back = claim.GoodsBackAt > agreedAt.AddHours(12) ? claim.GoodsBackAt : agreedAt.AddDays(2);
        steps.Add(new ClaimStep(back, ClaimStage.GoodsBack));
        steps.Add(new ClaimStep(back.AddHours(4), ClaimStage.Refunded));
    }
}
