using SellerDesk.Domain.Common;
using SellerDesk.Domain.Team;

namespace SellerDesk.Domain.Inbox;

public readonly record struct MacroId(Guid Value) : ITypedId<MacroId>
{
    public static MacroId New() => new(Guid.CreateVersion7());

    public static MacroId From(Guid value) => new(value);
}

/// <summary>A named series of deeds, done with two keys: <c>m</c>, then the macro's letter. Personal, or shared when nobody owns it.</summary>
public sealed class Macro
{
    public const int NameMaxLength = 60;
    public const int MostSteps = 8;

    private Macro(MacroId id, PersonId? ownerId, DateTimeOffset createdAt)
    {
        Id = id;
        OwnerId = ownerId;
        CreatedAt = createdAt;
    }

    public MacroId Id { get; private set; }

    public string Name { get; private set; } = "";

    /// <summary>One of <c>a</c> to <c>z</c>, by its place on the keyboard; null for a macro without a key.</summary>
    public string? Letter { get; private set; }

    public PersonId? OwnerId { get; private set; }

    public IReadOnlyList<MacroStep> Steps { get; private set; } = [];

    public DateTimeOffset CreatedAt { get; private set; }

    public static Macro Of(string name, string? letter, PersonId? owner, IReadOnlyList<MacroStep> steps, DateTimeOffset now)
    {
        var macro = new Macro(MacroId.New(), owner, now);
        macro.Change(name, letter, owner, steps);
        return macro;
    }

    /// <exception cref="RuleException">A name, a letter or a series of steps that cannot be.</exception>
    public void Change(string name, string? letter, PersonId? owner, IReadOnlyList<MacroStep> steps)
    {
        if (name.Trim().Length is 0 or > NameMaxLength)
        {
            throw new RuleException("macro.name", NameMaxLength);
        }

        var key = string.IsNullOrWhiteSpace(letter) ? null : letter.Trim().ToLowerInvariant();
        if (key is not (null or [>= 'a' and <= 'z']))
        {
            throw new RuleException("macro.letter");
        }

        MacroStep.Check(steps);
        (Name, Letter, OwnerId, Steps) = (name.Trim(), key, owner, [.. steps]);
    }
}
