using Microsoft.AspNetCore.Identity.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore;
using SellerDesk.Application.Team;
using SellerDesk.Domain.Shops;

namespace SellerDesk.Application.Data;

/// <summary>
/// The desk's database. What a context shows is narrowed to <see cref="Scope"/> by the named filter <see cref="ShopFilter"/>
/// on every table that belongs to shops; open one through <see cref="ScopedDb"/> (people) or <see cref="WholeDb"/> (jobs).
/// </summary>
public sealed partial class SellerDeskDb(DbContextOptions<SellerDeskDb> options, ShopScope scope) : IdentityUserContext<DeskPerson, Guid>(options)
{
    public const string ShopFilter = "shops";

    public ShopScope Scope { get; } = scope;

    // Read by the query filter: plain members, so that EF turns them into parameters of each query.
    internal bool ScopeIsAll => Scope.All;

    internal IReadOnlyList<ShopId> ScopeShops => Scope.Shops;

    protected override void ConfigureConventions(ModelConfigurationBuilder configurationBuilder) => Mapping.Conventions.Configure(configurationBuilder);

    protected override void OnModelCreating(ModelBuilder builder)
    {
        base.OnModelCreating(builder);
        Mapping.ShopTables.Map(builder, this);
        Mapping.ContentTables.Map(builder, this);
        Mapping.OrderTables.Map(builder, this);
        Mapping.BuyerTables.Map(builder, this);
        Mapping.MessageTables.Map(builder, this);
        Mapping.SurveyTables.Map(builder, this);
        Mapping.ChannelTables.Map(builder);
        Mapping.HookTables.Map(builder);
        Mapping.PointTables.Map(builder);
        Mapping.TierTables.Map(builder, this);
        Mapping.LifetimeTables.Map(builder, this);
        Mapping.SegmentTables.Map(builder);
        Mapping.OrderTimeTables.Map(builder, this);
        Mapping.FigureTables.Map(builder, this);
        Mapping.ConversationTables.Map(builder, this);
        Mapping.ComplaintTables.Map(builder, this);
        Mapping.ImprovementTables.Map(builder, this);
        Mapping.InboxTables.Map(builder, this);
        Mapping.ReplyTables.Map(builder, this);
        Mapping.TeamworkTables.Map(builder, this);
        Mapping.ServiceLevelTables.Map(builder, this);
        Mapping.ReadingTables.Map(builder, this);
        Mapping.WritingTables.Map(builder, this);
        Mapping.KnowledgeTables.Map(builder, this);
        Mapping.TeamTables.Map(builder);
        Mapping.AuditTables.Map(builder);
        Mapping.ImportTables.Map(builder, this);
        Mapping.JobTables.Map(builder);
        Mapping.SnakeCase.Rename(builder);
    }
}
