namespace SellerDesk.Application.Marketplaces;

/// <summary>Encrypts marketplaces' keys at rest. The web host does it with ASP.NET Core data protection, whose own keys are in the database.</summary>
public interface IKeyVault
{
    byte[] Protect(string key);

    string Reveal(byte[] protectedKey);
}
