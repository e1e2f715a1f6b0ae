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
    public async Task<OutgoingReplyId> SendAsync(WorkItemId item, string text, ReplySource source, CancellationToken cancel)
    {
        await using var scope = scopes.CreateAsyncScope();
        var whole = new ScopedDb(scope.ServiceProvider.GetRequiredService<DbContextOptions<SellerDeskDb>>(), new EveryShop());
        var send = ActivatorUtilities.CreateInstance<SendReply>(scope.ServiceProvider, whole);
        return await send.ExecuteAsync(Actor.Desk, item, text, source, cancel);
    }

    private sealed class EveryShop : IShopScopeSource
    {
        public ValueTask<ShopScope> GetAsync(CancellationToken cancel) => ValueTask.FromResult(ShopScope.Everything);
    }
}
