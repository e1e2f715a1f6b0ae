using SellerDesk.Application.Audit;
using SellerDesk.Application.Backups;
using SellerDesk.Application.Bulk;
using SellerDesk.Application.Buyers;
using SellerDesk.Application.Buyers.Lifetimes;
using SellerDesk.Application.Channels;
using SellerDesk.Application.Complaints;
using SellerDesk.Application.Complaints.Recurring;
using SellerDesk.Application.Conversations;
using SellerDesk.Application.Dashboards.Figures;
using SellerDesk.Application.Dashboards.Reports;
using SellerDesk.Application.Delays;
using SellerDesk.Application.Hooks;
using SellerDesk.Application.Inbox;
using SellerDesk.Application.Inbox.Assignment;
using SellerDesk.Application.Inbox.Teamwork;
using SellerDesk.Application.Jobs;
using SellerDesk.Application.Keys;
using SellerDesk.Application.Knowledge.Automation;
using SellerDesk.Application.Knowledge.Praise;
using SellerDesk.Application.Knowledge.Questions;
using SellerDesk.Application.Loyalty.Points;
using SellerDesk.Application.Loyalty.Tiers;
using SellerDesk.Application.Messages;
using SellerDesk.Application.Notifications;
using SellerDesk.Application.Orders;
using SellerDesk.Application.Orders.Times;
using SellerDesk.Application.Products;
using SellerDesk.Application.Reading;
using SellerDesk.Application.Replies;
using SellerDesk.Application.Replies.Asking;
using SellerDesk.Application.Replies.Decisions;
using SellerDesk.Application.Replies.Drafting;
using SellerDesk.Application.Replies.Spelling;
using SellerDesk.Application.Reviews;
using SellerDesk.Application.Segments;
using SellerDesk.Application.Segments.Plays;
using SellerDesk.Application.ServiceLevels;
using SellerDesk.Application.Shops;
using SellerDesk.Application.Surveys;
using SellerDesk.Application.Team;

namespace SellerDesk.Web.Jobs;

