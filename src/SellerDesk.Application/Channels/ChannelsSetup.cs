using Microsoft.Extensions.DependencyInjection;
using SellerDesk.Application.Messages;

namespace SellerDesk.Application.Channels;

/// <summary>Registers the channels of messages but for those that lead outside.</summary>
public static class ChannelsSetup
{
    public static IServiceCollection AddDeskChannels(this IServiceCollection services)
    {
        services.AddSingleton<ChannelBook>();
        services.AddSingleton<ChannelMeter>();
        services.AddSingleton<BadAddressBook>();
        services.AddSingleton<ChatSender>();
        services.AddSingleton<BellSender>();
        services.AddSingleton<IMessageSender>(provider => ActivatorUtilities.CreateInstance<MeteredSender>(provider, provider.GetRequiredService<ChatSender>()));
        services.AddSingleton<IMessageSender>(provider => ActivatorUtilities.CreateInstance<MeteredSender>(provider, provider.GetRequiredService<BellSender>()));
        services.AddSingleton<TryChannel>();
        services.AddSingleton<TryTarget>();
        services.AddSingleton<ChannelBoard>();
        services.AddSingleton<TelegramLinks>();
        services.AddSingleton<TakeBounce>();
        services.AddSingleton<TakeReceipt>();
        services.AddSingleton<KeepChannelFiguresJob>();
        services.AddSingleton<SpreadAlertsJob>();
        services.AddSingleton<SendAlertsJob>();
        services.AddSingleton<WriteDigestsJob>();
        services.AddSingleton<ReadTelegramJob>();
        services.AddSingleton<ReadBouncesJob>();
        return services;
    }
}
