using Microsoft.EntityFrameworkCore;
using SellerDesk.Domain.Hooks;

namespace SellerDesk.Application.Data;

/// <summary>Calls of other people's programs.</summary>
public sealed partial class SellerDeskDb
{
    public DbSet<Hook> Hooks => Set<Hook>();

    public DbSet<HookEvent> HookEvents => Set<HookEvent>();

    public DbSet<HookDelivery> HookDeliveries => Set<HookDelivery>();

    public DbSet<HookAttempt> HookAttempts => Set<HookAttempt>();
}
