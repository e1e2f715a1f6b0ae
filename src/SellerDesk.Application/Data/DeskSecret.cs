namespace SellerDesk.Application.Data;

/// <summary>A random secret of this desk, encrypted like the marketplaces' keys; made once, the same for every node.</summary>
public sealed class DeskSecret
{
    public const int NameMaxLength = 40;

    public required string Name { get; init; }

    public required byte[] ProtectedValue { get; init; }
}
