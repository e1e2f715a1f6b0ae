using Microsoft.EntityFrameworkCore;
using SellerDesk.Application.Audit;

namespace SellerDesk.Application.Data;

/// <summary>Who did what.</summary>
public sealed partial class SellerDeskDb
{
    public DbSet<AuditEntry> AuditEntries => Set<AuditEntry>();

    public DbSet<AuditHead> AuditHeads => Set<AuditHead>();

    public DbSet<AuditProof> AuditProofs => Set<AuditProof>();
}
