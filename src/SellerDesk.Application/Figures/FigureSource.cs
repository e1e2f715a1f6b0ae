using SellerDesk.Domain.Dashboards;

namespace SellerDesk.Application.Figures;

/// <summary>What a row behind a figure is, and so where its link leads.</summary>
public enum FigureThing
{
    Order,
    Review,
    Complaint,
    Return,
    SurveyAnswer,
    WorkItem,
    FunnelDay,
    Buyer,

    /// <summary>A deadline; its row has the clock's id.</summary>
    Clock,
}

/// <summary>A measure of a source: what one row adds to it.</summary>
/// <param name="Each">SQL over a row <c>f</c> of the source: a whole number.</param>
/// <param name="EachLine">The same where rows are told apart by their lines <c>line</c>; null: as <paramref name="Each"/>.</param>
internal sealed record FigureCount(Measure Measure, string Each, string? EachLine = null);

/// <summary>A way to tell a source's rows apart.</summary>
/// <param name="Key">SQL of the key, over <c>f</c> and <c>line</c>.</param>
/// <param name="Lines">SQL of <c>line</c>, a row for each key of <c>f</c>; null: a row has one key.</param>
internal sealed record FigureCut(FigureDimension Dimension, string Key, string? Lines = null);

/// <summary>
/// Where figures come from, said once: what counts a day into <c>figure_months</c> and what lists the rows behind a number are both made from it, so that they cannot
/// say different things.
/// </summary>
/// <param name="Facts">
/// Makes the rows <c>f</c> of one shop and span: a select with the columns id, at, currency and whatever counts and cuts ask for, where <c>$shop</c>, <c>$from</c> and <c>$to</c>
/// (not included) stand for the shop and the span's ends.
/// </param>
/// <param name="Touched">The table of the days that have to be counted anew.</param>
/// <param name="Counts">In the order in which <see cref="FigureMonth.Upto"/> keeps them: new ones go to the end.</param>
internal sealed record FigureSource(FigureOf Of, FigureThing Thing, string Touched, string Facts, IReadOnlyList<FigureCount> Counts, IReadOnlyList<FigureCut> Cuts)
{
    public int PlaceOf(Measure measure) => Counts.TakeWhile(count => count.Measure != measure).Count();

    public FigureCut? Cut(FigureDimension dimension) => Cuts.FirstOrDefault(cut => cut.Dimension == dimension);

    public string FactsOf(string shop, string from, string to) =>
        Facts.Replace("$shop", shop, StringComparison.Ordinal).Replace("$from", from, StringComparison.Ordinal).Replace("$to", to, StringComparison.Ordinal);

    public static string Each(FigureCount count, FigureCut cut) => cut.Lines is null ? count.Each : count.EachLine ?? count.Each;
}
