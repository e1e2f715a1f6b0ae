using SellerDesk.Application.Replies;
using SellerDesk.Application.Replies.Approvals;

namespace SellerDesk.Web.Replies;

internal static class TemplatesSetup
{
    /// <summary>Use cases of the templates' page; the picker's <see cref="TemplateList"/> comes with the inbox.</summary>
    public static IServiceCollection AddDeskTemplates(this IServiceCollection services)
    {
        services.AddSingleton<TemplateBoard>();
        services.AddSingleton<TemplateUses>();
        services.AddSingleton<SaveApprovalRule>();
        services.AddScoped<ApprovalQueue>();
        services.AddScoped<DecideApproval>();
        services.AddSingleton<SaveTemplate>();
        services.AddSingleton<DeleteTemplate>();
        return services;
    }
}
