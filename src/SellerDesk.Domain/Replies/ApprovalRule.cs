using SellerDesk.Domain.Common;
using SellerDesk.Domain.Team;

namespace SellerDesk.Domain.Replies;

public readonly record struct ApprovalRuleId(Guid Value) : ITypedId<ApprovalRuleId>
{
    public static ApprovalRuleId New() => new(Guid.CreateVersion7());

    public static ApprovalRuleId From(Guid value) => new(value);
}

/// <summary>Whose answers to what are read by a manager before they leave.</summary>
public sealed class ApprovalRule
{
    public const int NameMaxLength = 80;

    private ApprovalRule(ApprovalRuleId id, DateTimeOffset createdAt)
    {
        Id = id;
        CreatedAt = createdAt;
    }

    public ApprovalRuleId Id { get; private set; }

    public string Name { get; private set; } = "";

    /// <summary>A filter of the inbox in the words of its address; empty: everything.</summary>
    public string Query { get; private set; } = "";

    /// <summary>Whose answers; empty: everybody's below a manager.</summary>
    public Guid[] People { get; private set; } = [];

    public bool IsOn { get; private set; } = true;

    public DateTimeOffset CreatedAt { get; private set; }

    public static ApprovalRule Of(string name, string query, IEnumerable<PersonId> people, DateTimeOffset now)
    {
        var rule = new ApprovalRule(ApprovalRuleId.New(), now);
        rule.Change(name, query, people, isOn: true);
        return rule;
    }

    public void Change(string name, string query, IEnumerable<PersonId> people, bool isOn)
    {
        Name = name.Trim().Length is > 0 and <= NameMaxLength ? name.Trim() : throw new RuleException("approval.name", NameMaxLength);
        (Query, People, IsOn) = (query, [.. people.Select(person => person.Value).Distinct()], isOn);
    }

    public bool Concerns(PersonId? author) => IsOn && (People.Length == 0 || (author is { } person && People.Contains(person.Value)));
}
