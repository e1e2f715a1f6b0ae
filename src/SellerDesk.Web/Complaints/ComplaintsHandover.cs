using SellerDesk.Application.Complaints;
using SellerDesk.Domain.Team;
using SellerDesk.Web.Shell;

namespace SellerDesk.Web.Complaints;

/// <summary>What the first paint of the page has read, for the live page at the same address.</summary>
public sealed class ComplaintsHandover(TimeProvider time)
{
    private readonly Handover<(PersonId, string), ComplaintsBoard> waiting = new(time);

    public void Put(PersonId person, ComplaintAsk ask, bool list, ComplaintsBoard board) => waiting.Put((person, ComplaintsAddress.Of(ask, list)), board);

    public ComplaintsBoard? Take(PersonId person, ComplaintAsk ask, bool list) => waiting.Take((person, ComplaintsAddress.Of(ask, list)));
}
