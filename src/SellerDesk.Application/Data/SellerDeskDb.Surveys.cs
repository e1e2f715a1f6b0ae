using Microsoft.EntityFrameworkCore;
using SellerDesk.Domain.Surveys;

namespace SellerDesk.Application.Data;

/// <summary>What buyers are asked, and what they answer.</summary>
public sealed partial class SellerDeskDb
{
    public DbSet<Survey> Surveys => Set<Survey>();

    public DbSet<SurveyInvitation> SurveyInvitations => Set<SurveyInvitation>();

    public DbSet<SurveyAnswer> SurveyAnswers => Set<SurveyAnswer>();

    public DbSet<SurveyLink> SurveyLinks => Set<SurveyLink>();

    public DbSet<SurveyDay> SurveyDays => Set<SurveyDay>();

    public DbSet<SurveyTopicDay> SurveyTopicDays => Set<SurveyTopicDay>();

    public DbSet<SurveyAskedDay> SurveyAskedDays => Set<SurveyAskedDay>();
}
