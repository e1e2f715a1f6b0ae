namespace SellerDesk.Application.Hooks;

/// <param name="Id">The same at every try and every replay: whoever is called knows repeats by it.</param>
/// <param name="Secrets">Each signs.</param>
public sealed record HookCall(Uri Address, string Id, string Body, IReadOnlyList<string> Secrets);

/// <param name="Status">Null: no answer came, or none that may be followed.</param>
/// <param name="Code">What went wrong, one of <see cref="Channels.ChannelSaid"/>; null: nothing.</param>
/// <param name="Said">The beginning of the answer, fit to be kept and shown.</param>
public sealed record HookAnswer(short? Status, string? Code, string Said, TimeSpan? RetryAfter)
{
    public bool GotThrough => Status is >= 200 and < 300;

    /// <summary>The address says that it is not there any more (410).</summary>
    public bool IsGone => Status == 410;
}

/// <summary>Calls addresses of other people's programs.</summary>
public interface IHookCaller
{
    /// <summary>Why the address may not be called, as the code of a refusal; null: it may, as far as it can be told before it is called.</summary>
    string? WhyNot(Uri address);

    /// <summary>The headers that prove whom it comes from, for people to look at.</summary>
    IReadOnlyDictionary<string, string> Sign(HookCall call, DateTimeOffset at);

    Task<HookAnswer> CallAsync(HookCall call, CancellationToken cancel);
}
