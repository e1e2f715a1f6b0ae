namespace SellerDesk.Application.Keys;

/// <summary>The keys that <see cref="Marketplaces.IKeyVault"/> seals with. The web host keeps them with ASP.NET Core data protection, in the table <c>data_keys</c>.</summary>
public interface IKeyRing
{
    /// <summary>What is sealed now is sealed with this one.</summary>
    Guid Current { get; }

    /// <summary>Makes a key that is used from now on; what older ones sealed can still be read.</summary>
    Guid Create();

    /// <summary>Reads the keys again: another node made one, or threw some away.</summary>
    void Renew();
}
