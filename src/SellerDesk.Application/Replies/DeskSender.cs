using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using SellerDesk.Application.Data;
using SellerDesk.Application.Team;
using SellerDesk.Domain.Inbox;
using SellerDesk.Domain.Replies;

namespace SellerDesk.Application.Replies;

/// <summary>Sends as the desk itself, for jobs that nobody is signed in to: the same <see cref="SendReply"/> over every shop's rows.</summary>
public sealed class DeskSender(IServiceScopeFactory scopes)
{
    public Task<OutgoingReplyId> SendAsync(WorkItemId item, string text, ReplySource source, CancellationToken cancel) => SendAsync(Actor.Desk, item, text, source, cancel);

    /// <summary>For somebody whose deed a job carries out; what they may not do is refused as on a page.</summary>
    public async Task<OutgoingReplyId> SendAsync(Actor actor, WorkItemId item, string text, ReplySource source, CancellationToken cancel)
    {
        await using var scope = scopes.CreateAsyncScope();
        return await Of<SendReply>(scope).ExecuteAsync(actor, item, text, source, cancel);
    }

    public async Task WithdrawAsync(Actor actor, OutgoingReplyId reply, CancellationToken cancel)
    {
        await using var scope = scopes.CreateAsyncScope();
        await Of<WithdrawReply>(scope).ExecuteAsync(actor, reply, cancel);
    }

    private static T Of<T>(AsyncServiceScope scope)
    {
        var whole = new ScopedDb(scope.ServiceProvider.GetRequiredService<DbContextOptions<SellerDeskDb>>(), new EveryShop());
        return ActivatorUtilities.CreateInstance<T>(scope.ServiceProvider, whole);
    }
}
