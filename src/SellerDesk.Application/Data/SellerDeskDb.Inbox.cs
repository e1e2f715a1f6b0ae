using Microsoft.EntityFrameworkCore;
using SellerDesk.Domain.Conversations;
using SellerDesk.Domain.Inbox;
using SellerDesk.Domain.Reviews;

namespace SellerDesk.Application.Data;

/// <summary>What people deal with: reviews, questions and chats as they came, their items, and what is done with those.</summary>
public sealed partial class SellerDeskDb
{
    public DbSet<Review> Reviews => Set<Review>();

    public DbSet<Question> Questions => Set<Question>();

    public DbSet<Chat> Chats => Set<Chat>();

    public DbSet<ChatMessage> ChatMessages => Set<ChatMessage>();

    public DbSet<WorkItem> WorkItems => Set<WorkItem>();

    public DbSet<SavedView> SavedViews => Set<SavedView>();

    public DbSet<InboxCount> InboxCounts => Set<InboxCount>();

    public DbSet<ItemNote> ItemNotes => Set<ItemNote>();

    public DbSet<ItemEvent> ItemEvents => Set<ItemEvent>();

    public DbSet<ItemPresence> ItemPresence => Set<ItemPresence>();

    public DbSet<ItemTag> ItemTags => Set<ItemTag>();

    public DbSet<BulkRun> BulkRuns => Set<BulkRun>();

    public DbSet<BulkItem> BulkItems => Set<BulkItem>();

    public DbSet<Macro> Macros => Set<Macro>();

    public DbSet<AssignmentRule> AssignmentRules => Set<AssignmentRule>();
}
