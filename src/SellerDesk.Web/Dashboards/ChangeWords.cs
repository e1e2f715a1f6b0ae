using SellerDesk.Application.Dashboards.Figures;
using SellerDesk.Domain.Dashboards;
using SellerDesk.Web.Shell.Language;

namespace SellerDesk.Web.Dashboards;

/// <summary>What changed and why, in a sentence.</summary>
internal static class ChangeWords
{
    /// <summary>Returns +1.1 pp.</summary>
    public static string Head(Texts t, SureChange change) => $"{t.Short(change.Tile.Metric)} {t.Signed(change.Tile.Metric, change.Tile.Value!.Value, change.Tile.Before!.Value.Value!.Value)}";

    public static string Name(Texts t, ChangeCause cause) => cause.By == FigureDimension.Product ? t["changes.quoted", cause.Name] : t.Key(cause.By, cause.Key, cause.Name, cause.English);

    /// <summary>The words before each cause, the cause, and the words after it: a page makes a link of the cause.</summary>
    public static IEnumerable<(string Before, ChangeCause Cause, string After)> Causes(Texts t, SureChange change)
    {
        var last = change.Causes.Count - 1;
        for (var at = 0; at <= last; at++)
        {
            var cause = change.Causes[at];
            var own = cause.Metric == change.Tile.Metric;
            var words = t[(at == 0 ? "changes.first." : "changes.then.") + (own ? BoardFilter.Word(cause.By) : "count"), own ? Amount(t, change.Tile.Metric, cause.Part) : t.By(cause.By).ToLowerInvariant(), "\u0001"];
            var (before, after) = (words[..words.IndexOf('\u0001', StringComparison.Ordinal)], words[(words.IndexOf('\u0001', StringComparison.Ordinal) + 1)..]);
            yield return (before, cause, after + (own ? "" : t["changes.count", t.Format.Number(cause.Now.Numerator, 0), t.Format.Number(cause.Before.Numerator, 0)]));
        }
    }

    /// <summary>The whole sentence, for letters.</summary>
    public static string Sentence(Texts t, SureChange change) => Head(t, change) + string.Concat(Causes(t, change).Select(one => one.Before + Name(t, one.Cause) + one.After));

    private static string Amount(Texts t, Metric metric, decimal part) => metric.Unit switch
    {
        MetricUnit.Share => t.Format.PercentPoints(Math.Abs(part)),
        MetricUnit.Stars => t.Format.Number(Math.Abs(part), 2),
        MetricUnit.Score => t.Format.Number(Math.Abs(part), 0),
        _ => t.Value(metric, Math.Abs(part), ""),
    };
}
