using SellerDesk.Application.Jobs;

namespace SellerDesk.Application.Knowledge.Automation;

/// <summary>
/// A proposal for every new question, judged when a person has answered, and written as a reply where the pair has proven itself. Follows what became
/// of those that went out.
/// </summary>
public sealed class ProposeAnswersJob(ProposalFollow follow, ProposalJudge judge, Proposer proposer) : IJob
{
    public async Task<bool> RunAsync(CancellationToken cancel)
    {
        var followed = await follow.RunAsync(cancel);
        var judged = await judge.RunAsync(cancel);
        return await proposer.RunAsync(cancel) || judged || followed;
    }
}
