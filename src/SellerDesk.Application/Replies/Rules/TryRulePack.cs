using Microsoft.EntityFrameworkCore;
using SellerDesk.Application.Data;
using SellerDesk.Domain.Common;
using SellerDesk.Domain.Inbox;
using SellerDesk.Domain.Replies.Rules;
using SellerDesk.Domain.Shops;

namespace SellerDesk.Application.Replies.Rules;

/// <summary>Checks a text by rules that are being changed, without saving them.</summary>
public sealed class TryRulePack(WholeDb database, ReplyGuard guard)
{
    /// <param name="pack">The desk's own pack for the marketplace, or for all.</param>
    /// <exception cref="RuleException">The pack cannot be used; says where.</exception>
    public async Task<TriedReply> ExecuteAsync(RulePack pack, string text, bool russian, CancellationToken cancel)
    {
        var marketplace = MarketplaceOf(pack);
        try
        {
            var rules = RuleSet.Of([.. ShippedPacks.For(marketplace), .. await CommonAsync(pack, cancel), pack]);
            var reply = new ReplyToCheck(marketplace, WorkItemKind.Review, text);
            var check = text.Trim().Length == 0 ? ReplyCheck.Of([]) : guard.Check(rules, reply);
            return new TriedReply(text, check, [.. check.Findings.Select(finding => rules.Explain(finding, russian))]);
        }
        catch (RulePackException broken)
        {
            throw SaveRulePack.Refused(broken);
        }
    }

    // Rules for every marketplace are tried as Wildberries has them.
    private static Marketplace MarketplaceOf(RulePack pack) =>
        Enum.GetValues<Marketplace>().FirstOrDefault(known => ShippedPacks.CodeOf(known) == pack.Marketplace, Marketplace.Wildberries);

    private async Task<IReadOnlyList<RulePack>> CommonAsync(RulePack pack, CancellationToken cancel)
    {
        if (pack.Marketplace == RulePack.Common)
        {
            return [];
        }

        await using var db = database.Open();
        var common = await db.RulePacks.AsNoTracking().Where(row => row.Marketplace == RulePack.Common).OrderByDescending(row => row.Version).FirstOrDefaultAsync(cancel);
        return common is null ? [] : [RulePackText.Read(common.Content)];
    }
}

/// <param name="Explained">Why, for each finding.</param>
public sealed record TriedReply(string Text, ReplyCheck Check, IReadOnlyList<string> Explained);
