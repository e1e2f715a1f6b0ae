using Microsoft.EntityFrameworkCore;
using SellerDesk.Domain.Complaints;
using SellerDesk.Domain.Complaints.Recurring;
using SellerDesk.Domain.Orders;

namespace SellerDesk.Application.Data;

/// <summary>Orders, complaints about them, and what comes of both.</summary>
public sealed partial class SellerDeskDb
{
    public DbSet<Order> Orders => Set<Order>();

    public DbSet<OrderStep> OrderSteps => Set<OrderStep>();

    public DbSet<OrderOffer> OrderOffers => Set<OrderOffer>();

    public DbSet<OrderCount> OrderCounts => Set<OrderCount>();

    public DbSet<LegDay> LegDays => Set<LegDay>();

    public DbSet<LegKeyMonth> LegKeyMonths => Set<LegKeyMonth>();

    public DbSet<CarrierDay> CarrierDays => Set<CarrierDay>();

    public DbSet<CarrierRegionMonth> CarrierRegionMonths => Set<CarrierRegionMonth>();

    public DbSet<PackingList> PackingLists => Set<PackingList>();

    public DbSet<PackingTick> PackingTicks => Set<PackingTick>();

    public DbSet<Return> Returns => Set<Return>();

    public DbSet<Complaint> Complaints => Set<Complaint>();

    public DbSet<ComplaintMove> ComplaintMoves => Set<ComplaintMove>();

    public DbSet<ComplaintFile> ComplaintFiles => Set<ComplaintFile>();

    public DbSet<ComplaintTelling> ComplaintTellings => Set<ComplaintTelling>();

    public DbSet<ComplaintCount> ComplaintCounts => Set<ComplaintCount>();

    public DbSet<TreeNode> ComplaintTree => Set<TreeNode>();

    public DbSet<ReasonWord> ReasonWords => Set<ReasonWord>();

    public DbSet<EvidenceItem> EvidenceItems => Set<EvidenceItem>();

    public DbSet<StageTemplate> StageTemplates => Set<StageTemplate>();

    public DbSet<RecurringCause> RecurringCauses => Set<RecurringCause>();

    public DbSet<Improvement> Improvements => Set<Improvement>();
}
