using SellerDesk.Domain.Common;

namespace SellerDesk.Domain.Team;

public readonly record struct PersonId(Guid Value) : ITypedId<PersonId>
{
    public static PersonId New() => new(Guid.CreateVersion7());

    public static PersonId From(Guid value) => new(value);
}

/// <summary>
/// Owner: everything. Manager: everything but the people and keys of owners. Seller: reviews, questions, templates, imports.
/// Support: answers. Viewer: looks.
/// </summary>
public enum Role
{
    Viewer,
    Support,
    Seller,
    Manager,
    Owner,
}
