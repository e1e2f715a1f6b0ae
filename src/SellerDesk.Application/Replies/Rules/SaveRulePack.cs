using Microsoft.EntityFrameworkCore;
using Npgsql;
using SellerDesk.Application.Data;
using SellerDesk.Application.Team;
using SellerDesk.Domain.Common;
using SellerDesk.Domain.Replies.Rules;
using SellerDesk.Domain.Shops;
using SellerDesk.Domain.Team;

namespace SellerDesk.Application.Replies.Rules;

/// <summary>Writes the desk's own rules of a marketplace, or of all, as a new version. A pack that cannot be used is refused with its line.</summary>
public sealed class SaveRulePack(WholeDb database, RulePacks packs, TimeProvider time)
{
    /// <param name="marketplace">A marketplace's code, or <see cref="RulePack.Common"/>.</param>
    /// <param name="seen">The version that the person has changed; 0 where there was none.</param>
    /// <param name="text">The pack as JSON.</param>
    /// <returns>The new version.</returns>
    public Task<int> ExecuteAsync(Actor actor, string marketplace, int seen, string text, CancellationToken cancel) =>
        ExecuteAsync(actor, marketplace, seen, Read(text), cancel);

    public async Task<int> ExecuteAsync(Actor actor, string marketplace, int seen, RulePack pack, CancellationToken cancel)
    {
        actor.RequireRole(Role.Manager);
        var version = seen + 1;
        var written = pack with { Marketplace = marketplace, Version = version };
        await using var db = database.Open();
        var common = marketplace == RulePack.Common ? null : await db.RulePacks.AsNoTracking().Where(row => row.Marketplace == RulePack.Common).OrderByDescending(row => row.Version).FirstOrDefaultAsync(cancel);
        Prove(marketplace, common, written);
        db.Add(new RulePackVersion
        {
            Id = Guid.CreateVersion7(),
            Marketplace = marketplace,
            Version = version,
            Content = RulePackText.Write(written),
            AuthorId = actor.PersonId?.Value,
            CreatedAt = time.GetUtcNow(),
        });
        try
        {
            await db.SaveChangesAsync(cancel);
        }
        catch (DbUpdateException taken) when (taken.InnerException is PostgresException { SqlState: PostgresErrorCodes.UniqueViolation })
        {
            throw new RuleException("rulePack.changed");
        }

        packs.Forget();
        return version;
    }

    /// <summary>Tried together with everything that it will stand beside.</summary>
    private static void Prove(string marketplace, RulePackVersion? common, RulePack written)
    {
        var marketplaces = marketplace == RulePack.Common
            ? Enum.GetValues<Marketplace>()
            : [.. Enum.GetValues<Marketplace>().Where(known => ShippedPacks.CodeOf(known) == marketplace)];
        if (marketplaces.Length == 0)
        {
            throw new RuleException("rulePack.marketplace", marketplace);
        }

        try
        {
            foreach (var known in marketplaces)
            {
                RuleSet.Of([.. ShippedPacks.For(known), .. common is null ? [] : new[] { RulePackText.Read(common.Content) }, written]);
            }
        }
        catch (RulePackException broken)
        {
            throw Refused(broken);
        }
    }

    private static RulePack Read(string text)
    {
        try
        {
            return RulePackText.Read(text);
        }
        catch (RulePackException broken)
        {
            throw Refused(broken);
        }
    }

    /// <summary>The problem is a code of its own, so that it is told in the reader's language: <c>rulePack.bracket(place, line, content)</c>.</summary>
    internal static RuleException Refused(RulePackException broken) => new("rulePack." + broken.Problem, broken.Place, broken.Line, broken.Content);
}
