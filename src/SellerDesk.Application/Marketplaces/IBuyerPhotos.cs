using SellerDesk.Domain.Shops;

namespace SellerDesk.Application.Marketplaces;

/// <summary>
/// Fetches pictures that buyers gave to a marketplace from the addresses that it told. Those addresses come from outside: only pictures are taken, only up to a
/// size, and never from inside the network that the desk stands in, unless the shop's own settings name that host.
/// </summary>
public interface IBuyerPhotos
{
    /// <param name="most">The most bytes that are taken.</param>
    /// <param name="cancel">Cancelled: whoever asked is gone. Time limits are the fetch's own.</param>
    Task<FetchedPhoto> FetchAsync(Shop shop, string address, int most, CancellationToken cancel);
}

/// <param name="Content">As it was sent, unchanged; null when there is none.</param>
/// <param name="Ending">Of its name, without a dot: what its bytes say it is.</param>
public sealed record FetchedPhoto(byte[]? Content, string Ending, PhotoLack? Lack)
{
    public static FetchedPhoto Without(PhotoLack lack) => new(null, "", lack);
}

/// <summary>Why there is no picture.</summary>
public enum PhotoLack
{
    /// <summary>No address of the web, or one inside the desk's own network.</summary>
    Address,

    /// <summary>The host did not answer, or not in time.</summary>
    Silent,

    /// <summary>It answered that there is nothing (any longer).</summary>
    Gone,
    TooBig,
    NoPicture,

    /// <summary>More pictures than are taken into one pack.</summary>
    TooMany,
}
