using SellerDesk.Application.Bulk;
using SellerDesk.Application.Inbox;
using SellerDesk.Application.Replies;
using SellerDesk.Web.Inbox.Teamwork;
using SellerDesk.Web.Shell;

namespace SellerDesk.Web.Inbox;

internal static class InboxPages
{
    /// <summary>The inbox with its use cases.</summary>
    public static IServiceCollection AddInboxPages(this IServiceCollection services)
    {
        services.AddDeskInbox();
        services.AddDeskBulk();
        services.AddScoped<BulkWatch>();
        services.AddSingleton(new ShellPart(ShellPart.Over, typeof(BulkCorner)));
        services.AddSingleton(new ShellPart(ShellPart.Over, typeof(PaletteFound)));
        services.AddSingleton<InboxHandover>();
        services.AddScoped<PresenceWindow>();
        services.AddScoped<InboxReader>();
        services.AddScoped<InboxActions>();
        services.AddScoped<ViewDeeds>();
        return services;
    }

    public static WebApplication MapInboxFiles(this WebApplication app)
    {
        BulkFile.Map(app);
        return app;
    }
}
