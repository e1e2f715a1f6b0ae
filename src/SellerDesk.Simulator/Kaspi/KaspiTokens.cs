using System.Security.Cryptography;
using System.Text;
using SellerDesk.Simulator.Life;
using SellerDesk.Simulator.World;

namespace SellerDesk.Simulator.Kaspi;

/// <summary>Who calls. Some shops have the reviews of the seller in their API and some do not.</summary>
internal sealed record KaspiCaller(Account Account, bool HasReviews);

/// <summary>One token per shop for ever, which tells nothing of itself.</summary>
internal sealed class KaspiTokens(Simulation world)
{
    public string Issue(Account account, bool withReviews) =>
        Convert.ToBase64String(SHA256.HashData(Encoding.UTF8.GetBytes($"seller-desk-simulator-{world.Settings.Seed}/kaspi/{account.Key}/{withReviews}")));

    public KaspiCaller? Check(string? token)
    {
        foreach (var account in Catalog.Accounts)
        {
            if (token == Issue(account, true) || token == Issue(account, false))
            {
                return new KaspiCaller(account, token == Issue(account, true));
            }
        }

        return null;
    }
}
