using SellerDesk.Application.Orders.Packing;

namespace SellerDesk.Web.Orders.Packing;

/// <summary>Registers lists of packing and the sheets of orders.</summary>
internal static class PackingPagesSetup
{
    public static IServiceCollection AddPackingPages(this IServiceCollection services) => services.AddPacking();
}
