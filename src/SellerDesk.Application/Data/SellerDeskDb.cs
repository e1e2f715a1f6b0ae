using Microsoft.AspNetCore.Identity.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore;
using SellerDesk.Application.Jobs;
using SellerDesk.Application.Team;
using SellerDesk.Domain.Buyers;
using SellerDesk.Domain.Complaints;
using SellerDesk.Domain.Complaints.Recurring;
using SellerDesk.Domain.Conversations;
using SellerDesk.Domain.Dashboards;
using SellerDesk.Domain.Imports;
using SellerDesk.Domain.Inbox;
using SellerDesk.Domain.Knowledge;
using SellerDesk.Domain.Notifications;
using SellerDesk.Domain.Orders;
using SellerDesk.Domain.Products;
using SellerDesk.Domain.Reading;
using SellerDesk.Domain.Replies;
using SellerDesk.Domain.Replies.Rules;
using SellerDesk.Domain.Reviews;
using SellerDesk.Domain.ServiceLevels;
using SellerDesk.Domain.Shops;
using SellerDesk.Domain.Team;

namespace SellerDesk.Application.Data;

/// <summary>
/// The desk's database. What a context shows is narrowed to <see cref="Scope"/> by the named filter <see cref="ShopFilter"/>
/// on every table that belongs to shops; open one through <see cref="ScopedDb"/> (people) or <see cref="WholeDb"/> (jobs).
/// </summary>
public sealed class SellerDeskDb(DbContextOptions<SellerDeskDb> options, ShopScope scope) : IdentityUserContext<DeskPerson, Guid>(options)
{
    public const string ShopFilter = "shops";

    public ShopScope Scope { get; } = scope;

    // Read by the query filter: plain members, so that EF turns them into parameters of each query.
    internal bool ScopeIsAll => Scope.All;

    internal IReadOnlyList<ShopId> ScopeShops => Scope.Shops;

    public DbSet<Shop> Shops => Set<Shop>();

    public DbSet<Feed> Feeds => Set<Feed>();

    public DbSet<FeedRun> FeedRuns => Set<FeedRun>();

    public DbSet<SetAsidePayload> SetAsidePayloads => Set<SetAsidePayload>();

    public DbSet<Product> Products => Set<Product>();

    public DbSet<Review> Reviews => Set<Review>();

    public DbSet<Question> Questions => Set<Question>();

    public DbSet<Chat> Chats => Set<Chat>();

    public DbSet<ChatMessage> ChatMessages => Set<ChatMessage>();

    public DbSet<Return> Returns => Set<Return>();

    public DbSet<Complaint> Complaints => Set<Complaint>();

    public DbSet<ComplaintMove> ComplaintMoves => Set<ComplaintMove>();

    public DbSet<ComplaintFile> ComplaintFiles => Set<ComplaintFile>();

    public DbSet<ComplaintTelling> ComplaintTellings => Set<ComplaintTelling>();

    public DbSet<ComplaintCount> ComplaintCounts => Set<ComplaintCount>();

    public DbSet<TreeNode> ComplaintTree => Set<TreeNode>();

    public DbSet<RecurringCause> RecurringCauses => Set<RecurringCause>();

    public DbSet<Improvement> Improvements => Set<Improvement>();

    public DbSet<ReasonWord> ReasonWords => Set<ReasonWord>();

    public DbSet<StageTemplate> StageTemplates => Set<StageTemplate>();

    public DbSet<FunnelDay> FunnelDays => Set<FunnelDay>();

    public DbSet<QualityFigure> QualityFigures => Set<QualityFigure>();

    public DbSet<ShopAbility> ShopAbilities => Set<ShopAbility>();

    public DbSet<IncomingPush> IncomingPushes => Set<IncomingPush>();

    public DbSet<Buyer> Buyers => Set<Buyer>();

    public DbSet<BuyerKey> BuyerKeys => Set<BuyerKey>();

    public DbSet<BuyerPair> BuyerPairs => Set<BuyerPair>();

    public DbSet<BuyerLink> BuyerLinks => Set<BuyerLink>();

    public DbSet<BuyerFigures> BuyerFigures => Set<BuyerFigures>();

    public DbSet<BuyerMoney> BuyerMoney => Set<BuyerMoney>();

    public DbSet<BuyerCount> BuyerCounts => Set<BuyerCount>();

    public DbSet<BuyerMove> BuyerMoves => Set<BuyerMove>();

    public DbSet<BuyerConsent> BuyerConsents => Set<BuyerConsent>();

    public DbSet<BuyerErasure> BuyerErasures => Set<BuyerErasure>();

    public DbSet<BuyerLook> BuyerLooks => Set<BuyerLook>();

    public DbSet<Order> Orders => Set<Order>();

    public DbSet<OrderStep> OrderSteps => Set<OrderStep>();

    public DbSet<OrderOffer> OrderOffers => Set<OrderOffer>();

    public DbSet<OrderCount> OrderCounts => Set<OrderCount>();
    public DbSet<LegDay> LegDays => Set<LegDay>();

    public DbSet<CarrierDay> CarrierDays => Set<CarrierDay>();

    public DbSet<PackingList> PackingLists => Set<PackingList>();

    public DbSet<PackingTick> PackingTicks => Set<PackingTick>();

    public DbSet<WorkItem> WorkItems => Set<WorkItem>();

    public DbSet<SavedView> SavedViews => Set<SavedView>();

    public DbSet<OutgoingReply> OutgoingReplies => Set<OutgoingReply>();

    public DbSet<ReplyFile> ReplyFiles => Set<ReplyFile>();

    public DbSet<DeliveryAttempt> DeliveryAttempts => Set<DeliveryAttempt>();

