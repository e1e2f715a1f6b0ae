using Microsoft.AspNetCore.Identity;
using SellerDesk.Application.Data;
using SellerDesk.Domain.Team;

namespace SellerDesk.Application.Team;

/// <summary>Gives somebody another name, role or other shops. Their open pages follow within a minute.</summary>
public sealed class ChangePerson(UserManager<DeskPerson> people, SellerDeskDb db, DemoDoor demo)
{
    public async Task ExecuteAsync(Actor actor, PersonId id, string name, Role role, ShopScope shops, CancellationToken cancel)
    {
        await using var gate = await PeopleGate.EnterAsync(db, cancel);
        var person = await PeopleRules.FindChangeableAsync(people, actor, id);
        PeopleRules.RequireMayGive(actor, role, shops);
        if (role != Role.Owner)
        {
            await PeopleRules.RequireAnotherOwnerAsync(people, demo, person, cancel);
        }

        person.Name = PersonForm.Name(name);
        person.Role = role;
        person.AllShops = shops.All;
        person.ShopIds = [.. shops.Shops.Select(shop => shop.Value)];
        (await people.UpdateAsync(person)).ThrowIfFailed();
        await gate.CommitAsync(cancel);
    }
}
