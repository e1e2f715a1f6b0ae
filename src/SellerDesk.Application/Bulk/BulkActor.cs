using SellerDesk.Application.Data;
using SellerDesk.Application.Team;
using SellerDesk.Domain.Shops;

namespace SellerDesk.Application.Bulk;

internal static class BulkActor
{
    public static Actor Of(DeskPerson person) =>
        new(person.PersonId, person.Name, person.Role, person.AllShops ? ShopScope.Everything : ShopScope.Of(person.ShopIds.Select(id => new ShopId(id))));
}
