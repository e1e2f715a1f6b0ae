using SellerDesk.Domain.Replies.Rules;

namespace SellerDesk.Application.Replies.Rules;

/// <summary>Checks a reply by the rules of its marketplace: in the editor, before every send, for programs.</summary>
public sealed class ReplyGuard(RulePacks packs)
{
    public async ValueTask<ReplyCheck> CheckAsync(ReplyToCheck reply, CancellationToken cancel)
    {
        var rules = await packs.ForAsync(reply.Marketplace, cancel);
        return rules.Check(reply);
    }

    /// <summary>What a finding says, in the given language.</summary>
    public async ValueTask<string> ExplainAsync(ReplyToCheck reply, ReplyFinding finding, bool russian, CancellationToken cancel)
    {
        var rules = await packs.ForAsync(reply.Marketplace, cancel);
        return rules.Explain(finding, russian);
    }
}
