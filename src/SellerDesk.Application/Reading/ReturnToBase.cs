using SellerDesk.Application.Team;
using SellerDesk.Domain.Team;

namespace SellerDesk.Application.Reading;

/// <summary>Puts the model that ships back; what the desk learned can be learned again.</summary>
public sealed class ReturnToBase(ModelShelf shelf)
{
    public async Task ExecuteAsync(Actor actor, CancellationToken cancel)
    {
        actor.RequireRole(Role.Manager);
        await shelf.PutAsync(null, new(0, 0, 0, 0, Kept: true), cancel);
    }
}
