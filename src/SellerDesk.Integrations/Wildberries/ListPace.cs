namespace SellerDesk.Integrations.Wildberries;

/// <summary>How much is asked for at once and how often, by what the token's limits bear.</summary>
/// <param name="PageSize">Items in one call.</param>
/// <param name="HeadSize">Items in one call to the archive's newest end, of which few are new.</param>
/// <param name="FreshEvery">What is new is asked for at most this often.</param>
/// <param name="LookBackEvery">The last days are read again whole this often.</param>
internal sealed record ListPace(int PageSize, int HeadSize, TimeSpan FreshEvery, TimeSpan LookBackEvery)
{
    /// <summary>Times differ by this much at most between the marketplace's lists.</summary>
    public static readonly TimeSpan Overlap = TimeSpan.FromHours(2);

    /// <summary>Within it a review may be answered elsewhere, moderated, supplemented or archived: after it Wildberries archives it anyway.</summary>
    public static readonly TimeSpan LookBack = TimeSpan.FromDays(30);

    /// <summary>While the history is being walked, what is new is fetched in between this often.</summary>
    public static readonly TimeSpan FreshDuringHistory = TimeSpan.FromMinutes(10);

    /// <summary>
    /// A base token has five calls an hour for reviews, questions and answers together: pages of the largest size (5000), and one pass an hour.
    /// Others ask for smaller pages, which are saved and shown sooner.
    /// </summary>
    public static ListPace Of(WildberriesToken token, int? pageSize) => token.IsLimited
        ? new ListPace(pageSize ?? 5000, pageSize ?? 1000, TimeSpan.FromHours(1), TimeSpan.FromHours(12))
        : new ListPace(pageSize ?? 1000, pageSize ?? 100, TimeSpan.Zero, TimeSpan.FromHours(1));

    public int TakeOf(ListTask task) => task.Take ?? (task.List == ItemList.ArchiveHead ? HeadSize : PageSize);
}
