using Microsoft.EntityFrameworkCore;
using SellerDesk.Domain.Dashboards;

namespace SellerDesk.Application.Data;

public sealed partial class SellerDeskDb
{
    public DbSet<FigureMonth> FigureMonths => Set<FigureMonth>();

    public DbSet<CohortMonth> CohortMonths => Set<CohortMonth>();

    public DbSet<CohortMaking> CohortMakings => Set<CohortMaking>();

    public DbSet<MetricTarget> MetricTargets => Set<MetricTarget>();

    public DbSet<Report> Reports => Set<Report>();

    public DbSet<ReportLetter> ReportLetters => Set<ReportLetter>();
}
