using Microsoft.Extensions.DependencyInjection;

namespace SellerDesk.Application.Messages;

/// <summary>Registers what buyers are told: rules, templates, rows, the worker, the pages' queries.</summary>
public static class MessagesSetup
{
    public static IServiceCollection AddDeskMessages(this IServiceCollection services, Func<IServiceProvider, MessageSettings> settings)
    {
        services.AddSingleton(settings);
        services.AddSingleton<MessageTokens>();
        services.AddSingleton<MessageLimitsBook>();
        services.AddSingleton<ContactWriter>();
        services.AddSingleton<DefaultMessages>();
        services.AddSingleton<TakeEventsJob>();
        services.AddSingleton<PrepareMessages>();
        services.AddSingleton<MessageCaller>();
        services.AddSingleton<MessageEndings>();
        services.AddSingleton<DeliverMessagesJob>();
        services.AddSingleton<FoldMessageDaysJob>();
        services.AddSingleton<Unsubscribe>();
        services.AddSingleton<MessageMarks>();
        services.AddSingleton<MessageRules>();
        services.AddSingleton<MessageTemplates>();
        services.AddScoped<PreviewMessage>();
        services.AddScoped<BuyerContacts>();
        services.AddScoped<MessageList>();
        services.AddScoped<UntoldList>();
        services.AddScoped<StockWishes>();
        services.AddScoped<MessageCard>();
        services.AddScoped<MessageReport>();
        services.AddScoped<MessageDeeds>();
        return services;
    }
}
