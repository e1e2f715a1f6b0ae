using Microsoft.Extensions.DependencyInjection;

namespace SellerDesk.Application.Complaints;

/// <summary>Registers what pages, programs and jobs ask about cases.</summary>
public static class ComplaintsSetup
{
    public static IServiceCollection AddDeskComplaints(this IServiceCollection services)
    {
        services.AddSingleton<DefaultTrees>();
        services.AddScoped<ComplaintList>();
        services.AddScoped<ComplaintCounts>();
        services.AddScoped<ComplaintCard>();
        services.AddScoped<CaseLinks>();
        services.AddScoped<OpenComplaint>();
        services.AddScoped<MoveComplaint>();
        services.AddScoped<MergeComplaints>();
        services.AddScoped<SplitComplaint>();
        services.AddScoped<UndoMove>();
        services.AddScoped<AddComplaintFile>();
        services.AddScoped<RemoveComplaintFile>();
        services.AddScoped<ComplaintFileContent>();
        services.AddScoped<EvidencePack>();
        services.AddScoped<SaveTree>();
        services.AddScoped<SaveEvidence>();
        services.AddScoped<TreeBoard>();
        services.AddScoped<SaveStageTemplate>();
        services.AddSingleton<FoldComplaintCountsJob>();
        services.AddSingleton<OpenOldCasesJob>();
        services.AddSingleton<DemoCases>();
        return services;
    }
}
