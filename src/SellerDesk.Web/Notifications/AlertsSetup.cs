using SellerDesk.Application.Channels;
using SellerDesk.Application.Notifications;
using SellerDesk.Domain.Notifications;
using SellerDesk.Web.Shell;

namespace SellerDesk.Web.Notifications;

/// <summary>The bell and what it tells.</summary>
internal static class AlertsSetup
{
    public const string Page = "/alerts";

    /// <summary>Unseen alerts of one kind.</summary>
    public static string Of(AlertKind kind) => $"{Page}?show=unseen&kind={kind.ToString().ToLowerInvariant()}";

    public static IServiceCollection AddAlerts(this IServiceCollection services)
    {
        services.AddScoped<AlertList>();
        services.AddScoped<MarkAlertsSeen>();
        services.AddScoped<ChooseAlerts>();
        services.AddSingleton<WatchDeskJob>();
        services.AddSingleton<WatchClocksJob>();
        services.AddScoped<AlertsLive>();
        services.AddSingleton<IAlertWords, AlertLetters>();
        return services.AddSingleton(new ShellPart(ShellPart.Head, typeof(Bell)));
    }
}
