using SellerDesk.Application.Inbox;
using SellerDesk.Domain.Inbox;
using SellerDesk.Domain.Team;
using SellerDesk.Web.Shell;

namespace SellerDesk.Web.Inbox;

/// <summary>What the first paint of an inbox has read, for the live page at the same address.</summary>
public sealed class InboxHandover(TimeProvider time)
{
    private readonly Handover<(PersonId, string), InboxBoard> waiting = new(time);

    public void Put(PersonId person, InboxFilter filter, WorkItemId? item, InboxBoard board) => waiting.Put((person, InboxAddress.Of(filter, item)), board);

    public InboxBoard? Take(PersonId person, InboxFilter filter, WorkItemId? item) => waiting.Take((person, InboxAddress.Of(filter, item)));
}
