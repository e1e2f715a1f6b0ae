using SellerDesk.Domain.Common;
using SellerDesk.Domain.Team;

namespace SellerDesk.Domain.Inbox;

public readonly record struct AssignmentRuleId(Guid Value) : ITypedId<AssignmentRuleId>
{
    public static AssignmentRuleId New() => new(Guid.CreateVersion7());

    public static AssignmentRuleId From(Guid value) => new(value);
}

/// <summary>RoundRobin: each in turn. ByLoad: whoever has the fewest open items.</summary>
public enum AssignmentWay
{
    RoundRobin,
    ByLoad,
}

/// <summary>Who gets new items of a filter. Rules are asked in their order; the first that fits and has somebody there takes the item.</summary>
public sealed class AssignmentRule
{
    public const int NameMaxLength = 80;

    private AssignmentRule(AssignmentRuleId id, string name, string query, AssignmentWay way, int position)
    {
        Id = id;
        Name = name;
        Query = query;
        Way = way;
        Position = position;
    }

    public AssignmentRuleId Id { get; private set; }

    public string Name { get; private set; }

    /// <summary>The same words as in the inbox's address: <c>kind=review&amp;rating=1,2</c>.</summary>
    public string Query { get; private set; }

    public AssignmentWay Way { get; private set; }

    /// <summary>Only people whose shift it is get something.</summary>
    public bool ByShift { get; private set; }

    public Guid[] PersonIds { get; private set; } = [];

    public int Position { get; private set; }

    public bool Enabled { get; private set; } = true;

    /// <summary>How many items it has given in turn: the next one goes to the person at this place, counted round.</summary>
    public long Turn { get; private set; }

    public static AssignmentRule Of(string name, string query, AssignmentWay way, bool byShift, IEnumerable<PersonId> people, int position)
    {
        var rule = new AssignmentRule(AssignmentRuleId.New(), "", "", way, position);
        rule.Change(name, query, way, byShift, people);
        return rule;
    }

    public void Change(string name, string query, AssignmentWay way, bool byShift, IEnumerable<PersonId> people)
    {
        Name = name.Trim().Length is > 0 and <= NameMaxLength ? name.Trim() : throw new RuleException("assignment.nameLength", NameMaxLength);
        PersonIds = [.. people.Select(person => person.Value).Distinct()];
        if (PersonIds.Length == 0)
        {
            throw new RuleException("assignment.nobody");
        }

        Query = query.Length <= SavedView.QueryMaxLength ? query : throw new RuleException("view.tooManyFilters");
        (Way, ByShift) = (way, byShift);
    }

    public void Switch(bool on) => Enabled = on;

    public void MoveTo(int position) => Position = position;

    /// <summary>So many were given in turn.</summary>
    public void Gave(int items) => Turn += items;
}
