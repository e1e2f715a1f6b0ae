using Microsoft.Extensions.DependencyInjection;
using SellerDesk.Application.Imports.Files;

namespace SellerDesk.Application.Imports;

/// <summary>What importing needs, besides the database and a clock.</summary>
public static class ImportSetup
{
    public static IServiceCollection AddImports(this IServiceCollection services, FileLimits limits)
    {
        services.AddSingleton(limits);
        services.AddSingleton<ImportFile>();
        services.AddSingleton<FilePreview>();
        services.AddSingleton<ImportShopList>();
        services.AddSingleton<PresetList>();
        services.AddSingleton<SavePreset>();
        services.AddScoped<ImportRunList>();
        services.AddScoped<RejectionList>();
        services.AddScoped<StopImport>();
        services.AddScoped<UndoImport>();
        return services;
    }
}
