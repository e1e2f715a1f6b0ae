using SellerDesk.Domain.Common;
using SellerDesk.Domain.Products;
using SellerDesk.Domain.Shops;
using SellerDesk.Domain.Team;

namespace SellerDesk.Domain.Complaints.Recurring;

public readonly record struct RecurringCauseId(Guid Value) : ITypedId<RecurringCauseId>
{
    public static RecurringCauseId New() => new(Guid.CreateVersion7());

    public static RecurringCauseId From(Guid value) => new(value);
}

/// <summary>What one night's look found about a product and a cause.</summary>
/// <param name="Expected">Complaints that its past and its sales let expect.</param>
/// <param name="Chance">The chance of so many or more, were things as before.</param>
public sealed record CauseFinding(CauseCount Recent, double Expected, double Chance);

/// <summary>A cause that comes back more often than its past explains, from the night that it was first seen to the one when it was calm again (see <see cref="CauseWatch"/>).</summary>
public sealed class RecurringCause
{
    public const int WhyMaxLength = 500;

    private RecurringCause(RecurringCauseId id, ShopId shopId, ProductId productId, string causeCode, DateOnly startedOn)
    {
        Id = id;
        ShopId = shopId;
        ProductId = productId;
        CauseCode = causeCode;
        StartedOn = startedOn;
    }

    public RecurringCauseId Id { get; private set; }

    public ShopId ShopId { get; private set; }

    public ProductId ProductId { get; private set; }

    public string CauseCode { get; private set; }

    /// <summary>The day, on the shop's calendar, up to which was counted when it was first seen.</summary>
    public DateOnly StartedOn { get; private set; }

    /// <summary>The last day that was counted.</summary>
    public DateOnly SeenOn { get; private set; }

    public DateOnly? EndedOn { get; private set; }

    /// <summary>In the <see cref="CauseWatch.RecentDays"/> days up to <see cref="SeenOn"/>.</summary>
    public int Complaints { get; private set; }

    public int Orders { get; private set; }

    public double Expected { get; private set; }

    public double Chance { get; private set; }

    public ImprovementId? ImprovementId { get; private set; }

    public PersonId? DismissedBy { get; private set; }

    public DateTimeOffset? DismissedAt { get; private set; }

    /// <summary>Why somebody found that nothing is to be done.</summary>
    public string? DismissedWhy { get; private set; }

    public bool IsOpen => EndedOn is null && DismissedAt is null;

    public static RecurringCause Begin(ShopId shop, ProductId product, string cause, DateOnly day, CauseFinding finding)
    {
        var recurring = new RecurringCause(RecurringCauseId.New(), shop, product, cause, day);
        recurring.See(day, finding);
        return recurring;
    }

    /// <summary>The next night's figures.</summary>
    public void See(DateOnly day, CauseFinding finding)
    {
        if (EndedOn is not null)
        {
            throw new RuleException("recurring.ended");
        }

        (SeenOn, Complaints, Orders) = (day, (int)finding.Recent.Complaints, (int)finding.Recent.Orders);
        (Expected, Chance) = (finding.Expected, finding.Chance);
    }

    public void End(DateOnly day) => EndedOn = EndedOn is null ? day : throw new RuleException("recurring.ended");

    public void Dismiss(PersonId by, string? why, DateTimeOffset now)
    {
        if (ImprovementId is not null)
        {
            throw new RuleException("recurring.hasImprovement");
        }

        (DismissedBy, DismissedAt) = (by, now);
        DismissedWhy = why?.Trim() is { Length: > 0 } said ? said[..Math.Min(said.Length, WhyMaxLength)] : null;
    }

    /// <summary>The dismissal was a mistake.</summary>
    public void Recall() => (DismissedBy, DismissedAt, DismissedWhy) = (null, null, null);

    public void TakeUp(Improvement improvement)
    {
        Recall();
        ImprovementId = improvement.Id;
    }

    public void LetGo() => ImprovementId = null;
}
