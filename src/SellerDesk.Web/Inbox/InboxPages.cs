using SellerDesk.Application.Inbox;
using SellerDesk.Application.Replies;
using SellerDesk.Web.Inbox.Teamwork;

namespace SellerDesk.Web.Inbox;

internal static class InboxPages
{
    /// <summary>The inbox with its use cases.</summary>
    public static IServiceCollection AddInboxPages(this IServiceCollection services)
    {
        services.AddDeskInbox();
        services.AddSingleton<InboxHandover>();
        services.AddScoped<PresenceWindow>();
        services.AddScoped<InboxReader>();
        services.AddScoped<InboxActions>();
        return services;
    }
}
