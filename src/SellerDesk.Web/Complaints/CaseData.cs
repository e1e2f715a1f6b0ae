using SellerDesk.Application.Complaints;
using SellerDesk.Application.Conversations;
using SellerDesk.Application.Inbox;
using SellerDesk.Application.Team;
using SellerDesk.Domain.Complaints;
using SellerDesk.Domain.Inbox;

namespace SellerDesk.Web.Complaints;

/// <summary>What the page of one case shows.</summary>
/// <param name="Item">Its envelope: notes, tags, snooze.</param>
/// <param name="Talk">The newest of the conversation about its order, where there is one.</param>
public sealed record CaseData(ComplaintDetails Case, ItemDetails Item, Talk? Talk, NameBook Names, TreeBook Tree)
{
    /// <summary>How long each stage took so far, and when it was entered first; of the stage that it is in, since when.</summary>
    public IReadOnlyDictionary<ComplaintStage, StageTime> Stages { get; } = StageTimes.Of(Case);
}

/// <summary>Reads a case with what stands around it.</summary>
public sealed class CaseReader(ComplaintCard card, ItemCard items, ChatTalk talks, CauseTree tree, InboxNames names, ComplaintNeighbours neighbours)
{
    /// <returns>Null when there is none, or it is of a shop that whoever asks does not see.</returns>
    public async Task<CaseData?> LoadAsync(ComplaintId id, Actor actor, CancellationToken cancel)
    {
        if (await card.LoadAsync(id, cancel) is not { } details || await items.LoadAsync(new WorkItemId(id.Value), actor.PersonId, cancel) is not { } item)
        {
            return null;
        }

        var talk = details.Chat is { } chat ? await talks.LoadAsync(chat, details.Row.ShopId, details.Marketplace, null, cancel) : null;
        return new CaseData(details, item, talk, await names.LoadAsync(cancel), await tree.LoadAsync(cancel));
    }

    public Task<CaseNeighbours> NearAsync(ComplaintRow row, CancellationToken cancel) => neighbours.LoadAsync(row, cancel);
}
