using Microsoft.EntityFrameworkCore;
using SellerDesk.Domain.Replies;
using SellerDesk.Domain.Replies.Rules;
using SellerDesk.Domain.Reviews;
using SellerDesk.Domain.Team;

namespace SellerDesk.Application.Data;

/// <summary>What leaves the desk, and what helps to write it.</summary>
public sealed partial class SellerDeskDb
{
    public DbSet<OutgoingReply> OutgoingReplies => Set<OutgoingReply>();

    public DbSet<ReplyFile> ReplyFiles => Set<ReplyFile>();

    public DbSet<DeliveryAttempt> DeliveryAttempts => Set<DeliveryAttempt>();

    public DbSet<ReplyTemplate> ReplyTemplates => Set<ReplyTemplate>();

    public DbSet<ReplyDraft> ReplyDrafts => Set<ReplyDraft>();

    public DbSet<TemplateDay> TemplateDays => Set<TemplateDay>();

    public DbSet<TouchedTemplateDay> TouchedTemplateDays => Set<TouchedTemplateDay>();

    public DbSet<ApprovalRule> ApprovalRules => Set<ApprovalRule>();

    public DbSet<DraftingCall> DraftingCalls => Set<DraftingCall>();

    public DbSet<Contest> Contests => Set<Contest>();

    public DbSet<AskRule> AskRules => Set<AskRule>();

    public DbSet<ReviewAsk> ReviewAsks => Set<ReviewAsk>();

    public DbSet<RulePackVersion> RulePacks => Set<RulePackVersion>();

    public DbSet<SpellingWord> SpellingWords => Set<SpellingWord>();

    public DbSet<TrainingAnswer> TrainingAnswers => Set<TrainingAnswer>();
}
