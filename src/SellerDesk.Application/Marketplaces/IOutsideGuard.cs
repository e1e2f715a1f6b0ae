using SellerDesk.Application.Team;
using SellerDesk.Domain.Common;

namespace SellerDesk.Application.Marketplaces;

/// <summary>Says of an address that somebody typed in whether the desk may call it.</summary>
public interface IOutsideGuard
{
    /// <summary>It leads, or is written as if it led, into the desk's own network, and whoever runs the desk has not allowed it.</summary>
    bool LeadsInside(Uri address);
}

public static class OutsideRule
{
    /// <summary>Whoever reaches the machine may point the desk wherever they like; whoever sits at a page may not point it inside.</summary>
    /// <exception cref="RuleException"><c>address.inside</c>, with the host.</exception>
    public static void Require(this IOutsideGuard guard, Actor actor, IEnumerable<string> values)
    {
        if (ReferenceEquals(actor, Actor.Desk))
        {
            return;
        }

        foreach (var value in values)
        {
            if (Uri.TryCreate(value, UriKind.Absolute, out var address) && address.Scheme is "http" or "https" && guard.LeadsInside(address!))
            {
                throw new RuleException("address.inside", address!.Host);
            }
        }
    }
}
