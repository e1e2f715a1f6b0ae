using Microsoft.Extensions.DependencyInjection;
using SellerDesk.Application.Inbox.Context;
using SellerDesk.Application.Inbox.Teamwork;

namespace SellerDesk.Application.Inbox;

/// <summary>Registers the inbox: what all pages share (counters, names, views), and what each asks with its own eyes.</summary>
public static class InboxSetup
{
    public static IServiceCollection AddDeskInbox(this IServiceCollection services)
    {
        services.AddSingleton<InboxCounters>();
        services.AddSingleton<InboxFacets>();
        services.AddSingleton<NameShelf>();
        services.AddScoped<InboxNames>();
        services.AddSingleton<SavedViewBook>();
        services.AddSingleton<SavedViewList>();
        services.AddSingleton<DefaultViews>();
        services.AddSingleton<FoldInboxCountsJob>();
        services.AddSingleton<RefillSearchJob>();
        services.AddSingleton<SaveView>();
        services.AddSingleton<DeleteView>();
        services.AddSingleton<ChangeView>();
        services.AddScoped<InboxList>();
        services.AddScoped<InboxCounts>();
        services.AddScoped<ItemCard>();
        services.AddScoped<ItemOrder>();
        services.AddScoped<ItemProduct>();
        services.AddScoped<EarlierContacts>();
        services.AddScoped<SimilarAnswers>();
        services.AddScoped<MarkRead>();
        services.AddScoped<AssignItems>();
        services.AddScoped<CloseItems>();
        services.AddScoped<ReopenItems>();
        services.AddScoped<HoldItems>();
        services.AddTeamwork();
        return services;
    }
}
