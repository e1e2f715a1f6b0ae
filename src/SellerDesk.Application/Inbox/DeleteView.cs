using SellerDesk.Application.Data;
using SellerDesk.Application.Team;
using SellerDesk.Domain.Inbox;

namespace SellerDesk.Application.Inbox;

/// <summary>Forgets a view: one's own, or, for those who may, everybody's. It can be taken back.</summary>
public sealed class DeleteView(WholeDb database, SavedViewBook book)
{
    /// <returns>What <see cref="RestoreAsync"/> needs.</returns>
    public async Task<ForgottenView> ExecuteAsync(Actor actor, SavedViewId id, CancellationToken cancel)
    {
        await using var db = database.Open();
        var view = await OwnView.FindAsync(db, actor, id, cancel);
        db.Remove(view);
        await db.SaveChangesAsync(cancel);
        book.Forget();
        return new ForgottenView(view.Section, view.Name, view.Query, view.OwnerId is null, view.Position);
    }

    /// <summary>In its old place, under its old name; a view that was given that name meanwhile stays beside it.</summary>
    public async Task RestoreAsync(Actor actor, ForgottenView forgotten, CancellationToken cancel)
    {
        await using var db = database.Open();
        db.Add(SavedView.Of(forgotten.Section, forgotten.Name, forgotten.Query, OwnView.OwnerOf(actor, forgotten.Shared), forgotten.Position));
        await db.SaveChangesAsync(cancel);
        book.Forget();
    }
}

/// <summary>A view that was forgotten, for as long as that can be taken back.</summary>
public sealed record ForgottenView(ViewSection Section, string Name, string Query, bool Shared, int Position);
