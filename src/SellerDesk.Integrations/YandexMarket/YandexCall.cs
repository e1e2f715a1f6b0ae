using SellerDesk.Application.Marketplaces;
using SellerDesk.Integrations.Http;

namespace SellerDesk.Integrations.YandexMarket;

/// <summary>One call as Yandex Market describes it.</summary>
/// <param name="Path">Below the host, or a whole address.</param>
/// <param name="Body">Sent as JSON.</param>
internal sealed record YandexCall(HttpMethod Http, YandexMethod Method, string Path, object? Body = null)
{
    public CallUrgency Urgency { get; init; } = CallUrgency.Background;

    /// <summary>"Not found" is an answer here and not a failure.</summary>
    public bool MayBeMissing { get; init; }

    /// <summary>A file, instead of a JSON body.</summary>
    public OutgoingFile? File { get; init; }
}
