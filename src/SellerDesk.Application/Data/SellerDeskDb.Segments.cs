using Microsoft.EntityFrameworkCore;
using SellerDesk.Domain.Segments;
using SellerDesk.Domain.Segments.Plays;

namespace SellerDesk.Application.Data;

/// <summary>Segments of buyers, and what is tried on them.</summary>
public sealed partial class SellerDeskDb
{
    public DbSet<Segment> Segments => Set<Segment>();

    public DbSet<SegmentMember> SegmentMembers => Set<SegmentMember>();

    public DbSet<SegmentDay> SegmentDays => Set<SegmentDay>();

    public DbSet<BuyerRfm> BuyerRfm => Set<BuyerRfm>();

    public DbSet<RfmCell> RfmCells => Set<RfmCell>();

    public DbSet<BuyerCategory> BuyerCategories => Set<BuyerCategory>();

    public DbSet<Play> Plays => Set<Play>();

    public DbSet<PlayMember> PlayMembers => Set<PlayMember>();
}
