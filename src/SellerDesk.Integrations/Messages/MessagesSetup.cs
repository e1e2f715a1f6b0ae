using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using SellerDesk.Application.Channels;
using SellerDesk.Application.Messages;
using SellerDesk.Integrations.Http;

namespace SellerDesk.Integrations.Messages;

/// <summary>Registers the channels that lead outside: e-mail, SMS, Telegram, webhooks.</summary>
public static class MessagesSetup
{
    public static IServiceCollection AddMessageChannels(this IServiceCollection services, IConfiguration configuration)
    {
        services.AddOutsideGuard(configuration);
        services.AddSingleton<GuardedCalls>();
        services.AddSingleton<MailConnections>();
        services.AddSingleton<MailSender>();
        services.AddSingleton<SmsSender>();
        services.AddSingleton<TelegramSender>();
        services.AddSingleton<WebhookSender>();
        services.AddSingleton<ITelegramBot, TelegramBot>();
        services.AddSingleton<IBounceReader, BounceReader>();
        services.AddSingleton<IBounceMailbox, BounceMailbox>();
        return services.AddMetered<MailSender>().AddMetered<SmsSender>().AddMetered<TelegramSender>().AddMetered<WebhookSender>();
    }

    private static IServiceCollection AddMetered<T>(this IServiceCollection services) where T : class, IMessageSender =>
        services.AddSingleton<IMessageSender>(provider => ActivatorUtilities.CreateInstance<MeteredSender>(provider, provider.GetRequiredService<T>()));
}
