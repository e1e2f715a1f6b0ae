using Microsoft.Extensions.DependencyInjection;

namespace SellerDesk.Application.Conversations;

/// <summary>Registers what pages ask of conversations, and what is done by itself.</summary>
public static class ConversationsSetup
{
    public static IServiceCollection AddDeskConversations(this IServiceCollection services)
    {
        services.AddScoped<ChatTalk>();
        services.AddSingleton<CloseChatsJob>();
        return services;
    }
}
