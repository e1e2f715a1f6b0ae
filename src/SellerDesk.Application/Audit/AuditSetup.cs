using Microsoft.Extensions.DependencyInjection;

namespace SellerDesk.Application.Audit;

public static class AuditSetup
{
    public static IServiceCollection AddDeskAudit(this IServiceCollection services)
    {
        services.AddSingleton<AuditBook>();
        services.AddSingleton<AuditList>();
        services.AddSingleton<CheckAudit>();
        services.AddSingleton<ForgetAudit>();
        services.AddSingleton<SealAuditJob>();
        services.AddSingleton<ProveAuditJob>();
        return services;
    }
}
