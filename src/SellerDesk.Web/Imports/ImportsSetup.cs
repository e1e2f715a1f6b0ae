using SellerDesk.Application.Imports;
using SellerDesk.Application.Imports.Files;

namespace SellerDesk.Web.Imports;

/// <summary>Registers importing and its addresses.</summary>
public static class ImportsSetup
{
    public const string Page = "/settings/imports";

    /// <summary>Megabytes that an uploaded file may have.</summary>
    public const string MaxFileSetting = "Imports:MaxFileMegabytes";

    public static IServiceCollection AddDeskImports(this IServiceCollection services, IConfiguration configuration)
    {
        services.AddImports(FileLimits.Default with { MaxBytes = configuration.GetValue(MaxFileSetting, 512L) * 1024 * 1024 });
        return services;
    }
}
