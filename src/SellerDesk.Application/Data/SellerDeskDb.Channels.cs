using Microsoft.EntityFrameworkCore;
using SellerDesk.Domain.Channels;

namespace SellerDesk.Application.Data;

/// <summary>How messages leave the desk.</summary>
public sealed partial class SellerDeskDb
{
    public DbSet<ChannelSetup> ChannelSetups => Set<ChannelSetup>();

    public DbSet<ChannelMinute> ChannelMinutes => Set<ChannelMinute>();

    public DbSet<ChannelFailure> ChannelFailures => Set<ChannelFailure>();

    public DbSet<BadAddress> BadAddresses => Set<BadAddress>();

    public DbSet<MessageBounce> MessageBounces => Set<MessageBounce>();

    public DbSet<TelegramLink> TelegramLinks => Set<TelegramLink>();

    public DbSet<AlertSend> AlertSends => Set<AlertSend>();
}
