namespace SellerDesk.Application.Marketplaces;

/// <summary>Carries the seller's decisions on returns, claims and cancellation requests. One call is one try; failures as with <see cref="IReplySender"/>.</summary>
public interface IReturnDecider
{
    Task DecideAsync(ShopAccess shop, ReturnCall decision, CancellationToken cancel);

    /// <summary>What the marketplace shows now; null when it does not know the number (any more).</summary>
    Task<IncomingReturn?> LookUpAsync(ShopAccess shop, string number, CancellationToken cancel);
}

/// <param name="Number">As in <see cref="IncomingReturn.Number"/>.</param>
/// <param name="Code">One of its <see cref="IncomingReturn.Decisions"/>.</param>
public sealed record ReturnCall(string Number, string Code, string? Comment, decimal? Amount, string? Reason, IReadOnlyDictionary<string, string> Facts);
