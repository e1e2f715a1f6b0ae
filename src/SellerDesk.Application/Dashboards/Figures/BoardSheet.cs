using SellerDesk.Domain.Dashboards;

namespace SellerDesk.Application.Dashboards.Figures;

/// <summary>A metric by product, region …, as a board's table shows it.</summary>
public sealed record BoardTable(BoardCut Cut, FigureKeyView View);

/// <summary>A board as plain data: pages draw it, files and reports write it down.</summary>
/// <param name="Besides">Figures that panels need besides the tiles.</param>
public sealed record BoardSheet(BoardPlan Plan, BoardAsk Ask, IReadOnlyList<BoardTile> Tiles, IReadOnlyList<BoardTile> Besides, IReadOnlyList<BoardTable> Tables, FigureSheet Figures)
{
    public string Currency => Figures.Currency;

    /// <summary>Nothing at all was counted in the period.</summary>
    public bool IsEmpty => Tiles.All(tile => tile.Lack is not null || tile.Now is { Numerator: 0, Denominator: 0 });

    public BoardTile? Tile(Metric metric) => Tiles.Concat(Besides).FirstOrDefault(tile => tile.Metric == metric);

    /// <summary>Null where the metric is not told apart by it.</summary>
    public BoardTable? Table(Metric metric, FigureDimension by) => Tables.FirstOrDefault(table => table.Cut.Metric == metric && table.Cut.By == by);
}