/// <summary>Every job of the desk and its beat, in one table.</summary>
internal static class Schedule
{
    public static readonly IReadOnlyList<ScheduledJob> Jobs =
    [
        ScheduledJob.Of<DeliverRepliesJob>(TimeSpan.FromSeconds(1)),
        ScheduledJob.Of<DeliverHooksJob>(TimeSpan.FromSeconds(1)),
        ScheduledJob.Of<ProcessPushesJob>(TimeSpan.FromSeconds(1)),
        ScheduledJob.Of<ReadTextsJob>(TimeSpan.FromSeconds(2)),
        ScheduledJob.Of<ReadTelegramJob>(TimeSpan.FromSeconds(3)),
        ScheduledJob.Of<SpreadAlertsJob>(TimeSpan.FromSeconds(5)),
        ScheduledJob.Of<SendAlertsJob>(TimeSpan.FromSeconds(5)),
        ScheduledJob.Of<WriteDigestsJob>(TimeSpan.FromMinutes(5)),
        ScheduledJob.Of<SendReportsJob>(TimeSpan.FromSeconds(5)),
        ScheduledJob.Of<WatchTargetsJob>(TimeSpan.FromHours(1)),
        ScheduledJob.Of<KeepChannelFiguresJob>(TimeSpan.FromSeconds(5)),
        ScheduledJob.Of<ReadBouncesJob>(TimeSpan.FromMinutes(1)),
        ScheduledJob.Of<CountTemplatesJob>(TimeSpan.FromMinutes(2)),
        ScheduledJob.Of<RunBulkJob>(TimeSpan.FromSeconds(5)),
        ScheduledJob.Of<AskForReviewsJob>(TimeSpan.FromMinutes(5)),
        ScheduledJob.Of<FoldInboxCountsJob>(TimeSpan.FromMinutes(1)),
        ScheduledJob.Of<FoldComplaintCountsJob>(TimeSpan.FromMinutes(1)),
        ScheduledJob.Of<OpenOldCasesJob>(TimeSpan.FromMinutes(1)),
        ScheduledJob.Of<RefillSearchJob>(TimeSpan.FromSeconds(5)),
        ScheduledJob.Of<TellBuyersJob>(TimeSpan.FromSeconds(10)),
        ScheduledJob.Of<TakeEventsJob>(TimeSpan.FromSeconds(2)),
        ScheduledJob.Of<DeliverMessagesJob>(TimeSpan.FromSeconds(2)),
        ScheduledJob.Of<FoldMessageDaysJob>(TimeSpan.FromMinutes(1)),
        ScheduledJob.Of<TimeOrdersJob>(TimeSpan.FromSeconds(5)),
        ScheduledJob.Of<WatchLateOrdersJob>(TimeSpan.FromSeconds(30)),
        ScheduledJob.Of<FoldOrderCountsJob>(TimeSpan.FromMinutes(1)),
        ScheduledJob.Of<MakeWorkDaysJob>(TimeSpan.FromMinutes(1)),
        ScheduledJob.Of<WatchDeskJob>(TimeSpan.FromSeconds(15)),
        ScheduledJob.Of<WatchClocksJob>(TimeSpan.FromSeconds(10)),
        ScheduledJob.Of<RetimeClocksJob>(TimeSpan.FromSeconds(2)),
        ScheduledJob.Of<AddHolidaysJob>(TimeSpan.FromHours(12)),
        ScheduledJob.Of<AssignNewItemsJob>(TimeSpan.FromSeconds(5)),
        ScheduledJob.Of<WakeItemsJob>(TimeSpan.FromSeconds(5)),
        ScheduledJob.Of<ForgetPresenceJob>(TimeSpan.FromSeconds(15)),
        ScheduledJob.Of<PullFeedsJob>(TimeSpan.FromSeconds(5)),
        ScheduledJob.Of<ProposeAnswersJob>(TimeSpan.FromSeconds(10)),
        ScheduledJob.Of<AnswerPraiseJob>(TimeSpan.FromSeconds(20)),
        ScheduledJob.Of<FindFrequentQuestionsJob>(TimeSpan.FromMinutes(2)),
        ScheduledJob.Of<RemakeReviewDaysJob>(TimeSpan.FromSeconds(5)),
        ScheduledJob.Of<RemakeOrderDaysJob>(TimeSpan.FromSeconds(10)),
        ScheduledJob.Of<RemakeCauseDaysJob>(TimeSpan.FromSeconds(10)),
        ScheduledJob.Of<RemakeChangedFiguresJob>(TimeSpan.FromHours(1)),
        ScheduledJob.Of<RemakeFunnelDaysJob>(TimeSpan.FromSeconds(10)),
        ScheduledJob.Of<RemakeDeadlineDaysJob>(TimeSpan.FromMinutes(1)),
        ScheduledJob.Of<WatchCausesJob>(TimeSpan.FromMinutes(1)),
        ScheduledJob.Of<WatchRatingsJob>(TimeSpan.FromMinutes(30)),
        ScheduledJob.Of<LookAtAbilitiesJob>(TimeSpan.FromSeconds(30)),
        ScheduledJob.Of<LearnProductWordsJob>(TimeSpan.FromHours(1)),
        ScheduledJob.Of<LearnModelJob>(TimeSpan.FromHours(1)),
        ScheduledJob.Of<ForgetFeedRunsJob>(TimeSpan.FromHours(1)),
        ScheduledJob.Of<ForgetBuyersJob>(TimeSpan.FromHours(12)),
        ScheduledJob.Of<LinkBuyersJob>(TimeSpan.FromSeconds(20)),
        ScheduledJob.Of<RemakeBuyersJob>(TimeSpan.FromSeconds(3)),
        ScheduledJob.Of<RemakeBuyerDaysJob>(TimeSpan.FromMinutes(1)),
        ScheduledJob.Of<FoldBuyerCountsJob>(TimeSpan.FromMinutes(1)),
        ScheduledJob.Of<SettlePointsJob>(TimeSpan.FromSeconds(3)),
        ScheduledJob.Of<AgePointsJob>(TimeSpan.FromSeconds(30)),
        ScheduledJob.Of<ReplayRulesJob>(TimeSpan.FromSeconds(5)),
        ScheduledJob.Of<ProvePointsJob>(TimeSpan.FromMinutes(10)),
        ScheduledJob.Of<FoldPointCountsJob>(TimeSpan.FromMinutes(1)),
        ScheduledJob.Of<MakeCohortsJob>(TimeSpan.FromMinutes(1)),
        ScheduledJob.Of<FitLifetimesJob>(TimeSpan.FromMinutes(1)),
        ScheduledJob.Of<RefreshSegmentsJob>(TimeSpan.FromSeconds(5)),
        ScheduledJob.Of<RemakeRfmJob>(TimeSpan.FromMinutes(1)),
        ScheduledJob.Of<MeasurePlaysJob>(TimeSpan.FromMinutes(1)),
        ScheduledJob.Of<MoveTiersJob>(TimeSpan.FromSeconds(5)),
        ScheduledJob.Of<PreviewTiersJob>(TimeSpan.FromSeconds(5)),
        ScheduledJob.Of<MeasureProgrammeJob>(TimeSpan.FromMinutes(1)),
        ScheduledJob.Of<FoldTierCountsJob>(TimeSpan.FromMinutes(1)),
        ScheduledJob.Of<InviteBuyersJob>(TimeSpan.FromMinutes(5)),
        ScheduledJob.Of<ReadAnswersJob>(TimeSpan.FromSeconds(5)),
        ScheduledJob.Of<RemakeSurveyDaysJob>(TimeSpan.FromSeconds(5)),
        ScheduledJob.Of<ResealJob>(TimeSpan.FromSeconds(10)),
        ScheduledJob.Of<NightlyBackupJob>(TimeSpan.FromMinutes(5)),
        ScheduledJob.Of<SealAuditJob>(TimeSpan.FromSeconds(2)),
        ScheduledJob.Of<ProveAuditJob>(TimeSpan.FromMinutes(10)),
        ScheduledJob.Of<ForgetHooksJob>(TimeSpan.FromHours(1)),
        ScheduledJob.Of<ForgetPushesJob>(TimeSpan.FromHours(1)),
        ScheduledJob.Of<CloseChatsJob>(TimeSpan.FromMinutes(1)),
        ScheduledJob.Of<ForgetReplyFilesJob>(TimeSpan.FromHours(6)),
        ScheduledJob.Of<ForgetDraftingCallsJob>(TimeSpan.FromHours(6)),
        ScheduledJob.Of<ForgetIdempotentCallsJob>(TimeSpan.FromHours(1)),
    ];
}

internal sealed record ScheduledJob(string Name, Type Adapter, TimeSpan Every)
{
    public static ScheduledJob Of<TJob>(TimeSpan every) where TJob : class, IJob => new(typeof(TJob).Name, typeof(QuartzJob<TJob>), every);
}
