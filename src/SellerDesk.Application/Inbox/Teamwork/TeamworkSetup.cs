using Microsoft.Extensions.DependencyInjection;
using SellerDesk.Application.Inbox.Assignment;

namespace SellerDesk.Application.Inbox.Teamwork;

internal static class TeamworkSetup
{
    public static void AddTeamwork(this IServiceCollection services)
    {
        services.AddSingleton<PeopleOfShop>();
        services.AddSingleton<TagBook>();
        services.AddSingleton<ItemTeamReader>();
        services.AddSingleton<WakeItemsJob>();
        services.AddSingleton<ForgetPresenceJob>();
        services.AddScoped<WriteNote>();
        services.AddScoped<TagItems>();
        services.AddScoped<SnoozeItems>();
        services.AddScoped<MergeItems>();
        services.AddScoped<ItemHistory>();
        services.AddScoped<Presence>();
        services.AddSingleton<AssignNewItemsJob>();
        services.AddScoped<AssignmentBoard>();
        services.AddScoped<ChangeAssignment>();
        services.AddScoped<ChangeHours>();
    }
}
