using Microsoft.EntityFrameworkCore;
using SellerDesk.Application.Data;
using SellerDesk.Domain.Inbox;
using SellerDesk.Domain.Replies;
using SellerDesk.Domain.Team;

namespace SellerDesk.Application.Replies;

internal static class DraftRows
{
    /// <summary>Puts the text into the person's draft of the item; the caller saves. A reply of files alone has none.</summary>
    public static async Task KeepAsync(SellerDeskDb db, WorkItem item, PersonId person, string text, DateTimeOffset now, CancellationToken cancel)
    {
        if (text.Length == 0)
        {
            return;
        }

        var draft = await db.ReplyDrafts.FirstOrDefaultAsync(d => d.WorkItemId == item.Id && d.ShopId == item.ShopId && d.PersonId == person, cancel);
        if (draft is null)
        {
            db.Add(new ReplyDraft(item.Id, item.ShopId, person, text, now));
        }
        else
        {
            draft.Save(text, now);
        }
    }
}