    public DbSet<ReplyTemplate> ReplyTemplates => Set<ReplyTemplate>();

    public DbSet<ReplyDraft> ReplyDrafts => Set<ReplyDraft>();

    public DbSet<ApiToken> ApiTokens => Set<ApiToken>();

    public DbSet<IdempotentCall> IdempotentCalls => Set<IdempotentCall>();

    public DbSet<ImportRun> ImportRuns => Set<ImportRun>();

    public DbSet<ImportRejection> ImportRejections => Set<ImportRejection>();

    public DbSet<ImportPreset> ImportPresets => Set<ImportPreset>();

    public DbSet<JobRun> JobRuns => Set<JobRun>();

    public DbSet<DataKey> DataKeys => Set<DataKey>();

    public DbSet<DeskSecret> DeskSecrets => Set<DeskSecret>();

    public DbSet<ItemNote> ItemNotes => Set<ItemNote>();

    public DbSet<ItemEvent> ItemEvents => Set<ItemEvent>();

    public DbSet<ItemPresence> ItemPresence => Set<ItemPresence>();

    public DbSet<ItemTag> ItemTags => Set<ItemTag>();

    public DbSet<BulkRun> BulkRuns => Set<BulkRun>();

    public DbSet<BulkItem> BulkItems => Set<BulkItem>();

    public DbSet<Macro> Macros => Set<Macro>();

    public DbSet<Alert> Alerts => Set<Alert>();

    public DbSet<AlertSeen> AlertsSeen => Set<AlertSeen>();

    public DbSet<AssignmentRule> AssignmentRules => Set<AssignmentRule>();

    public DbSet<PersonWeek> PersonWeeks => Set<PersonWeek>();

    public DbSet<WorkCalendar> WorkCalendars => Set<WorkCalendar>();

    public DbSet<CalendarDay> CalendarDays => Set<CalendarDay>();

    public DbSet<Holiday> Holidays => Set<Holiday>();

    public DbSet<ServiceLevel> ServiceLevels => Set<ServiceLevel>();

    public DbSet<ServiceLevelVersion> ServiceLevelVersions => Set<ServiceLevelVersion>();

    public DbSet<ShopTerms> ShopTerms => Set<ShopTerms>();

    public DbSet<Clock> Clocks => Set<Clock>();

    public DbSet<ClockHold> ClockHolds => Set<ClockHold>();

    public DbSet<Retiming> Retimings => Set<Retiming>();

    public DbSet<WorkDay> WorkDays => Set<WorkDay>();

    public DbSet<Domain.Reading.Reading> Readings => Set<Domain.Reading.Reading>();

    public DbSet<TextModelVersion> TextModels => Set<TextModelVersion>();

    public DbSet<RatingDay> RatingDays => Set<RatingDay>();

    public DbSet<TopicDay> TopicDays => Set<TopicDay>();

    public DbSet<TouchedDay> TouchedDays => Set<TouchedDay>();

    public DbSet<WordDay> WordDays => Set<WordDay>();

    public DbSet<RulePackVersion> RulePacks => Set<RulePackVersion>();

    public DbSet<SpellingWord> SpellingWords => Set<SpellingWord>();

    public DbSet<TrainingAnswer> TrainingAnswers => Set<TrainingAnswer>();

    public DbSet<TemplateDay> TemplateDays => Set<TemplateDay>();

    public DbSet<TouchedTemplateDay> TouchedTemplateDays => Set<TouchedTemplateDay>();

    public DbSet<ApprovalRule> ApprovalRules => Set<ApprovalRule>();

    public DbSet<DraftingCall> DraftingCalls => Set<DraftingCall>();

    public DbSet<Contest> Contests => Set<Contest>();

    public DbSet<AskRule> AskRules => Set<AskRule>();

    public DbSet<ReviewAsk> ReviewAsks => Set<ReviewAsk>();

    public DbSet<Article> Articles => Set<Article>();

    public DbSet<ArticleVersion> ArticleVersions => Set<ArticleVersion>();

    public DbSet<ArticleUse> ArticleUses => Set<ArticleUse>();

    public DbSet<KnowledgeDocument> Documents => Set<KnowledgeDocument>();

    public DbSet<DocumentFile> DocumentFiles => Set<DocumentFile>();

    public DbSet<QuestionCluster> QuestionClusters => Set<QuestionCluster>();

    public DbSet<ClusteredQuestion> ClusteredQuestions => Set<ClusteredQuestion>();

    public DbSet<QuestionWord> QuestionWords => Set<QuestionWord>();

    public DbSet<AutoProposal> AutoProposals => Set<AutoProposal>();

    public DbSet<PraiseRule> PraiseRules => Set<PraiseRule>();

    public DbSet<PraiseDeed> PraiseDeeds => Set<PraiseDeed>();

    public DbSet<DeskOption> DeskOptions => Set<DeskOption>();

    public DbSet<InboxCount> InboxCounts => Set<InboxCount>();

    protected override void ConfigureConventions(ModelConfigurationBuilder configurationBuilder) => Mapping.Conventions.Configure(configurationBuilder);

    protected override void OnModelCreating(ModelBuilder builder)
    {
        base.OnModelCreating(builder);
        Mapping.ShopTables.Map(builder, this);
        Mapping.ContentTables.Map(builder, this);
        Mapping.OrderTables.Map(builder, this);
        Mapping.BuyerTables.Map(builder, this);
        Mapping.OrderTimeTables.Map(builder, this);
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
        Mapping.ImportTables.Map(builder, this);
        Mapping.JobTables.Map(builder);
        Mapping.SnakeCase.Rename(builder);
    }
}
