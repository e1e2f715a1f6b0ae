using System.Xml.Linq;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.DataProtection.KeyManagement;
using Microsoft.AspNetCore.DataProtection.Repositories;
using Microsoft.Extensions.Options;
using Npgsql;
using SellerDesk.Application.Marketplaces;

namespace SellerDesk.Web.Hosting;

/// <summary>Encryption of cookies and marketplaces' keys; the keys for it are in the database, so every node reads what another wrote.</summary>
internal static class DeskKeys
{
    public static void AddDeskKeys(this IServiceCollection services)
    {
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

    private sealed class KeyVault(IDataProtectionProvider protection) : IKeyVault
    {
        private readonly IDataProtector protector = protection.CreateProtector("marketplace key");

        public byte[] Protect(string key) => protector.Protect(System.Text.Encoding.UTF8.GetBytes(key));

        public string Reveal(byte[] protectedKey) => System.Text.Encoding.UTF8.GetString(protector.Unprotect(protectedKey));
    }
}
