using SellerDesk.Domain.Team;

namespace SellerDesk.Domain.Dashboards;

public enum ReportLetterState
{
    Waiting,

    /// <summary>A try is under way; found so minutes later, it was broken off.</summary>
    Sending,
    Sent,
    Failed,
}

/// <summary>A report on its way to one recipient. One for each report, day and recipient.</summary>
public sealed class ReportLetter
{
    public const int MostTries = 6;
    public const int DetailMaxLength = 300;

    public Guid Id { get; init; }

    public ReportId ReportId { get; init; }

    /// <summary>The moment of the schedule, or when somebody asked for it (UTC).</summary>
    public DateTimeOffset RoundAt { get; init; }

    /// <summary>Null: somebody outside.</summary>
    public PersonId? PersonId { get; init; }

    /// <summary>Outside address; empty for people of the desk, whose address is looked up when it is sent.</summary>
    public string Address { get; init; } = "";

    public ReportLetterState State { get; private set; }

    /// <summary>Not before; while it is being sent, when that began.</summary>
    public DateTimeOffset DueAt { get; private set; }

    public int Tries { get; private set; }

    /// <summary>What the channel said, without addresses.</summary>
    public string? Detail { get; private set; }

    public static ReportLetter To(ReportId report, DateTimeOffset when, PersonId? person, string address, DateTimeOffset now) =>
        new() { Id = Guid.CreateVersion7(now), ReportId = report, RoundAt = when, PersonId = person, Address = address, DueAt = now };

    /// <summary>Whether it is to be sent now: it waits and its time has come, or a try was broken off.</summary>
    public bool IsDue(DateTimeOffset now, TimeSpan brokenOff) => State == ReportLetterState.Waiting ? DueAt <= now : State == ReportLetterState.Sending && DueAt <= now - brokenOff;

    public void Begin(DateTimeOffset now) => (State, Tries, DueAt) = (ReportLetterState.Sending, Tries + 1, now);

    public void Sent(DateTimeOffset now) => (State, DueAt, Detail) = (ReportLetterState.Sent, now, null);

    public void Fail(string? detail) => (State, Detail) = (ReportLetterState.Failed, Cut(detail));

    /// <summary>Tries again, until it was tried often enough.</summary>
    public void Postpone(string? detail, DateTimeOffset until)
    {
        Detail = Cut(detail);
        (State, DueAt) = Tries >= MostTries ? (ReportLetterState.Failed, DueAt) : (ReportLetterState.Waiting, until);
    }

    private static string? Cut(string? detail) => detail?.Length > DetailMaxLength ? detail[..DetailMaxLength] : detail;
}
