using SellerDesk.Application.Data;
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
/// <param name="EachPart">The same where rows are told apart by their parts <c>line</c>; null: as <paramref name="Each"/>.</param>
internal sealed record FigureCount(Measure Measure, string Each, string? EachPart = null);

/// <summary>What a row consists of, for keys of which a row can have several: a row <c>line</c> for each key.</summary>
/// <param name="From">SQL of the tables.</param>
/// <param name="On">How they belong to the row <c>f</c>.</param>
/// <param name="Sums">SQL of further columns of <c>line</c>, summed up by row and key.</param>
internal sealed record FigureParts(string From, string On, string Key, string? Sums = null)
{
    /// <summary>
    /// What a select from rows <c>f</c> is joined with. Looked up row by row: on the day of a first pull nobody knows yet how many lines there are, and a plan for all rows at once that takes them for few goes through them
    /// again and again.
    /// </summary>
    public string Join => $"cross join lateral (select {Key} as key{(Sums is null ? "" : $", {Sums}")} from {From} where {On} group by 1) as line";
}

/// <summary>A way to tell a source's rows apart.</summary>
/// <param name="Key">SQL of the key, over <c>f</c> and <c>line</c>.</param>
/// <param name="Parts">Where a row has several keys; null: it has one.</param>
/// <param name="ByPart">A row is itself a part of something, and counts as such.</param>
internal sealed record FigureCut(FigureDimension Dimension, string Key, FigureParts? Parts = null, bool ByPart = false)
{
    public string Each(FigureCount count) => Parts is null && !ByPart ? count.Each : count.EachPart ?? count.Each;
}

/// <summary>
/// Where figures come from, said once: what counts days into <c>figure_months</c> and what lists the rows behind a number are both made from it, so that they cannot
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
    /// <summary>SQL of a row's day where it is not simply that of its moment; null: it is.</summary>
    public string? Day { get; init; }

    /// <summary>For which parts of a touched day it is counted.</summary>
    public int DayParts { get; init; } = ShopDay.Everything;

    public int PlaceOf(Measure measure) => Counts.TakeWhile(count => count.Measure != measure).Count();

    public FigureCut? Cut(FigureDimension dimension) => Cuts.FirstOrDefault(cut => cut.Dimension == dimension);

    public string FactsOf(string shop, string from, string to) =>
        Facts.Replace("$shop", shop, StringComparison.Ordinal).Replace("$from", from, StringComparison.Ordinal).Replace("$to", to, StringComparison.Ordinal);
}
