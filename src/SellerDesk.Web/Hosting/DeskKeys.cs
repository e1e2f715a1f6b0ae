using System.Xml.Linq;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.DataProtection.KeyManagement;
using Microsoft.AspNetCore.DataProtection.Repositories;
using Microsoft.Extensions.Options;
using SellerDesk.Application.Data;
using SellerDesk.Application.Marketplaces;

namespace SellerDesk.Web.Hosting;

/// <summary>Encryption of cookies and marketplaces' keys; the keys for it are in the database, so every node reads what another wrote.</summary>
internal static class DeskKeys
{
    public static void AddDeskKeys(this IServiceCollection services)
    {
        services.AddDataProtection().SetApplicationName("SellerDesk");
        services.AddSingleton<IConfigureOptions<KeyManagementOptions>>(provider =>
            new ConfigureOptions<KeyManagementOptions>(options => options.XmlRepository = new DatabaseKeys(provider.GetRequiredService<WholeDb>())));
        services.AddSingleton<IKeyVault, KeyVault>();
    }

    private sealed class DatabaseKeys(WholeDb database) : IXmlRepository
    {
        public IReadOnlyCollection<XElement> GetAllElements()
        {
            using var db = database.Open();
            return db.DataKeys.Select(key => key.Xml).AsEnumerable().Select(XElement.Parse).ToList();
        }

        public void StoreElement(XElement element, string friendlyName)
        {
            using var db = database.Open();
            db.DataKeys.Add(new DataKey { Name = friendlyName, Xml = element.ToString(SaveOptions.DisableFormatting) });
            db.SaveChanges();
        }
    }

    private sealed class KeyVault(IDataProtectionProvider protection) : IKeyVault
    {
        private readonly IDataProtector protector = protection.CreateProtector("marketplace key");

        public byte[] Protect(string key) => protector.Protect(System.Text.Encoding.UTF8.GetBytes(key));

        public string Reveal(byte[] protectedKey) => System.Text.Encoding.UTF8.GetString(protector.Unprotect(protectedKey));
    }
}
