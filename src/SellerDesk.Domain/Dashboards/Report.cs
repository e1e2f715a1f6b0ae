using SellerDesk.Domain.Common;
using SellerDesk.Domain.Team;

namespace SellerDesk.Domain.Dashboards;

public readonly record struct ReportId(Guid Value) : ITypedId<ReportId>
{
    public static ReportId New() => new(Guid.CreateVersion7());

    public static ReportId From(Guid value) => new(value);
}

/// <summary>What a report tells and to whom.</summary>
/// <param name="Query">Filter of the boards, as it stands in their address; the period is the schedule's.</param>
/// <param name="People">Of the desk.</param>
/// <param name="Addresses">Outside of it.</param>
public sealed record ReportContent(string Name, IReadOnlyList<Board> Boards, string Query, IReadOnlyList<PersonId> People, IReadOnlyList<string> Addresses, ReportSchedule Schedule);

/// <summary>Boards that are sent by e-mail on their days, to each recipient with the shops that he may see.</summary>
public sealed class Report
{
    public const int NameMaxLength = 100;
    public const int QueryMaxLength = 1_000;
    public const int AddressMaxLength = 254;
    public const int MostRecipients = 50;
    public const int ZoneMaxLength = 64;

    private const string Separating = "<>()[],;:\"\\";

    private Report(ReportId id, DateTimeOffset createdAt)
    {
        Id = id;
        CreatedAt = createdAt;
    }

    public ReportId Id { get; private set; }

    public string Name { get; private set; } = "";

    /// <summary>Names of <see cref="Board"/>.</summary>
    public string[] Boards { get; private set; } = [];

    public string Query { get; private set; } = "";

    public Guid[] PersonIds { get; private set; } = [];

    public string[] Addresses { get; private set; } = [];

    /// <summary>The owner who lets it go outside: those there see what this owner sees, and nothing when he is one no longer.</summary>
    public PersonId? OutsideBy { get; private set; }

    public ReportEvery Every { get; private set; }

    public int Day { get; private set; }

    public TimeOnly At { get; private set; }

    public string Zone { get; private set; } = "";

    public bool Paused { get; private set; }

    /// <summary>When it goes out next (UTC).</summary>
    public DateTimeOffset NextAt { get; private set; }

    /// <summary>When it last went out on its day (UTC).</summary>
    public DateTimeOffset? LastAt { get; private set; }

    /// <summary>Whoever made it: is told when it cannot be sent, and gives those outside the language.</summary>
    public PersonId? CreatedBy { get; private set; }

    public DateTimeOffset CreatedAt { get; private set; }

    public ReportSchedule Schedule => new(Every, Day, At, Zone);

    /// <param name="by">Whoever makes it.</param>
    public static Report Write(ReportContent content, PersonId? by, bool isOwner, DateTimeOffset now)
    {
        var report = new Report(ReportId.New(), now) { CreatedBy = by };
        report.Change(content, by, isOwner, now);
        return report;
    }

    /// <summary>Addresses outside are an owner's to give; others may only take some away.</summary>
    public void Change(ReportContent content, PersonId? by, bool isOwner, DateTimeOffset now)
    {
        Name = content.Name.Trim().Length is > 0 and <= NameMaxLength ? content.Name.Trim() : throw new RuleException("report.name", NameMaxLength);
        Boards = content.Boards.Count > 0 ? [.. content.Boards.Distinct().Order().Select(board => board.ToString())] : throw new RuleException("report.boards");
        Query = content.Query.Length <= QueryMaxLength ? content.Query : throw new RuleException("report.query");
        var addresses = content.Addresses.Select(Clean).Distinct(StringComparer.OrdinalIgnoreCase).ToArray();
        if (content.People.Count + addresses.Length is 0 or > MostRecipients)
        {
            throw new RuleException("report.recipients", MostRecipients);
        }

        Outside(addresses, by, isOwner);
        PersonIds = [.. content.People.Distinct().Select(person => person.Value)];
        content.Schedule.Check();
        (Every, Day, At, Zone) = (content.Schedule.Every, content.Schedule.Day, content.Schedule.At, content.Schedule.Zone);
        NextAt = Schedule.After(now);
    }

    public void Pause() => Paused = true;

    /// <summary>What was missed meanwhile is not sent later.</summary>
    public void Resume(DateTimeOffset now) => (Paused, NextAt) = (false, Schedule.After(now));

    public void Went(DateTimeOffset now) => (LastAt, NextAt) = (now, Schedule.After(now));

    private void Outside(string[] addresses, PersonId? by, bool isOwner)
    {
        if (addresses.Except(Addresses, StringComparer.OrdinalIgnoreCase).Any())
        {
            OutsideBy = isOwner ? by : throw new RuleException("report.outside");
        }

        Addresses = addresses;
        OutsideBy = addresses.Length == 0 ? null : OutsideBy;
    }

    /// <summary>Whether it may be one: the mail server has the last word.</summary>
    private static string Clean(string typed) =>
        typed.Trim() is { Length: > 0 and <= AddressMaxLength } address && !address.Any(sign => char.IsWhiteSpace(sign) || char.IsControl(sign) || Separating.Contains(sign, StringComparison.Ordinal))
        && address.Split('@') is [{ Length: > 0 }, { Length: > 2 } host] && host.IndexOf('.', StringComparison.Ordinal) > 0 && !host.EndsWith('.')
            ? address : throw new RuleException("report.address", typed.Trim());
}
