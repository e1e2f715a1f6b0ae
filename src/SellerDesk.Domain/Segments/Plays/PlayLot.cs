using System.Security.Cryptography;
using System.Text;
using SellerDesk.Domain.Buyers;

namespace SellerDesk.Domain.Segments.Plays;

/// <summary>
/// The lot: by chance as far as anybody can tell, and the same whenever it is drawn again. The first three bytes of SHA-256 over <c>play:buyer</c>, in ten thousandths; below the control's share is control.
/// </summary>
public static class PlayLot
{
    public static PlayArm Of(PlayId play, BuyerId buyer, int controlPercent)
    {
        var hash = SHA256.HashData(Encoding.UTF8.GetBytes($"{play.Value}:{buyer.Value}"));
        return ((hash[0] << 16) | (hash[1] << 8) | hash[2]) % 10_000 < controlPercent * 100 ? PlayArm.Control : PlayArm.Treated;
    }
}
