using System.Text.Json.Nodes;
using SellerDesk.Simulator.World;

namespace SellerDesk.Simulator.Marketplaces;

/// <summary>What a person or a test wants of new keys: for whom, with which rights, of which kind, for how long, under which subscription. Empty means the marketplace's usual.</summary>
internal sealed record KeyWish(Account Account, string[]? Scopes, string? Kind, double? Days, string? Subscription);

/// <summary>
/// How one marketplace speaks, as far as what is common to all must know it: where it listens, what its keys and its errors look like,
/// which fields hold what the faults spoil. Registered as a singleton; everything under <see cref="Prefix"/> is its own.
/// </summary>
internal interface IWire
{
    /// <summary>The name in the control routes, one of <see cref="Home"/>.</summary>
    string Marketplace { get; }

    /// <summary>The path's first segment, as "/wb".</summary>
    string Prefix { get; }

    WireShape Shape { get; }

    /// <summary>The keys as the control route hands them out (an object with the fields that a seller would paste), or the reason why not.</summary>
    (object? Keys, string Problem) IssueKeys(KeyWish wish);

    /// <summary>The marketplace's own body for a failure of that status (4xx or 5xx).</summary>
    Task WriteErrorAsync(HttpContext context, int status);

    /// <summary>Too many requests, in the marketplace's own status and headers.</summary>
    Task WriteLimitAsync(HttpContext context, double seconds);

    /// <summary>A failure told in a body of status 200, for those that have such; otherwise a plain 500.</summary>
    Task WriteEnvelopeErrorAsync(HttpContext context);

    void Map(WebApplication app);
}

/// <summary>Names of fields in the bodies: rows (the first of these arrays that is found; else the first array at all), ids that faults leave alone, totals that may lie, cursors that may go back, texts that may swell.</summary>
internal sealed record WireShape(IReadOnlyList<string> Rows, IReadOnlyList<string> Ids, IReadOnlyList<string> Totals, IReadOnlyList<string> Cursors, IReadOnlyList<string> Texts)
{
    public JsonArray? RowsOf(JsonNode? node) => Rows.Select(name => Named(node, name)).FirstOrDefault(rows => rows is not null) ?? First(node);

    private static JsonArray? Named(JsonNode? node, string name) => node switch
    {
        JsonObject holder when holder[name] is JsonArray { Count: > 0 } rows => rows,
        JsonObject holder => holder.Select(field => field.Value is JsonObject inner ? Named(inner, name) : null).FirstOrDefault(rows => rows is not null),
        _ => null,
    };

    private static JsonArray? First(JsonNode? node) => node switch
    {
        JsonArray array => array,
        JsonObject holder => holder.Select(field => field.Value).Select(value => value is JsonArray array ? array : value is JsonObject ? First(value) : null).FirstOrDefault(rows => rows is not null),
        _ => null,
    };
}

/// <summary>All registered marketplaces.</summary>
internal sealed class Wires(IEnumerable<IWire> wires)
{
    public IReadOnlyList<IWire> All { get; } = [.. wires];

    public IWire? Named(string? marketplace) => All.FirstOrDefault(wire => wire.Marketplace == (string.IsNullOrEmpty(marketplace) ? Home.Wildberries : marketplace));

    public IWire? At(PathString path) => All.FirstOrDefault(wire => path.StartsWithSegments(wire.Prefix));
}
