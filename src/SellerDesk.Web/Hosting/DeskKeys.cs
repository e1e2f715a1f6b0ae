using System.Security.Cryptography;
using System.Xml.Linq;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.DataProtection.KeyManagement;
using Microsoft.AspNetCore.DataProtection.Repositories;
using Microsoft.Extensions.Options;
using Npgsql;
using SellerDesk.Application.Keys;
using SellerDesk.Application.Marketplaces;

namespace SellerDesk.Web.Hosting;

/// <summary>Encryption of cookies and marketplaces' keys; the keys for it are in the database, so every node reads what another wrote.</summary>
internal static class DeskKeys
{
    public const string Purpose = "marketplace key";

    public static void AddDeskKeys(this IServiceCollection services)
    {
        // Before the framework's own, which would hear of other nodes' keys once a day.
        services.AddSingleton<KeyRing>();
        services.AddSingleton<IKeyManager>(provider => provider.GetRequiredService<KeyRing>());
        services.AddSingleton<IKeyRing>(provider => provider.GetRequiredService<KeyRing>());
        services.AddDataProtection().SetApplicationName("SellerDesk");
        services.AddSingleton<IConfigureOptions<KeyManagementOptions>>(provider =>
            new ConfigureOptions<KeyManagementOptions>(options => options.XmlRepository = new DatabaseKeys(provider.GetRequiredService<NpgsqlDataSource>())));
        services.AddSingleton<IKeyVault, KeyVault>();
    }

    /// <summary>Straight through Npgsql: keys are read before the first answer, which need not wait for EF to build its model.</summary>
    private sealed class DatabaseKeys(NpgsqlDataSource source) : IXmlRepository
    {
        public IReadOnlyCollection<XElement> GetAllElements()
        {
            using var command = source.CreateCommand("select xml from data_keys order by id");
            using var reader = command.ExecuteReader();
            var keys = new List<XElement>();
            while (reader.Read())
            {
                keys.Add(XElement.Parse(reader.GetString(0)));
            }

            return keys;
        }

        public void StoreElement(XElement element, string friendlyName)
        {
            using var command = source.CreateCommand("insert into data_keys (name, xml) values ($1, $2)");
            command.Parameters.Add(new NpgsqlParameter<string> { TypedValue = friendlyName });
            command.Parameters.Add(new NpgsqlParameter<string> { TypedValue = element.ToString(SaveOptions.DisableFormatting) });
            command.ExecuteNonQuery();
        }
    }

    private sealed class KeyVault(IDataProtectionProvider protection, KeyRing ring) : IKeyVault
    {
        private readonly IDataProtector protector = protection.CreateProtector(Purpose);

        public byte[] Protect(string key) => protector.Protect(System.Text.Encoding.UTF8.GetBytes(key));

        public string Reveal(byte[] protectedKey)
        {
            try
            {
                return Open(protectedKey);
            }
            catch (CryptographicException)
            {
                // Sealed a moment ago with a key that another node made.
                ring.Renew();
                return Open(protectedKey);
            }
        }

        private string Open(byte[] protectedKey) => System.Text.Encoding.UTF8.GetString(protector.Unprotect(protectedKey));
    }
}
