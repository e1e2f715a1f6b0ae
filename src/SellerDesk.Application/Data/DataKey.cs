namespace SellerDesk.Application.Data;

/// <summary>A key of ASP.NET Core data protection, kept in the database so that every node can read what another encrypted.</summary>
public sealed class DataKey
{
    public int Id { get; init; }

    public required string Name { get; init; }

    public required string Xml { get; init; }
}
