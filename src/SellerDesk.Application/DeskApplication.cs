using Microsoft.Extensions.DependencyInjection;
using SellerDesk.Application.Audit;
using SellerDesk.Application.Buyers;
using SellerDesk.Application.Buyers.Lifetimes;
using SellerDesk.Application.Channels;
using SellerDesk.Application.Complaints;
using SellerDesk.Application.Complaints.Recurring;
using SellerDesk.Application.Conversations;
using SellerDesk.Application.Data;
using SellerDesk.Application.Hooks;
using SellerDesk.Application.Loyalty.Tiers;
using SellerDesk.Application.Marketplaces;
using SellerDesk.Application.Products;
using SellerDesk.Application.Replies;
using SellerDesk.Application.Replies.Approvals;
using SellerDesk.Application.Replies.Asking;
using SellerDesk.Application.Replies.Decisions;
using SellerDesk.Application.Replies.Drafting;
using SellerDesk.Application.Replies.Rules;
using SellerDesk.Application.Reviews;
using SellerDesk.Application.Segments;
using SellerDesk.Application.Shops;

namespace SellerDesk.Application;

/// <summary>Registers the work that is nobody's page in particular: pulling, delivering, live changes. Features register their own use cases beside their pages.</summary>
public static class DeskApplication
{
    public static IServiceCollection AddDeskApplication(this IServiceCollection services, PullSettings pull, DeliverySettings delivery)
    {
        services.AddSingleton<DeskChanges>();
        services.AddSingleton<DeskSecrets>();
        services.AddSingleton<BuyerDoor>();
        services.AddSingleton<RevealBuyer>();
        services.AddSingleton<ForgetBuyersJob>();
        services.AddSingleton<LinkBuyersJob>();
        services.AddSingleton<RemakeBuyersJob>();
        services.AddSingleton<RemakeBuyerDaysJob>();
        services.AddSingleton<RemakeFunnelDaysJob>();
        services.AddSingleton<FoldBuyerCountsJob>();
        services.AddSingleton<FitLifetimesJob>();
        services.AddScoped<LeavingBuyers>();
        services.AddSingleton<Connectors>();
        services.AddSingleton<RateBudgetStore>();
        services.AddSingleton<ShopAccessReader>();
        services.AddSingleton<PullFeed>();
        services.AddSingleton<PullFeedsJob>();
        services.AddSingleton<DefaultTemplates>();
        services.AddSingleton(pull);
        services.AddSingleton(delivery);
        services.AddSingleton<RulePacks>();
        services.AddSingleton<ReplyGuard>();
        services.AddSingleton<SaveRulePack>();
        services.AddSingleton<RulePackBoard>();
        services.AddSingleton<ReplyCaller>();
        services.AddSingleton<ReplyLookUp>();
        services.AddSingleton<DeliverRepliesJob>();
        services.AddSingleton<ApprovalBook>();
        services.AddSingleton<TemplateList>();
        services.AddSingleton<CountTemplatesJob>();
        services.AddScoped<SendReply>();
        services.AddSingleton<DeskSender>();
        services.AddScoped<ItemTemplates>();
        services.AddScoped<LastAnswers>();
        services.AddScoped<PoliteStarts>();
        services.AddSingleton<StartChat>();
        services.AddScoped<ChatDoor>();
        services.AddScoped<FetchChatFile>();
        services.AddSingleton<AskRules>();
        services.AddSingleton<AskForReviewsJob>();
        services.AddScoped<AskEffect>();
        services.AddScoped<ContestBoard>();
        services.AddScoped<ContestReview>();
        services.AddScoped<WithdrawReply>();
        services.AddScoped<DecideComplaint>();
        services.AddSingleton<TellBuyersJob>();
        services.AddScoped<SaveDraft>();
        services.AddScoped<AddReplyFile>();
        services.AddScoped<DraftFiles>();
        services.AddSingleton<ForgetReplyFilesJob>();
        services.AddSingleton<ForgetDraftingCallsJob>();
        services.AddDeskAudit();
        services.AddDeskConversations();
        services.AddDeskChannels();
        services.AddDeskHooks();
        services.AddDeskComplaints();
        services.AddDeskRecurring();
        services.AddDeskSegments();
        services.AddLoyaltyTiers();
        return services;
    }
}
