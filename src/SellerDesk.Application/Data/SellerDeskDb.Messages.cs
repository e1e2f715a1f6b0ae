using Microsoft.EntityFrameworkCore;
using SellerDesk.Domain.Messages;

namespace SellerDesk.Application.Data;

/// <summary>What buyers are told, and why.</summary>
public sealed partial class SellerDeskDb
{
    public DbSet<BuyerEvent> BuyerEvents => Set<BuyerEvent>();

    public DbSet<MessageRule> MessageRules => Set<MessageRule>();

    public DbSet<MessageTemplate> MessageTemplates => Set<MessageTemplate>();

    public DbSet<OutgoingMessage> OutgoingMessages => Set<OutgoingMessage>();

    public DbSet<MessageAttempt> MessageAttempts => Set<MessageAttempt>();

    public DbSet<BuyerContact> BuyerContacts => Set<BuyerContact>();

    public DbSet<StockWish> StockWishes => Set<StockWish>();

    internal DbSet<MessageDay> MessageDays => Set<MessageDay>();
}
