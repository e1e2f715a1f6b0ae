namespace SellerDesk.Application.Replies;

/// <summary>How patiently replies are delivered. Defaults suit real marketplaces; tests use shorter times.</summary>
public sealed record DeliverySettings
{
    /// <summary>A call that has not answered by then is given up; its effect is unknown.</summary>
    public TimeSpan CallTimeout { get; init; } = TimeSpan.FromSeconds(20);

    /// <summary>After a call's timeout, how much longer the marketplace may still be working on it before a look-up counts as proof.</summary>
    public TimeSpan Settling { get; init; } = TimeSpan.FromSeconds(25);

    /// <summary>From a well-answered call to the first look-up; later ones wait longer and longer.</summary>
    public TimeSpan FirstLookUp { get; init; } = TimeSpan.FromSeconds(2);

    /// <summary>Longest pause between two look-ups of one reply.</summary>
    public TimeSpan LongestPause { get; init; } = TimeSpan.FromMinutes(15);

    /// <summary>Look-ups that may show nothing after a well-answered call, before a person is asked.</summary>
    public int LookUpsInVain { get; init; } = 8;

    public TimeSpan Pause(int times)
    {
        var pause = FirstLookUp * Math.Pow(1.6, Math.Min(times, 30));
        return pause < LongestPause ? pause : LongestPause;
    }
}
