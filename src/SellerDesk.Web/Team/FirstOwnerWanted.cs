using SellerDesk.Application.Team;

namespace SellerDesk.Web.Team;

/// <summary>Whether nobody is there yet. Asked of the database until somebody is, then never again.</summary>
public sealed class FirstOwnerWanted(AnybodyThere anybody)
{
    private volatile bool settled;

    public async ValueTask<bool> IsAsync(CancellationToken cancel)
    {
        if (!settled)
        {
            settled = await anybody.LoadAsync(cancel);
        }

        return !settled;
    }
}
