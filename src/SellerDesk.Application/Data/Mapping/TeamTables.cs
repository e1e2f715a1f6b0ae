using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using SellerDesk.Application.Team;
using SellerDesk.Domain.Team;

namespace SellerDesk.Application.Data.Mapping;

internal static class TeamTables
{
    public static void Map(ModelBuilder builder)
    {
        builder.Entity<DeskPerson>(person =>
        {
            person.ToTable("people");
            person.Ignore(p => p.PersonId);
            person.Property(p => p.Name).HasMaxLength(DeskPerson.NameMaxLength);
            person.Property(p => p.TimeZone).HasMaxLength(64);
            person.Property(p => p.QuietHours).HasMaxLength(11);
            person.Property(p => p.MutedAlerts).HasDefaultValueSql("'{}'");
            person.Property(p => p.Language).HasMaxLength(2).HasDefaultValue("ru");
            person.Property(p => p.MailedAlerts).HasDefaultValueSql("'{}'");
            person.Property(p => p.TelegramAlerts).HasDefaultValueSql("'{}'");
        });
        builder.Entity<IdentityUserClaim<Guid>>().ToTable("person_claims");
        builder.Entity<IdentityUserLogin<Guid>>().ToTable("person_logins");
        builder.Entity<IdentityUserToken<Guid>>().ToTable("person_tokens");

        builder.Entity<ApiToken>(token =>
        {
            token.ToTable("api_tokens");
            token.Property(t => t.Name).HasMaxLength(ApiToken.NameMaxLength);
            token.Property(t => t.AllShops).HasDefaultValue(true);
            token.Property(t => t.ShopIds).HasDefaultValueSql("'{}'");
            token.HasIndex(t => t.Hash).IsUnique();
        });

        builder.Entity<IdempotentCall>(call =>
        {
            call.ToTable("idempotent_calls");
            call.HasKey(c => new { c.TokenId, c.Key });
            call.Property(c => c.Key).HasMaxLength(200);
            call.Property(c => c.Location).HasMaxLength(400);
            call.HasIndex(c => c.CreatedAt);
        });
    }
}
