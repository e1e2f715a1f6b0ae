using SellerDesk.Application.Marketplaces;

namespace SellerDesk.Application.Imports.Rows;

/// <param name="LineNumber">Null: the file does not number its lines, they are numbered as they come.</param>
public sealed record OrderRowLine(int? LineNumber, IncomingProduct? Product, string? Category, int Quantity, decimal UnitPrice, decimal DeliveryPrice, string Currency);
