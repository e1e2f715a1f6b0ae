using Microsoft.Extensions.DependencyInjection;

namespace SellerDesk.Application.Backups;

/// <summary>Registers backing up and putting back.</summary>
public static class BackupsSetup
{
    public static IServiceCollection AddDeskBackups(this IServiceCollection services, BackupSettings settings)
    {
        services.AddSingleton(settings);
        services.AddSingleton<WriteBackup>();
        services.AddSingleton<VerifyBackup>();
        services.AddSingleton<NightlyBackupJob>();
        return services;
    }
}
